import { findJobQueue } from '../../../deployment';
import type { Operation } from '../../operation';
import { existingPage } from './lookup/existing';
import { jobQueueDetail } from '../../shapes/job-queue-detail';

/** Describes the queues that are asked for, or all. */
export const describeJobQueues: Operation = {
  name: 'DescribeJobQueues',
  handle: (input, { account }) => {
    const { items, nextToken } = existingPage(input, 'jobQueues', (name) => findJobQueue(account, name), account.model.jobQueues);
    return { jobQueues: items.map((queue) => jobQueueDetail(queue, account)), nextToken };
  },
};
