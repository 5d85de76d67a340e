import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

const SHARED_ROLE_ID = 'BatchworksExecutionRole';

/**
 * The execution role that all jobs of a stack share which read no secret.
 *
 * One role for the stack, and not one for the platform: a grant (say, to pull from a repository) then never makes the platform's
 * stack depend on the job's.
 */
export function sharedExecutionRole(scope: Construct): iam.IRole {
  const stack = Stack.of(scope);
  return (stack.node.tryFindChild(SHARED_ROLE_ID) as iam.Role | undefined) ?? executionRole(stack, SHARED_ROLE_ID);
}

/** An execution role without permissions: what is bound to the job grants what it needs. */
export function executionRole(scope: Construct, id: string): iam.Role {
  return new iam.Role(scope, id, {
    assumedBy: new iam.ServicePrincipal('ecs-tasks.amazonaws.com'),
    description: 'ECS pulls images, reads secrets and writes logs of AWS Batch jobs with it',
  });
}
