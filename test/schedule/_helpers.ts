import { Stack } from 'aws-cdk-lib';
import { BatchPlatform, FairShare, IBatchQueue } from '../../src';

/** A queue in which every job has a share, on Fargate. */
export function fairQueue(stack: Stack): IBatchQueue {
  const batch = new BatchPlatform(stack, 'Fair');
  return batch.addQueue('Queue', { compute: [batch.addFargateCompute('Fargate')], fairShare: FairShare.of({ research: 1 }) });
}
