import { findJobQueue } from '../../deployment';
import type { Operation } from '../operation';
import { page } from '../page';
import { existing } from './existing';
import { jobQueueDetail } from '../shapes/job-queue-detail';

/** Describes the queues that are asked for, or all. */
export const describeJobQueues: Operation = {
  name: 'DescribeJobQueues',
  handle: (input, { account }) => {
    const names = input.texts('jobQueues') ?? [];
    const queues = names.length > 0
      ? existing(names, (name) => findJobQueue(account, name))
      : account.model.jobQueues;
    const { items, nextToken } = page(queues, input, 100);
    return { jobQueues: items.map((queue) => jobQueueDetail(queue, account)), nextToken };
  },
};
