import { DescribeComputeEnvironmentsCommand, DescribeJobDefinitionsCommand, DescribeJobQueuesCommand, DescribeJobsCommand } from '@aws-sdk/client-batch';
import { TestBatch } from '../../../../_helpers/test-batch';

afterEach(async () => TestBatch.closeAll());

describe('Describe requests', () => {
  test('show the queues of the template, with their compute environments', async () => {
    const test = await TestBatch.start({});
    const { jobQueues } = await test.client.send(new DescribeJobQueuesCommand());
    expect(jobQueues).toMatchObject([
      { jobQueueName: 'Bulk', priority: 1, state: 'ENABLED', status: 'VALID', computeEnvironmentOrder: [{ order: 1, computeEnvironment: expect.stringMatching(/compute-environment\/Compute$/) }] },
      { jobQueueName: 'Urgent', priority: 100, jobQueueArn: 'arn:aws:batch:us-east-1:000000000000:job-queue/Urgent' },
    ]);
  });

  test('show only what is asked for, and leave out what does not exist', async () => {
    const test = await TestBatch.start({});
    const { jobQueues } = await test.client.send(new DescribeJobQueuesCommand({ jobQueues: ['Urgent', 'Nothing'] }));
    expect(jobQueues!.map(({ jobQueueName }) => jobQueueName)).toEqual(['Urgent']);
  });

  test('show the compute environments', async () => {
    const test = await TestBatch.start({ maxvCpus: 12 });
    const { computeEnvironments } = await test.client.send(new DescribeComputeEnvironmentsCommand());
    expect(computeEnvironments).toMatchObject([
      { computeEnvironmentName: 'Compute', type: 'MANAGED', state: 'ENABLED', status: 'VALID', computeResources: { type: 'FARGATE', maxvCpus: 12 } },
    ]);
  });

  test('show the job definitions in the shape of the API', async () => {
    const test = await TestBatch.start({ jobs: { Job: { command: ['echo', 'Ref::a'], properties: { Parameters: { a: 'b' }, Timeout: { AttemptDurationSeconds: 90 } } } } });
    const { jobDefinitions } = await test.client.send(new DescribeJobDefinitionsCommand({ jobDefinitionName: 'Job', status: 'ACTIVE' }));
    expect(jobDefinitions).toMatchObject([{
      jobDefinitionName: 'Job',
      revision: 1,
      status: 'ACTIVE',
      type: 'container',
      parameters: { a: 'b' },
      timeout: { attemptDurationSeconds: 90 },
      containerProperties: { image: 'node:22', command: ['echo', 'Ref::a'], resourceRequirements: [{ type: 'VCPU', value: '0.25' }, { type: 'MEMORY', value: '512' }] },
    }]);
  });

  test('show a job with what was submitted', async () => {
    const test = await TestBatch.start({ jobs: { Job: { properties: { RetryStrategy: { Attempts: 2 } } } } });
    const first = await test.submit('Job');
    const jobId = await test.submit('Job', { dependsOn: [{ jobId: first }], tags: { team: 'render' }, timeout: { attemptDurationSeconds: 60 }, parameters: { a: 'b' } });
    await expect(test.describe(jobId)).resolves.toMatchObject({
      jobId,
      jobName: 'test',
      jobQueue: 'arn:aws:batch:us-east-1:000000000000:job-queue/Bulk',
      jobDefinition: 'arn:aws:batch:us-east-1:000000000000:job-definition/Job:1',
      dependsOn: [{ jobId: first }],
      tags: { team: 'render' },
      timeout: { attemptDurationSeconds: 60 },
      parameters: { a: 'b' },
      retryStrategy: { attempts: 2 },
      platformCapabilities: ['FARGATE'],
      isCancelled: false,
      isTerminated: false,
    });
  });

  test('of jobs leave out unknown ids, and take 100 at most', async () => {
    const test = await TestBatch.start({});
    await expect(test.client.send(new DescribeJobsCommand({ jobs: ['x'] }))).resolves.toMatchObject({ jobs: [] });
    await expect(test.client.send(new DescribeJobsCommand({ jobs: Array(101).fill('x') })))
      .rejects.toMatchObject({ name: 'ClientException', message: '`jobs` must have at most 100 ids, got 101' });
  });
});
