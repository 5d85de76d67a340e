import { toApiShape } from '../api-shape';
import type { ConsumableResourceModel } from '../consumable-resource-types';
import { readNumber, readText } from '../read-value';
import { Unknown } from '../unknown';
import type { ResourceKind } from './kind';

export const CONSUMABLE_RESOURCE: ResourceKind<ConsumableResourceModel> = {
  type: 'AWS::Batch::ConsumableResource',
  nameProperty: 'ConsumableResourceName',
  arnAttribute: 'ConsumableResourceArn',
  read: ({ identity, properties: declared }) => {
    const properties = toApiShape(declared);
    return {
      ...identity,
      resourceType: readText(properties, 'resourceType') ?? new Unknown('the consumable resource has no type'),
      totalQuantity: readNumber(properties, 'totalQuantity') ?? new Unknown('the consumable resource has no quantity'),
      properties,
    };
  },
};
