import { ClientException } from '../../service-error';
import type { Operation } from '../operation';
import { requiredComputeEnvironment } from './required';
import { checkIsSettled } from './settled';

/** Deletes a compute environment that is DISABLED and that no queue uses. */
export const deleteComputeEnvironment: Operation = {
  name: 'DeleteComputeEnvironment',
  handle: (input, { account }) => {
    const environment = requiredComputeEnvironment(account, input.requiredText('computeEnvironment'));
    const { name, arn, state } = environment;
    checkIsSettled(environment, account, 'delete');
    if (state !== 'DISABLED') {
      throw new ClientException(`Cannot delete, resource is ${state}; update the compute environment "${name}" to DISABLED first`);
    }
    const user = account.model.jobQueues.find(({ computeEnvironments }) => computeEnvironments.includes(arn) || computeEnvironments.includes(name));
    if (user) { throw new ClientException(`Cannot delete, found existing JobQueue relationship: the job queue "${user.name}" uses "${name}"`); }
    account.change({ type: 'DELETED', at: Date.now(), member: 'computeEnvironments', arn });
  },
};
