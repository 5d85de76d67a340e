import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

/** @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/managed-instances-instance-profile.html */
export function createManagedInstanceRole(scope: Construct): iam.Role {
  return new iam.Role(scope, 'InstanceRole', {
    assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com'),
    managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName('AmazonECSInstanceRolePolicyForManagedInstances')],
  });
}

/**
 * The managed policy lets pass only roles whose names begin with `ecsInstanceRole`, which none does that AWS CloudFormation names:
 * hence the permission to pass this one.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/infrastructure_IAM_role.html
 */
export function createInfrastructureRole(scope: Construct, instanceRole: iam.IRole): iam.Role {
  const role = new iam.Role(scope, 'InfrastructureRole', {
    assumedBy: new iam.ServicePrincipal('ecs.amazonaws.com'),
    managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName('AmazonECSInfrastructureRolePolicyForManagedInstances')],
  });
  role.addToPolicy(new iam.PolicyStatement({
    actions: ['iam:PassRole'],
    resources: [instanceRole.roleArn],
    conditions: { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } },
  }));
  return role;
}
