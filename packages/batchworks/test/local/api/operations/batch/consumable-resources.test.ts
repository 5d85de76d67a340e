import {
  CreateConsumableResourceCommand, DeleteConsumableResourceCommand, DescribeConsumableResourceCommand, ListConsumableResourcesCommand,
  ListJobsByConsumableResourceCommand, UpdateConsumableResourceCommand,
} from '@aws-sdk/client-batch';
import { TestBatch } from '../../../../_helpers/test-batch';

afterEach(async () => TestBatch.closeAll());

const Licenses = { Type: 'AWS::Batch::ConsumableResource', Properties: { ConsumableResourceName: 'Licenses', ResourceType: 'REPLENISHABLE', TotalQuantity: '5' } };
const TAKES_TWO = { Job: { properties: { ConsumableResourceProperties: { ConsumableResourceList: [{ ConsumableResource: 'Licenses', Quantity: 2 }] } } } };

describe('a consumable resource', () => {
  test('of the template says how much of it is taken', async () => {
    const test = await TestBatch.start({ jobs: TAKES_TWO, resources: { Licenses } });
    await test.running(await test.submitShell('Job', 'sleep 60'));
    await expect(test.client.send(new DescribeConsumableResourceCommand({ consumableResource: 'Licenses' }))).resolves.toMatchObject({
      consumableResourceName: 'Licenses', totalQuantity: 5, inUseQuantity: 2, availableQuantity: 3, resourceType: 'REPLENISHABLE',
    });
  });

  test.each([['SET', 3, 3], ['ADD', 3, 8], ['REMOVE', 3, 2], [undefined, 3, 3]])('can be changed: %s %d gives %d', async (operation, quantity, totalQuantity) => {
    const test = await TestBatch.start({ resources: { Licenses } });
    await expect(test.client.send(new UpdateConsumableResourceCommand({ consumableResource: 'Licenses', operation, quantity })))
      .resolves.toMatchObject({ consumableResourceName: 'Licenses', totalQuantity });
  });

  test('cannot be less than none', async () => {
    const test = await TestBatch.start({ resources: { Licenses } });
    await expect(test.client.send(new UpdateConsumableResourceCommand({ consumableResource: 'Licenses', operation: 'REMOVE', quantity: 6 })))
      .rejects.toThrow('`quantity` to REMOVE must be at most what there is, 5, got 6');
  });

  test('can be created, found by its name, and deleted', async () => {
    const test = await TestBatch.start({ resources: { Licenses } });
    await test.client.send(new CreateConsumableResourceCommand({ consumableResourceName: 'Seats', totalQuantity: 1 }));
    await expect(test.client.send(new CreateConsumableResourceCommand({ consumableResourceName: 'Seats' }))).rejects.toThrow('Object already exists: the consumable resource "Seats"');
    const list = async (...values: string[]) => {
      const filters = values.length > 0 ? [{ name: 'CONSUMABLE_RESOURCE_NAME', values }] : undefined;
      const { consumableResources } = await test.client.send(new ListConsumableResourcesCommand({ filters }));
      return consumableResources!.map(({ consumableResourceName }) => consumableResourceName);
    };
    await expect(list()).resolves.toEqual(['Licenses', 'Seats']);
    await expect(list('sea*', 'nothing')).resolves.toEqual(['Seats']);
    await test.client.send(new DeleteConsumableResourceCommand({ consumableResource: 'Seats' }));
    await expect(list()).resolves.toEqual(['Licenses']);
    await test.client.send(new CreateConsumableResourceCommand({ consumableResourceName: 'Seats' }));
  });
});

test('ListJobsByConsumableResource shows the jobs that take it, by name and state', async () => {
  const test = await TestBatch.start({ jobs: { ...TAKES_TWO, Free: {} }, resources: { Licenses } });
  await test.finished(await test.submit('Job', { jobName: 'first' }));
  await test.submit('Free');
  await test.running(await test.submitShell('Job', 'sleep 60', {
    jobName: 'second', consumableResourcePropertiesOverride: { consumableResourceList: [{ consumableResource: 'Licenses', quantity: 1 }] },
  }));
  const list = async (filters?: { name: string; values: string[] }[]) => {
    const { jobs } = await test.client.send(new ListJobsByConsumableResourceCommand({ consumableResource: 'Licenses', filters }));
    return jobs!.map(({ jobName, jobStatus, quantity }) => `${jobName} ${jobStatus} ${quantity}`);
  };
  await expect(list()).resolves.toEqual(['first SUCCEEDED 2', 'second RUNNING 1']);
  await expect(list([{ name: 'JOB_STATUS', values: ['RUNNING'] }])).resolves.toEqual(['second RUNNING 1']);
  await expect(list([{ name: 'JOB_NAME', values: ['FIR*'] }])).resolves.toEqual(['first SUCCEEDED 2']);
});
