import type { Operation } from '../../operation';
import { requiredConsumableResource } from './lookup/required';

/** Deletes a consumable resource. */
export const deleteConsumableResource: Operation = {
  name: 'DeleteConsumableResource',
  handle: (input, { account }) => {
    const { arn } = requiredConsumableResource(account, input.requiredText('consumableResource'));
    account.change({ type: 'DELETED', at: Date.now(), member: 'consumableResources', arn });
  },
};
