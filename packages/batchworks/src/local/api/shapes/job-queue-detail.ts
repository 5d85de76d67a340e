import { platformOf } from '#shared/checks/placements';
import type { BatchModel, JobQueueModel } from '#shared/model/types';
import type { JobQueueDetail, JobQueueType } from '@aws-sdk/client-batch';
import { tagsOf } from './tags';
import type { Account } from '../../account';
import { environmentOfQueue } from '../../deployment';
import { plain } from '../../plain';

/** A queue as DescribeJobQueues shows it. */
export function jobQueueDetail(queue: JobQueueModel, account: Account): JobQueueDetail {
  const { schedulingPolicyArn, jobStateTimeLimitActions } = plain(queue.properties) as Partial<JobQueueDetail>;
  return {
    jobQueueName: queue.name,
    jobQueueArn: queue.arn,
    state: queue.state,
    status: account.statusOf(queue.arn),
    statusReason: 'JobQueue Healthy',
    priority: plain(queue.priority) as number,
    computeEnvironmentOrder: queue.computeEnvironments
      .map((reference, index) => ({ order: index + 1, computeEnvironment: arnOf(reference, account.model) })),
    schedulingPolicyArn,
    jobQueueType: typeOf(queue, account.model),
    jobStateTimeLimitActions,
    tags: tagsOf(queue, account),
  };
}

/** A request may name an environment; the answer has its ARN. */
function arnOf(reference: unknown, model: BatchModel): string {
  return environmentOfQueue(model, reference)?.arn ?? plain(reference) as string;
}

function typeOf(queue: JobQueueModel, model: BatchModel): JobQueueType {
  const environments = queue.computeEnvironments.flatMap((reference) => environmentOfQueue(model, reference) ?? []);
  return environments.some((environment) => platformOf(environment) === 'FARGATE') ? 'ECS_FARGATE' : 'ECS';
}
