import { ClientException } from '../../service-error';
import type { Operation } from '../operation';
import { requiredQueue } from './required';
import { checkIsSettled } from './settled';

/** Deletes a queue that is DISABLED. "All jobs in the queue are eventually terminated." */
export const deleteJobQueue: Operation = {
  name: 'DeleteJobQueue',
  handle: (input, { account }) => {
    const queue = requiredQueue(account, input.requiredText('jobQueue'));
    const { name, arn, state } = queue;
    checkIsSettled(queue, account, 'delete');
    if (state !== 'DISABLED') { throw new ClientException(`Cannot delete, resource is ${state}; update the job queue "${name}" to DISABLED first`); }
    account.change({ type: 'DELETED', at: Date.now(), member: 'jobQueues', arn });
  },
};
