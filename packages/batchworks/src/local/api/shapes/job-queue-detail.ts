import type { JobQueueModel } from '#shared/model/types';
import type { JobQueueDetail } from '@aws-sdk/client-batch';
import { plain } from '../../plain';

/** A queue as DescribeJobQueues shows it. */
export function jobQueueDetail(queue: JobQueueModel): JobQueueDetail {
  return {
    ...plain(queue.properties) as Partial<JobQueueDetail>,
    jobQueueName: queue.name,
    jobQueueArn: queue.arn,
    state: queue.state,
    status: 'VALID',
    statusReason: 'JobQueue Healthy',
    priority: plain(queue.priority) as number,
    computeEnvironmentOrder: queue.computeEnvironments.map((arn, index) => ({ order: index + 1, computeEnvironment: plain(arn) as string })),
  };
}
