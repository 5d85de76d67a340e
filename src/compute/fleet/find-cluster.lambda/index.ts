import { BatchClient, DescribeComputeEnvironmentsCommand } from '@aws-sdk/client-batch';

/** The part of the event of AWS CloudFormation that this handler reads. */
export interface FindClusterEvent {
  readonly RequestType: 'Create' | 'Update' | 'Delete';
  readonly PhysicalResourceId?: string;
  readonly ResourceProperties: { readonly ComputeEnvironment: string };
}

/** What the custom resource answers. */
export interface FoundCluster {
  readonly PhysicalResourceId?: string;
  readonly Data?: { readonly ClusterArn: string; readonly ClusterName: string };
}

const batch = new BatchClient();

/** Tells the Amazon ECS cluster that AWS Batch made for a compute environment, which AWS CloudFormation does not tell. */
export async function handler({ RequestType, PhysicalResourceId, ResourceProperties }: FindClusterEvent): Promise<FoundCluster> {
  if (RequestType === 'Delete') { return { PhysicalResourceId }; } // AWS Batch deletes its cluster itself
  const clusterArn = await findCluster(ResourceProperties.ComputeEnvironment);
  return { PhysicalResourceId: clusterArn, Data: { ClusterArn: clusterArn, ClusterName: clusterArn.split('/').at(-1)! } };
}

async function findCluster(computeEnvironment: string): Promise<string> {
  const { computeEnvironments = [] } = await batch.send(new DescribeComputeEnvironmentsCommand({ computeEnvironments: [computeEnvironment] }));
  const [found] = computeEnvironments;
  if (!found?.ecsClusterArn) {
    throw new Error(`${computeEnvironment} must have an Amazon ECS cluster, got ${found ? `${found.status}: ${found.statusReason}` : 'no such compute environment'}`);
  }
  return found.ecsClusterArn;
}
