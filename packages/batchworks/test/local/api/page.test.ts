/** Lists page by page, while requests delete from them and add to them. */
import {
  DeleteComputeEnvironmentCommand, DeleteConsumableResourceCommand, DeleteJobQueueCommand, DeleteSchedulingPolicyCommand,
  DescribeComputeEnvironmentsCommand, DescribeJobQueuesCommand, ListConsumableResourcesCommand, ListSchedulingPoliciesCommand,
} from '@aws-sdk/client-batch';
import { TRANSITION_MILLISECONDS } from '../../../src/local/account/account-state';
import { Input } from '../../../src/local/api/input';
import { sortedPage } from '../../../src/local/api/page';
import { TestBatch } from '../../_helpers/test-batch';

afterEach(async () => TestBatch.closeAll());

/** Waits until what is DELETING is gone. */
const gone = async () => new Promise((resolve) => setTimeout(resolve, TRANSITION_MILLISECONDS + 20));

/** One kind of resource: how it is listed, and how one is deleted. */
interface Kind {
  readonly properties: (name: string) => object;
  readonly list: (test: TestBatch, page: { maxResults: number; nextToken?: string }) => Promise<{ arns: (string | undefined)[]; nextToken?: string }>;
  readonly remove: (test: TestBatch, arn: string) => Promise<unknown>;
}

const KINDS: Readonly<Record<string, Kind>> = {
  ComputeEnvironment: {
    properties: (name) => ({ ComputeEnvironmentName: name, State: 'DISABLED', Type: 'managed', ComputeResources: { Type: 'FARGATE', MaxvCpus: 1, Subnets: ['s'] } }),
    list: async ({ client }, page) => {
      const { computeEnvironments, nextToken } = await client.send(new DescribeComputeEnvironmentsCommand(page));
      return { arns: computeEnvironments!.map(({ computeEnvironmentArn }) => computeEnvironmentArn), nextToken };
    },
    remove: async ({ client }, arn) => client.send(new DeleteComputeEnvironmentCommand({ computeEnvironment: arn })),
  },
  JobQueue: {
    properties: (name) => ({ JobQueueName: name, State: 'DISABLED', Priority: 1, ComputeEnvironmentOrder: [{ Order: 1, ComputeEnvironment: { Ref: 'Compute' } }] }),
    list: async ({ client }, page) => {
      const { jobQueues, nextToken } = await client.send(new DescribeJobQueuesCommand(page));
      return { arns: jobQueues!.map(({ jobQueueArn }) => jobQueueArn), nextToken };
    },
    remove: async ({ client }, arn) => client.send(new DeleteJobQueueCommand({ jobQueue: arn })),
  },
  SchedulingPolicy: {
    properties: (name) => ({ Name: name }),
    list: async ({ client }, page) => {
      const { schedulingPolicies, nextToken } = await client.send(new ListSchedulingPoliciesCommand(page));
      return { arns: schedulingPolicies!.map(({ arn }) => arn), nextToken };
    },
    remove: async ({ client }, arn) => client.send(new DeleteSchedulingPolicyCommand({ arn })),
  },
  ConsumableResource: {
    properties: (name) => ({ ConsumableResourceName: name, ResourceType: 'REPLENISHABLE', TotalQuantity: 1 }),
    list: async ({ client }, page) => {
      const { consumableResources, nextToken } = await client.send(new ListConsumableResourcesCommand(page));
      return { arns: consumableResources!.map(({ consumableResourceArn }) => consumableResourceArn), nextToken };
    },
    remove: async ({ client }, arn) => client.send(new DeleteConsumableResourceCommand({ consumableResource: arn })),
  },
};

test.each(Object.entries(KINDS))('a %s that is deleted between two pages moves no other', async (kind, { properties, list, remove }) => {
  const resource = (name: string) => [name, { Type: `AWS::Batch::${kind}`, Properties: { ...properties(name) } }];
  const test = await TestBatch.start({ resources: Object.fromEntries(['A3', 'A1', 'A4', 'A2'].map(resource)) });
  const all = (await list(test, { maxResults: 100 })).arns;
  const first = await list(test, { maxResults: 2 });
  await remove(test, first.arns[0]!);
  await gone();
  const rest = await list(test, { maxResults: 100, nextToken: first.nextToken });
  expect([...first.arns, ...rest.arns]).toEqual(all);
});

test('queues that are named come in the order of their names, also where one is deleted between two pages', async () => {
  const test = await TestBatch.start({ resources: { First: { Type: 'AWS::Batch::JobQueue', Properties: { ...KINDS.JobQueue.properties('First') } } } });
  const named = async (nextToken?: string) => test.client.send(new DescribeJobQueuesCommand({ jobQueues: ['First', 'Urgent', 'None', 'Bulk'], maxResults: 2, nextToken }));
  const first = await named();
  expect(first.jobQueues!.map(({ jobQueueName }) => jobQueueName)).toEqual(['First', 'Urgent']);
  await KINDS.JobQueue.remove(test, 'First');
  await gone();
  await expect(named(first.nextToken)).resolves.toMatchObject({ jobQueues: [{ jobQueueName: 'Bulk' }] });
});

describe('a page of a sorted list', () => {
  const page = (list: string[], request: object) => sortedPage(list, (item) => item, Input.ofBody(JSON.stringify(request), 'ClientException'), 100);

  test('goes on behind the last item of the page before, whatever became of it', () => {
    const { items, nextToken } = page(['c', 'a', 'd', 'b'], { maxResults: 2 });
    expect(items).toEqual(['a', 'b']);
    expect(page(['e', 'c', 'd'], { nextToken })).toEqual({ items: ['c', 'd', 'e'] });
    expect(page(['a', 'b', 'bb', 'c'], { nextToken, maxResults: 1 }).items).toEqual(['bb']);
  });

  test('belongs to the request, whatever the size of its pages', () => {
    const { nextToken } = page(['a', 'b', 'c'], { status: 'ACTIVE', maxResults: 1 });
    expect(page(['a', 'b', 'c'], { maxResults: 2, status: 'ACTIVE', name: null, nextToken }).items).toEqual(['b', 'c']);
    expect(() => page(['a', 'b', 'c'], { status: 'INACTIVE', maxResults: 1, nextToken })).toThrow(/must be a token of an earlier answer to the same request, got ".*:after:a"$/);
  });

  test('is the last where nothing is left', () => {
    expect(page(['a', 'b'], { maxResults: 2 })).toEqual({ items: ['a', 'b'] });
  });

  test.each(['1', 'x', 'after:', ''])('has no token like %j', (nextToken) => {
    expect(() => page(['a'], { nextToken })).toThrow(`\`nextToken\` must be a token of an earlier answer to the same request, got "${nextToken}"`);
  });
});
