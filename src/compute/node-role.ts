import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

/** Join the cluster, give pods addresses, pull images. */
const POLICIES = ['AmazonEKSWorkerNodePolicy', 'AmazonEKS_CNI_Policy', 'AmazonEC2ContainerRegistryPullOnly'];

/**
 * The role of instances that join an Amazon EKS cluster. The L2's own role has a policy for Amazon ECS, with which none joins.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/create-node-role.html
 */
export function createNodeRole(scope: Construct): iam.Role {
  return new iam.Role(scope, 'InstanceRole', {
    assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com'),
    managedPolicies: POLICIES.map((name) => iam.ManagedPolicy.fromAwsManagedPolicyName(name)),
  });
}
