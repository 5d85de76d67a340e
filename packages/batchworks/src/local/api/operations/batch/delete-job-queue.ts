import type { Operation } from '../../operation';
import { requiredQueue } from './lookup/required';
import { checkIsDisabled, checkIsSettled } from './rules/changes';

/** Deletes a queue that is DISABLED. "All jobs in the queue are eventually terminated." */
export const deleteJobQueue: Operation = {
  name: 'DeleteJobQueue',
  handle: (input, { account }) => {
    const queue = requiredQueue(account, input.requiredText('jobQueue'));
    checkIsSettled(queue, account, 'delete');
    checkIsDisabled('job-queue', queue);
    account.change({ type: 'DELETED', at: Date.now(), member: 'jobQueues', arn: queue.arn });
  },
};
