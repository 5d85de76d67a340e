import type { JsonObject } from '#shared/model/record';
import { batchArn } from '../../deployment';
import { ClientException } from '../../service-error';
import type { Operation } from '../operation';
import { shapeOf } from '../service-model';
import { NAME } from './limits';
import { readTags } from './tags';

const RESOURCE_TYPE = { pattern: /^(REPLENISHABLE|NON_REPLENISHABLE)$/, rule: 'REPLENISHABLE or NON_REPLENISHABLE' };

/** Makes a consumable resource: a number of things that jobs take. */
export const createConsumableResource: Operation = {
  name: 'CreateConsumableResource',
  handle: (input, { account }) => {
    const { consumableResourceName: _, ...properties } = input.ofShape<JsonObject>(shapeOf('CreateConsumableResourceRequest$'));
    const name = input.requiredText('consumableResourceName', NAME);
    input.integer('totalQuantity', { min: 0, max: Infinity });
    input.text('resourceType', RESOURCE_TYPE);
    readTags(input);
    if (account.model.consumableResources.some((resource) => resource.name === name)) {
      throw new ClientException(`Object already exists: the consumable resource "${name}"`);
    }
    const arn = batchArn('consumable-resource', name);
    const at = Date.now();
    account.change({ type: 'CREATED', at, member: 'consumableResources', name, arn, properties: { ...properties, createdAt: at } });
    return { consumableResourceName: name, consumableResourceArn: arn };
  },
};
