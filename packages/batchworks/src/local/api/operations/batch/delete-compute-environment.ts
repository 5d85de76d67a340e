import { ClientException } from '../../../service-error';
import type { Operation } from '../../operation';
import { requiredComputeEnvironment } from './lookup/required';
import { checkIsDisabled, checkIsSettled } from './rules/changes';

/** Deletes a compute environment that is DISABLED and that no queue uses. */
export const deleteComputeEnvironment: Operation = {
  name: 'DeleteComputeEnvironment',
  handle: (input, { account }) => {
    const environment = requiredComputeEnvironment(account, input.requiredText('computeEnvironment'));
    const { name, arn } = environment;
    checkIsSettled(environment, account, 'delete');
    checkIsDisabled('compute-environment', environment);
    const user = account.model.jobQueues.find(({ computeEnvironments }) => computeEnvironments.includes(arn) || computeEnvironments.includes(name));
    if (user) { throw new ClientException(`Cannot delete, found existing JobQueue relationship: the job queue "${user.name}" uses "${name}"`); }
    account.change({ type: 'DELETED', at: Date.now(), member: 'computeEnvironments', arn });
  },
};
