import * as iam from 'aws-cdk-lib/aws-iam';
import { IConstruct } from 'constructs';

/**
 * Deletes a role, and its policies, only after the compute environment that AWS looks after with it: without the role the compute environment
 * stays in DELETING for ever (CE-40).
 */
export function outlive(role: iam.IRole, computeEnvironment: IConstruct) {
  computeEnvironment.node.addDependency(role);
}
