import { batchResource, modelOfResources } from './_helpers';
import { Unknown } from '../../src/model/unknown';

test('a consumable resource is read in the API\'s terms', () => {
  const properties = { ConsumableResourceName: 'licenses', ResourceType: 'REPLENISHABLE', TotalQuantity: '20' };
  expect(modelOfResources({ Licenses: batchResource('ConsumableResource', properties) }).consumableResources).toMatchObject([{
    name: 'licenses', arn: 'licenses.ConsumableResourceArn', resourceType: 'REPLENISHABLE', totalQuantity: 20,
  }]);
});

test('of a consumable resource without properties, nothing is known', () => {
  const [resource] = modelOfResources({ Licenses: batchResource('ConsumableResource', {}) }).consumableResources;
  expect([resource.resourceType, resource.totalQuantity]).toEqual([expect.any(Unknown), expect.any(Unknown)]);
});
