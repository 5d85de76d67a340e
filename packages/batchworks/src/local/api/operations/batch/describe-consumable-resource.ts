import type { Operation } from '../../operation';
import { requiredConsumableResource } from './lookup/required';
import { consumableResourceDetail } from '../../shapes/consumable-resource';

/** A consumable resource, and how much of it is taken. */
export const describeConsumableResource: Operation = {
  name: 'DescribeConsumableResource',
  handle: (input, services) => consumableResourceDetail(requiredConsumableResource(services.account, input.requiredText('consumableResource')), services),
};
