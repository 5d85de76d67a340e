import { ClientException } from '../../../service-error';
import type { Operation } from '../../operation';
import { requiredSchedulingPolicy } from './lookup/required';

/** Deletes a scheduling policy that no queue has. */
export const deleteSchedulingPolicy: Operation = {
  name: 'DeleteSchedulingPolicy',
  handle: (input, { account }) => {
    const { name, arn } = requiredSchedulingPolicy(account, input.requiredText('arn'));
    const user = account.model.jobQueues.find(({ properties }) => properties.schedulingPolicyArn === arn);
    if (user) { throw new ClientException(`the scheduling policy "${name}" must not be in use; the job queue "${user.name}" has it`); }
    account.change({ type: 'DELETED', at: Date.now(), member: 'schedulingPolicies', arn });
  },
};
