import { GetJobQueueSnapshotCommand, ListJobsCommand } from '@aws-sdk/client-batch';
import type { ListJobsCommandInput } from '@aws-sdk/client-batch';
import { TestBatch } from '../../../../_helpers/test-batch';

afterEach(async () => TestBatch.closeAll());

const JOBS = { Job: { vcpus: '1', memory: '2048' }, Jobs: { vcpus: '1', memory: '2048' } };
const FOREVER = 'sleep 60';
const FAIR = {
  Policy: { Type: 'AWS::Batch::SchedulingPolicy', Properties: { FairsharePolicy: { ShareDistribution: [] } } },
  Fair: {
    Type: 'AWS::Batch::JobQueue',
    Properties: { Priority: 1, ComputeEnvironmentOrder: [{ Order: 1, ComputeEnvironment: { Ref: 'Compute' } }], SchedulingPolicyArn: { 'Fn::GetAtt': ['Policy', 'Arn'] } },
  },
};

describe('ListJobs', () => {
  test('lists the running jobs of a queue, unless another state is given', async () => {
    const test = await TestBatch.start({ jobs: JOBS }, { vcpus: 1 });
    const running = await test.submitShell('Job', FOREVER);
    const waiting = await test.submit('Job');
    await test.running(running);
    const list = async (jobStatus?: 'RUNNABLE') => (await test.client.send(new ListJobsCommand({ jobQueue: 'Bulk', jobStatus }))).jobSummaryList;
    await expect(list()).resolves.toMatchObject([{ jobId: running, status: 'RUNNING', jobName: 'test' }]);
    await expect(list('RUNNABLE')).resolves.toMatchObject([{ jobId: waiting }]);
  });

  test('says how many vCPUs a job is configured with, also where the machine has fewer', async () => {
    const test = await TestBatch.start({ jobs: { Job: { vcpus: '4', memory: '8192' } } }, { vcpus: 1 });
    await test.running(await test.submitShell('Job', FOREVER));
    const { jobSummaryList } = await test.client.send(new ListJobsCommand({ jobQueue: 'Bulk' }));
    expect(jobSummaryList).toMatchObject([{ capacityUsage: [{ capacityUnit: 'VCPU', quantity: 4 }] }]);
  });

  test('gives the children of an array page by page', async () => {
    const test = await TestBatch.start({ jobs: JOBS });
    const arrayJobId = await test.submit('Job', { arrayProperties: { size: 5 } });
    await test.finished(arrayJobId);
    const pages: (number | undefined)[][] = [];
    let nextToken: string | undefined;
    do {
      const page = await test.client.send(new ListJobsCommand({ arrayJobId, jobStatus: 'SUCCEEDED', maxResults: 2, nextToken }));
      pages.push(page.jobSummaryList!.map(({ arrayProperties }) => arrayProperties!.index));
      nextToken = page.nextToken;
    } while (nextToken);
    expect(pages).toEqual([[0, 1], [2, 3], [4]]);
  });

  test.each([
    [{}, /^exactly one of `jobQueue`, `arrayJobId` and `multiNodeJobId` is required, got none$/],
    [{ jobQueue: 'Bulk', arrayJobId: 'x' }, /got jobQueue and arrayJobId$/],
    [{ jobQueue: 'Bulk', jobStatus: 'DONE' as 'FAILED' }, /^`jobStatus` must be one of SUBMITTED, .*, got "DONE"$/],
    [{ jobQueue: 'Bulk', maxResults: 0 }, /^`maxResults` must be an integer from 1 to 1000, got 0$/],
    [{ jobQueue: 'Bulk', nextToken: 'x' }, /^`nextToken` must be a token of an earlier answer to the same request, got "x"$/],
  ])('rejects %j', async (request, message) => {
    const test = await TestBatch.start({});
    await expect(test.client.send(new ListJobsCommand(request))).rejects.toMatchObject({ name: 'ClientException', message: expect.stringMatching(message) });
  });
});

describe('the filters of ListJobs', () => {
  /** A fair-share queue, and one vCPU: `Frame-1` runs, all others wait. */
  async function farm() {
    const test = await TestBatch.start({ jobs: JOBS, resources: FAIR }, { vcpus: 1 });
    await test.running(await test.submitShell('Job', FOREVER, { jobQueue: 'Fair', jobName: 'Frame-1', shareIdentifier: 'alice' }));
    for (const [jobName, jobDefinition, shareIdentifier] of [
      ['frame-2', 'Jobs', 'bob'], ['Still', 'Job', 'alice'], ['Frame-1', 'Jobs', 'bob'],
    ]) {
      await test.submitShell(jobDefinition, FOREVER, { jobQueue: 'Fair', jobName, shareIdentifier });
    }
    await test.submit('Job', { jobQueue: 'Fair', shareIdentifier: 'alice', jobName: 'Array', arrayProperties: { size: 2 } });
    return test;
  }

  async function list(test: TestBatch, name: string, value: string, request: Partial<ListJobsCommandInput> = {}) {
    const { jobSummaryList } = await test.client.send(new ListJobsCommand({ jobQueue: 'Fair', filters: [{ name, values: [value] }], ...request }));
    return jobSummaryList!.map(({ jobName, status }) => `${jobName} ${status}`);
  }

  test('choose by name, in any case of letters, whatever the state, grouped by name', async () => {
    const test = await farm();
    await expect(list(test, 'JOB_NAME', 'FRAME-1')).resolves.toEqual(['Frame-1 RUNNABLE', 'Frame-1 RUNNING']);
    await expect(list(test, 'JOB_NAME', 'frame*')).resolves.toEqual(['Frame-1 RUNNABLE', 'frame-2 RUNNABLE', 'Frame-1 RUNNING']);
    await expect(list(test, 'JOB_NAME', 'frame')).resolves.toEqual([]);
  });

  test('choose by job definition: name, beginning of the name, or ARN; newest first, arrays but no children', async () => {
    const test = await farm();
    const ofJob = ['Array PENDING', 'Still RUNNABLE', 'Frame-1 RUNNING'];
    await expect(list(test, 'JOB_DEFINITION', 'Job')).resolves.toEqual(ofJob);
    await expect(list(test, 'JOB_DEFINITION', 'Job*')).resolves.toHaveLength(5);
    await expect(list(test, 'JOB_DEFINITION', 'arn:aws:batch:us-east-1:000000000000:job-definition/Job:1')).resolves.toEqual(ofJob);
    await expect(list(test, 'JOB_DEFINITION', 'job')).resolves.toEqual([]);
  });

  test('choose by time', async () => {
    const test = await farm();
    const { jobSummaryList } = await test.client.send(new ListJobsCommand({ jobQueue: 'Fair' }));
    const first = jobSummaryList![0].createdAt!;
    await expect(list(test, 'BEFORE_CREATED_AT', String(first))).resolves.toEqual([]);
    await expect(list(test, 'BEFORE_CREATED_AT', String(first + 60_000))).resolves.toHaveLength(5);
    await expect(list(test, 'AFTER_CREATED_AT', String(first - 1))).resolves.toHaveLength(5);
    await expect(list(test, 'AFTER_CREATED_AT', String(first + 60_000))).resolves.toEqual([]);
  });

  test('choose by share identifier, and by status beside it alone', async () => {
    const test = await farm();
    await expect(list(test, 'SHARE_IDENTIFIER', 'alice')).resolves.toEqual(['Array PENDING', 'Still RUNNABLE', 'Frame-1 RUNNING']);
    await expect(list(test, 'SHARE_IDENTIFIER', 'alice', { jobStatus: 'RUNNABLE' })).resolves.toEqual(['Still RUNNABLE']);
    await expect(list(test, 'JOB_NAME', 'Still', { jobStatus: 'FAILED' })).resolves.toEqual(['Still RUNNABLE']);
  });

  test('do not apply to the children of an array', async () => {
    const test = await TestBatch.start({ jobs: JOBS });
    const arrayJobId = await test.submitShell('Job', FOREVER, { arrayProperties: { size: 2 } });
    await Promise.all([0, 1].map(async (index) => test.running(`${arrayJobId}:${index}`)));
    await expect(list(test, 'JOB_NAME', 'other', { arrayJobId, jobQueue: undefined })).resolves.toHaveLength(2);
  });

  test('in pages: none is shown twice, also where new jobs come meanwhile', async () => {
    const test = await farm();
    const request = { jobQueue: 'Fair', filters: [{ name: 'JOB_DEFINITION', values: ['Job'] }] };
    const first = await test.client.send(new ListJobsCommand({ ...request, maxResults: 1 }));
    await test.submit('Job', { jobQueue: 'Fair', shareIdentifier: 'bob' });
    const second = await test.client.send(new ListJobsCommand({ ...request, maxResults: 1000, nextToken: first.nextToken }));
    expect([first, second].map(({ jobSummaryList }) => jobSummaryList!.map(({ jobName }) => jobName))).toEqual([['Array'], ['Still', 'Frame-1']]);
    expect(second.nextToken).toBeUndefined();
  });

  test('give 100 at most, though more may be asked for', async () => {
    const test = await TestBatch.start({ jobs: JOBS }, { vcpus: 1 });
    await Promise.all(Array.from({ length: 101 }, async () => test.submitShell('Job', FOREVER)));
    await expect(list(test, 'JOB_NAME', 'test', { jobQueue: 'Bulk', maxResults: 1000 })).resolves.toHaveLength(100);
  });

  test.each([
    [[{ name: 'JOB_NAME', values: ['a'] }, { name: 'JOB_NAME', values: ['b'] }], '`filters` must have one filter, got 2'],
    [[{ name: 'job_name', values: ['a'] }], '`filters[0].name` must be one of JOB_NAME, JOB_DEFINITION, BEFORE_CREATED_AT, AFTER_CREATED_AT, SHARE_IDENTIFIER, got "job_name"'],
    [[{ name: 'JOB_NAME' }], '`filters[0].values` is required'],
    [[{ name: 'AFTER_CREATED_AT', values: ['noon'] }], '`filters[0].values` of AFTER_CREATED_AT must be milliseconds since 1970, written as a string, got "noon"'],
  ])('%j is refused', async (filters, message) => {
    const test = await TestBatch.start({});
    await expect(test.client.send(new ListJobsCommand({ jobQueue: 'Bulk', filters }))).rejects.toMatchObject({ name: 'ClientException', message });
  });
});

describe('GetJobQueueSnapshot', () => {
  test('shows the jobs that are next, children of arrays among them, and what the queue takes', async () => {
    const test = await TestBatch.start({ jobs: JOBS }, { vcpus: 1 });
    const { createdAt } = await test.running(await test.submitShell('Job', FOREVER));
    const second = await test.submit('Job');
    const array = await test.submit('Job', { arrayProperties: { size: 2 } });
    const { frontOfQueue, queueUtilization } = await test.client.send(new GetJobQueueSnapshotCommand({ jobQueue: 'Bulk' }));
    const job = (id: string) => ({ jobArn: `arn:aws:batch:us-east-1:000000000000:job/${id}`, earliestTimeAtPosition: expect.any(Number) });
    expect(frontOfQueue!.jobs).toEqual([job(second), job(`${array}:0`), job(`${array}:1`)]);
    expect(frontOfQueue!.jobs![0].earliestTimeAtPosition).toBeGreaterThanOrEqual(createdAt!);
    expect(queueUtilization).toMatchObject({ totalCapacityUsage: [{ capacityUnit: 'VCPU', quantity: 1 }] });
  });

  test('of a fair-share queue shows what the shares take', async () => {
    const test = await TestBatch.start({ jobs: JOBS, resources: FAIR }, { vcpus: 2 });
    for (const shareIdentifier of ['alice', 'bob', 'bob']) { await test.submitShell('Job', FOREVER, { jobQueue: 'Fair', shareIdentifier }); }
    const { queueUtilization, frontOfQueue } = await test.client.send(new GetJobQueueSnapshotCommand({ jobQueue: 'Fair' }));
    const capacityUsage = [{ capacityUnit: 'VCPU', quantity: 1 }];
    expect(queueUtilization!.fairshareUtilization).toEqual({
      activeShareCount: 2, topCapacityUtilization: [{ shareIdentifier: 'alice', capacityUsage }, { shareIdentifier: 'bob', capacityUsage }],
    });
    expect(frontOfQueue!.jobs).toHaveLength(1);
  });

  test('of a queue that does not exist is refused', async () => {
    const test = await TestBatch.start({});
    await expect(test.client.send(new GetJobQueueSnapshotCommand({ jobQueue: 'x' }))).rejects.toMatchObject({ name: 'ClientException' });
  });
});
