import { consumableResourceOf } from '../../../scheduler';
import { ClientException } from '../../../service-error';
import type { Operation } from '../../operation';
import { requiredConsumableResource } from './lookup/required';
import { QUANTITY } from './rules/limits';

const OPERATION = { pattern: /^(SET|ADD|REMOVE)$/, rule: 'SET, ADD or REMOVE' };

/** Sets how much there is of a consumable resource, or adds to it, or takes from it. */
export const updateConsumableResource: Operation = {
  name: 'UpdateConsumableResource',
  handle: (input, { account, runner }) => {
    const resource = requiredConsumableResource(account, input.requiredText('consumableResource'));
    const operation = input.text('operation', OPERATION) ?? 'SET';
    const quantity = input.integer('quantity', QUANTITY) ?? 0;
    const before = consumableResourceOf(runner.state, resource.name)?.totalQuantity ?? 0; // less than it was, where jobs have used it up
    const totalQuantity = { SET: quantity, ADD: before + quantity, REMOVE: before - quantity }[operation]!;
    if (totalQuantity < 0) { throw new ClientException(`\`quantity\` to REMOVE must be at most what there is, ${before}, got ${quantity}`); }
    account.change({ type: 'UPDATED', at: Date.now(), member: 'consumableResources', arn: resource.arn, properties: { totalQuantity } });
    return { consumableResourceName: resource.name, consumableResourceArn: resource.arn, totalQuantity };
  },
};
