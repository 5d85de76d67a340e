import type { JsonObject } from '#shared/model/record';
import type { Operation } from '../../operation';
import { shapeOf } from '../../service-model';
import { newArn } from './rules/changes';
import { NAME, QUANTITY } from './rules/limits';
import { readTags } from './rules/tags';

const RESOURCE_TYPE = { pattern: /^(REPLENISHABLE|NON_REPLENISHABLE)$/, rule: 'REPLENISHABLE or NON_REPLENISHABLE' };

/** Makes a consumable resource: a number of things that jobs take. */
export const createConsumableResource: Operation = {
  name: 'CreateConsumableResource',
  handle: (input, { account }) => {
    const { consumableResourceName: _, ...properties } = input.ofShape<JsonObject>(shapeOf('CreateConsumableResourceRequest$'));
    const name = input.requiredText('consumableResourceName', NAME);
    input.integer('totalQuantity', QUANTITY);
    input.text('resourceType', RESOURCE_TYPE);
    readTags(input);
    const arn = newArn('consumable-resource', name, account.model.consumableResources);
    const at = Date.now();
    account.change({ type: 'CREATED', at, member: 'consumableResources', name, arn, properties: { ...properties, createdAt: at } });
    return { consumableResourceName: name, consumableResourceArn: arn };
  },
};
