import {
  CreateComputeEnvironmentCommand, CreateJobQueueCommand, type CreateJobQueueCommandInput, CreateSchedulingPolicyCommand,
  DeleteComputeEnvironmentCommand, DeleteJobQueueCommand, DeleteSchedulingPolicyCommand, DescribeComputeEnvironmentsCommand,
  DescribeJobQueuesCommand, DescribeSchedulingPoliciesCommand, UpdateComputeEnvironmentCommand, UpdateJobQueueCommand,
  type UpdateJobQueueCommandInput, UpdateSchedulingPolicyCommand,
} from '@aws-sdk/client-batch';
import { TRANSITION_MILLISECONDS } from '../../../../../src/local/account/account-state';
import { TestBatch } from '../../../../_helpers/test-batch';

afterEach(async () => TestBatch.closeAll());

const FOREVER = 'sleep 60';
const settled = async () => new Promise((resolve) => setTimeout(resolve, TRANSITION_MILLISECONDS + 20));
const queueArn = (name: string) => `arn:aws:batch:us-east-1:000000000000:job-queue/${name}`;

async function createQueue(test: TestBatch, request: Partial<CreateJobQueueCommandInput> = {}) {
  const computeEnvironmentOrder = [{ order: 1, computeEnvironment: 'Compute' }];
  return test.client.send(new CreateJobQueueCommand({ jobQueueName: 'New', priority: 1, computeEnvironmentOrder, ...request }));
}

/** Updates a queue, and waits until that is done. */
async function updateQueue(test: TestBatch, request: UpdateJobQueueCommandInput) {
  await test.client.send(new UpdateJobQueueCommand(request));
  await settled();
}

async function createEnvironment(test: TestBatch, computeEnvironmentName: string, type: 'FARGATE' | 'EC2', maxvCpus = 4) {
  await test.client.send(new CreateComputeEnvironmentCommand({ computeEnvironmentName, type: 'MANAGED', computeResources: { type, maxvCpus, subnets: ['s'] } }));
}

async function updateEnvironment(test: TestBatch, computeEnvironment: string, request: object) {
  await test.client.send(new UpdateComputeEnvironmentCommand({ computeEnvironment, ...request }));
  await settled();
}

async function queueOf(test: TestBatch, name: string) {
  return (await test.client.send(new DescribeJobQueuesCommand({ jobQueues: [name] }))).jobQueues![0];
}

async function environmentOf(test: TestBatch, name: string) {
  return (await test.client.send(new DescribeComputeEnvironmentsCommand({ computeEnvironments: [name] }))).computeEnvironments![0];
}

describe('a job queue', () => {
  test('that is created runs jobs', async () => {
    const test = await TestBatch.start({ jobs: { Job: {} } });
    await expect(createQueue(test)).resolves.toMatchObject({ jobQueueName: 'New', jobQueueArn: queueArn('New') });
    await expect(queueOf(test, 'New')).resolves.toMatchObject({ state: 'ENABLED', status: 'CREATING' });
    await expect(test.finished(await test.submit('Job', { jobQueue: 'New' }))).resolves.toMatchObject({ status: 'SUCCEEDED', jobQueue: queueArn('New') });
    await settled();
    await expect(queueOf(test, 'New')).resolves.toMatchObject({ status: 'VALID', jobQueueType: 'ECS_FARGATE' });
  });

  test('that is disabled takes no new jobs; those that it has go on', async () => {
    const test = await TestBatch.start({ jobs: { Job: {} } });
    const running = await test.submitShell('Job', 'sleep 1');
    await updateQueue(test, { jobQueue: 'Bulk', state: 'DISABLED' });
    await expect(test.submit('Job')).rejects.toThrow('the job queue "Bulk" is DISABLED and takes no new jobs');
    await expect(test.finished(running)).resolves.toMatchObject({ status: 'SUCCEEDED' });
  });

  test('of a higher priority from now on is first when something becomes free', async () => {
    const test = await TestBatch.start({ jobs: { Job: { vcpus: '1' } } }, { vcpus: 1 });
    const first = await test.submitShell('Job', 'sleep 0.5');
    const [urgent, bulk] = [await test.submitShell('Job', 'sleep 0.3', { jobQueue: 'Urgent' }), await test.submit('Job')];
    await updateQueue(test, { jobQueue: 'Bulk', priority: 1000 });
    await test.finished(first);
    expect((await test.finished(bulk)).startedAt!).toBeLessThan((await test.finished(urgent)).startedAt!);
  });

  test('must be disabled and settled to be deleted; its jobs end, and it is gone', async () => {
    const test = await TestBatch.start({ jobs: { Job: {} } });
    const running = await test.submitShell('Job', FOREVER);
    await test.running(running);
    const remove = async () => test.client.send(new DeleteJobQueueCommand({ jobQueue: 'Bulk' }));
    await expect(remove()).rejects.toMatchObject({ name: 'ClientException', message: 'Cannot delete, resource is ENABLED; update the job queue "Bulk" to DISABLED first' });
    await test.client.send(new UpdateJobQueueCommand({ jobQueue: 'Bulk', state: 'DISABLED' }));
    await expect(remove()).rejects.toThrow('Cannot delete, resource is being modified: "Bulk" is UPDATING; wait until it is VALID');
    await settled();
    await remove();
    await expect(queueOf(test, 'Bulk')).resolves.toMatchObject({ status: 'DELETING' });
    await expect(test.finished(running)).resolves.toMatchObject({ status: 'FAILED', statusReason: 'Job Queue deleted' });
    await settled();
    await expect(queueOf(test, 'Bulk')).resolves.toBeUndefined();
    await createQueue(test, { jobQueueName: 'Bulk' });
    await expect(test.finished(await test.submit('Job'))).resolves.toMatchObject({ status: 'SUCCEEDED' });
  });
});

describe('a compute environment', () => {
  test('that is created must be VALID before a queue can use it, and then runs its jobs', async () => {
    const test = await TestBatch.start({ jobs: { Job: {} } });
    await createEnvironment(test, 'More', 'FARGATE');
    const computeEnvironmentOrder = [{ order: 1, computeEnvironment: 'More' }];
    await expect(createQueue(test, { computeEnvironmentOrder })).rejects.toThrow('the compute environment "More" must be VALID before a job queue can use it, got CREATING');
    await settled();
    await createQueue(test, { computeEnvironmentOrder });
    await expect(test.outputOf(await test.submitShell('Job', 'echo $AWS_BATCH_CE_NAME', { jobQueue: 'New' }))).resolves.toEqual(['More']);
  });

  test('that is disabled starts no job, until it is enabled again', async () => {
    const test = await TestBatch.start({ jobs: { Job: {} } });
    await updateEnvironment(test, 'Compute', { state: 'DISABLED' });
    const jobId = await test.submit('Job');
    await expect(test.describe(jobId)).resolves.toMatchObject({ status: 'RUNNABLE', statusReason: expect.stringMatching(/DISABLED/i) });
    await updateEnvironment(test, 'Compute', { state: 'ENABLED' });
    await expect(test.finished(jobId)).resolves.toMatchObject({ status: 'SUCCEEDED' });
  });

  test('that grows takes jobs that were too large', async () => {
    const test = await TestBatch.start({ jobs: { Job: { vcpus: '4', memory: '8192' } }, maxvCpus: 2 });
    const jobId = await test.submit('Job');
    await expect(test.describe(jobId)).resolves.toMatchObject({ status: 'RUNNABLE' });
    await updateEnvironment(test, 'Compute', { computeResources: { maxvCpus: 8 } });
    await expect(test.finished(jobId)).resolves.toMatchObject({ status: 'SUCCEEDED' });
    await expect(environmentOf(test, 'Compute')).resolves.toMatchObject({ computeResources: { type: 'FARGATE', maxvCpus: 8, subnets: ['subnet-1'] } });
  });

  test.each<[object, RegExp]>([
    [{ minvCpus: 9 }, /^`computeResources.minvCpus` must be at most `maxvCpus`, 4, got 9$/],
    [{ maxvCpus: 1 }, /^`computeResources.minvCpus` must be at most `maxvCpus`, 1, got 2$/],
    [{ type: 'FARGATE', minvCpus: 2 }, /^`computeResources.minvCpus` is not for compute environments of the type FARGATE, which have no instances; leave it out$/],
  ])('cannot become one with %j', async (computeResources, message) => {
    const ComputeResources = { Type: 'EC2', MinvCpus: 2, MaxvCpus: 4, Subnets: ['s'] };
    const test = await TestBatch.start({ resources: { Instances: { Type: 'AWS::Batch::ComputeEnvironment', Properties: { Type: 'managed', ComputeResources } } } });
    await expect(updateEnvironment(test, 'Instances', { computeResources })).rejects.toMatchObject({ name: 'ClientException', message: expect.stringMatching(message) });
    await updateEnvironment(test, 'Instances', { computeResources: { minvCpus: 8, maxvCpus: 8 } });
    await expect(environmentOf(test, 'Instances')).resolves.toMatchObject({ computeResources: { minvCpus: 8, maxvCpus: 8 } });
  });

  test('on Fargate cannot be created or updated with what only instances have', async () => {
    const test = await TestBatch.start({});
    const message = '`computeResources.instanceTypes` is not for compute environments of the type FARGATE, which have no instances; leave it out';
    const request = { computeEnvironmentName: 'More', type: 'MANAGED' as const };
    const create = async (instanceTypes: string[]) => test.client.send(new CreateComputeEnvironmentCommand({ ...request, computeResources: { type: 'FARGATE', maxvCpus: 1, subnets: ['s'], instanceTypes } }));
    await expect(create(['c7i'])).rejects.toMatchObject({ name: 'ClientException', message });
    await expect(updateEnvironment(test, 'Compute', { computeResources: { instanceTypes: ['c7i'] } })).rejects.toThrow(message);
    await expect(create([])).resolves.toMatchObject({ computeEnvironmentName: 'More' });
  });

  test('must be disabled and without a queue to be deleted', async () => {
    const test = await TestBatch.start({});
    await createEnvironment(test, 'More', 'FARGATE');
    const remove = async (computeEnvironment: string) => test.client.send(new DeleteComputeEnvironmentCommand({ computeEnvironment }));
    await settled();
    await expect(remove('More')).rejects.toThrow('Cannot delete, resource is ENABLED; update the compute environment "More" to DISABLED first');
    await expect(createEnvironment(test, 'More', 'FARGATE')).rejects.toThrow('Object already exists: the compute environment "More"');
    await Promise.all(['More', 'Compute'].map(async (name) => updateEnvironment(test, name, { state: 'DISABLED' })));
    await expect(remove('Compute')).rejects.toThrow('Cannot delete, found existing JobQueue relationship: the job queue "Bulk" uses "Compute"');
    await remove('More');
    await settled();
    await expect(environmentOf(test, 'More')).resolves.toBeUndefined();
  });
});

describe('a scheduling policy', () => {
  const ARN = 'arn:aws:batch:us-east-1:000000000000:scheduling-policy/Shares';
  const create = async (test: TestBatch, fairsharePolicy: object) => test.client.send(new CreateSchedulingPolicyCommand({ name: 'Shares', fairsharePolicy }));

  test('makes a queue share, can be changed, and stays as long as a queue has it', async () => {
    const test = await TestBatch.start({ jobs: { Job: {} } });
    await expect(create(test, { shareDecaySeconds: 600 })).resolves.toMatchObject({ name: 'Shares', arn: ARN });
    await expect(create(test, {})).rejects.toThrow('Object already exists: the scheduling policy "Shares"');
    await createQueue(test, { schedulingPolicyArn: ARN });
    await expect(test.submit('Job', { jobQueue: 'New' })).rejects.toThrow('`shareIdentifier` is required');
    await expect(test.finished(await test.submit('Job', { jobQueue: 'New', shareIdentifier: 'a' }))).resolves.toMatchObject({ status: 'SUCCEEDED' });
    await test.client.send(new UpdateSchedulingPolicyCommand({ arn: ARN, fairsharePolicy: { computeReservation: 10 } }));
    const { schedulingPolicies } = await test.client.send(new DescribeSchedulingPoliciesCommand({ arns: [ARN, 'no:such:arn'] }));
    expect(schedulingPolicies).toEqual([{ name: 'Shares', arn: ARN, fairsharePolicy: { computeReservation: 10 }, tags: {} }]);
    await expect(updateQueue(test, { jobQueue: 'New', schedulingPolicyArn: '' })).rejects.toThrow(/a policy can be replaced, but not removed, got ""$/);
    await expect(test.client.send(new DeleteSchedulingPolicyCommand({ arn: ARN }))).rejects.toThrow('must not be in use; the job queue "New" has it');
  });

  test.each<[string, object, RegExp]>([
    ['a reservation of all', { computeReservation: 100 }, /^`fairsharePolicy.computeReservation` must be an integer from 0 to 99, got 100$/],
    ['a decay of more than a week', { shareDecaySeconds: 604_801 }, /from 0 to 604800, got 604801$/],
    ['a weight of 0', { shareDistribution: [{ shareIdentifier: 'a', weightFactor: 0 }] }, /weightFactor` must be from 0.0001 to 999.9999, got 0$/],
    ['shares that overlap', { shareDistribution: [{ shareIdentifier: 'ab' }, { shareIdentifier: 'a*' }] }, /must not overlap, got "ab" and "a\*"$/],
  ])('cannot have %s', async (_, policy, message) => {
    const test = await TestBatch.start({});
    await expect(create(test, policy)).rejects.toMatchObject({ name: 'ClientException', message: expect.stringMatching(message) });
  });
});

describe('a queue cannot be created with', () => {
  test.each<[string, object, RegExp]>([
    ['a name that is taken', { jobQueueName: 'Bulk' }, /^Object already exists: the job queue "Bulk"$/],
    ['no priority', { priority: undefined }, /^`priority` is required$/],
    ['a priority of 1001', { priority: 1001 }, /^`priority` must be an integer from 0 to 1000, got 1001$/],
    ['another state', { state: 'ON' }, /^`state` must be ENABLED or DISABLED, got "ON"$/],
    ['a compute environment that does not exist', { computeEnvironmentOrder: [{ order: 1, computeEnvironment: 'None' }] }, /^no compute environment "None"; there are Compute, Instances/],
    ['Fargate beside EC2', { computeEnvironmentOrder: [{ order: 1, computeEnvironment: 'Compute' }, { order: 2, computeEnvironment: 'Instances' }] }, /must not mix Fargate with others, got Compute, Instances$/],
    ['four compute environments', { computeEnvironmentOrder: Array(4).fill({ order: 1, computeEnvironment: 'Compute' }) }, /must have at most 3 compute environments, got 4$/],
    ['no compute environment', { computeEnvironmentOrder: [] }, /^`computeEnvironmentOrder` is required: 1 to 3 compute environments$/],
    ['a compute environment twice', { computeEnvironmentOrder: [1, 2].map((order) => ({ order, computeEnvironment: 'Compute' })) }, /^`computeEnvironmentOrder` must have compute environments that differ, got "Compute" twice$/],
    ['an order twice', { computeEnvironmentOrder: ['Compute', 'Instances'].map((computeEnvironment) => ({ order: 1, computeEnvironment })) }, /^`computeEnvironmentOrder` must have orders that differ, got 1 twice$/],
    ['an empty ARN of a policy', { schedulingPolicyArn: '' }, /^`schedulingPolicyArn` must be the ARN of a scheduling policy; .*, got ""$/],
    ['a policy that does not exist', { schedulingPolicyArn: 'no:such:arn' }, /^no scheduling policy "no:such:arn"/],
    ['a time limit of a minute', { jobStateTimeLimitActions: [{ reason: 'x', state: 'RUNNABLE', action: 'CANCEL', maxTimeSeconds: 60 }] }, /must be an integer from 600 to 86400, got 60$/],
  ])('%s', async (_, request, message) => {
    const Instances = { Type: 'AWS::Batch::ComputeEnvironment', Properties: { Type: 'managed', ComputeResources: { Type: 'EC2', MaxvCpus: 1, Subnets: ['s'] } } };
    const test = await TestBatch.start({ resources: { Instances } });
    await expect(createQueue(test, request)).rejects.toMatchObject({ name: 'ClientException', message: expect.stringMatching(message) });
  });
});

test('a queue without a scheduling policy stays so', async () => {
  const test = await TestBatch.start({});
  await test.client.send(new CreateSchedulingPolicyCommand({ name: 'Shares', fairsharePolicy: {} }));
  const schedulingPolicyArn = 'arn:aws:batch:us-east-1:000000000000:scheduling-policy/Shares';
  await expect(test.client.send(new UpdateJobQueueCommand({ jobQueue: 'Bulk', schedulingPolicyArn }))).rejects.toThrow(/was made without a scheduling policy, and stays so$/);
});
