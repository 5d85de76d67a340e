import { appendFileSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ListJobsCommand } from '@aws-sdk/client-batch';
import { LocalBatch } from '../../src';
import type { LocalBatchProps } from '../../src';
import { template, type TemplateProps, temporaryFolder, writeTemplate } from '../_helpers/templates';
import { TestBatch } from '../_helpers/test-batch';

afterEach(async () => TestBatch.closeAll());

const JOBS: TemplateProps = { jobs: { Job: {} } };
const FOREVER = 'echo begun; sleep 60';

/** A folder on which one local Batch follows another. */
function folderOf(content: TemplateProps) {
  const stateDirectory = temporaryFolder();
  return async (props: Partial<LocalBatchProps> & { content?: TemplateProps } = {}) =>
    TestBatch.start(props.content ?? content, { stateDirectory, stopTimeoutSeconds: 0, ...props });
}

function computeOf(type: string) {
  return { Type: 'AWS::Batch::ComputeEnvironment', Properties: { Type: 'managed', ComputeResources: { Type: type, MaxvCpus: 8, Subnets: ['subnet-1'] } } };
}

describe('a local Batch that follows another one', () => {
  test('shows finished jobs as they were, with their logs', async () => {
    const start = folderOf(JOBS);
    const first = await start();
    const jobId = await first.submitShell('Job', 'echo one; echo two; exit 3', { retryStrategy: { attempts: 2 } });
    const before = await first.finished(jobId);
    const lines = await first.outputOf(jobId);
    await first.batch.close();
    const second = await start();
    await expect(second.describe(jobId)).resolves.toEqual(before);
    await expect(second.outputOf(jobId)).resolves.toEqual(lines);
    expect(lines).toEqual(['one', 'two']);
  });

  test.each([
    ['FARGATE', 'ECS is performing maintenance on the underlying infrastructure hosting the task.'],
    ['FARGATE_SPOT', 'Your Spot Task was interrupted.'],
    ['EC2', expect.stringMatching(/^Host EC2 \(instance i-[0-9a-f]{17}\) terminated\.$/)],
  ])('says of a job that ran on %s that its host is gone', async (type, statusReason) => {
    const start = folderOf({ ...JOBS, resources: { Compute: computeOf(type) } });
    const first = await start();
    const jobId = await first.submitShell('Job', FOREVER);
    await first.running(jobId);
    await first.batch.close();
    const second = await start();
    await expect(second.describe(jobId)).resolves.toMatchObject({ status: 'FAILED', statusReason, attempts: [{ statusReason, startedAt: expect.any(Number) }] });
    await expect(second.outputOf(jobId)).resolves.toEqual(['begun']);
    expect(second.batch.notices).toEqual(['1 job ran when the local Batch ended: by the retry strategy, each has failed or runs again']);
  });

  test.each([
    ['RETRY' as const, { status: 'SUCCEEDED', attempts: [{}, { container: { exitCode: 0 } }] }],
    ['EXIT' as const, { status: 'FAILED', attempts: [{}] }],
  ])('does with it what its retry strategy says of the reason: %s', async (action, expected) => {
    const start = folderOf(JOBS);
    const first = await start();
    const evaluateOnExit = [{ onStatusReason: 'ECS is performing*', action }, { onReason: '*', action: 'EXIT' as const }];
    const jobId = await first.submitShell('Job', 'test $AWS_BATCH_JOB_ATTEMPT = 2 || sleep 60', { retryStrategy: { attempts: 3, evaluateOnExit } });
    await first.running(jobId);
    await first.batch.close();
    await expect((await start()).finished(jobId)).resolves.toMatchObject(expected);
  });

  test('lets wait what waited, in order, and runs it when its turn comes', async () => {
    const start = folderOf(JOBS);
    const first = await start({ vcpus: 0.25 });
    const running = await first.submitShell('Job', FOREVER);
    const [next, last] = [await first.submit('Job'), await first.submit('Job')];
    const dependent = await first.submit('Job', { dependsOn: [{ jobId: last }] });
    await first.running(running);
    await first.batch.close();
    const second = await start({ vcpus: 0.25 });
    const { stoppedAt } = await second.finished(dependent);
    const jobs = await Promise.all([next, last, dependent].map(async (jobId) => second.describe(jobId)));
    expect(jobs.map(({ status }) => status)).toEqual(['SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED']);
    expect([jobs[0].stoppedAt! <= jobs[1].startedAt!, jobs[1].stoppedAt! <= stoppedAt!]).toEqual([true, true]);
  });

  test('goes on with an array where it was', async () => {
    const start = folderOf(JOBS);
    const first = await start();
    const jobId = await first.submitShell('Job', 'test $AWS_BATCH_JOB_ARRAY_INDEX != 1 || sleep 60', { arrayProperties: { size: 3 } });
    await Promise.all([first.finished(`${jobId}:0`), first.running(`${jobId}:1`), first.finished(`${jobId}:2`)]);
    await first.batch.close();
    await expect((await start()).finished(jobId)).resolves.toMatchObject({
      status: 'FAILED', statusReason: 'Array Child Job failed', arrayProperties: { statusSummary: { SUCCEEDED: 2, FAILED: 1 } },
    });
  });

  test('keeps a job with the definition that it was submitted with', async () => {
    const start = folderOf({ jobs: { Job: { command: ['echo', 'old'] } } });
    const first = await start({ vcpus: 0.25 });
    const running = await first.submitShell('Job', FOREVER);
    const jobId = await first.submit('Job');
    await first.running(running);
    await first.batch.close();
    const second = await start({ content: { jobs: { Job: { command: ['echo', 'new'] } } } });
    await expect(second.outputOf(jobId)).resolves.toEqual(['old']);
    await expect(second.outputOf(await second.submit('Job'))).resolves.toEqual(['new']);
  });

  test.each([
    ['job definition "Job"', { jobs: { Other: {} } }],
    ['job queue "Bulk"', { ...JOBS, resources: { Bulk: { Type: 'AWS::SNS::Topic', Properties: {} } } }],
  ])('ends a job whose %s is gone, and says so', async (what, content) => {
    const start = folderOf(JOBS);
    const first = await start({ vcpus: 0.25 });
    const running = await first.submitShell('Job', FOREVER, { retryStrategy: { attempts: 5 } });
    const waiting = await first.submit('Job', { dependsOn: [{ jobId: running }] });
    await first.running(running);
    await first.batch.close();
    const second = await start({ content });
    const statusReason = `the ${what} is not in the template any more`;
    await expect(Promise.all([second.describe(running), second.describe(waiting)])).resolves.toMatchObject([{ status: 'FAILED', statusReason }, { status: 'FAILED', statusReason }]);
    expect(second.batch.notices).toContain(`2 jobs failed: ${statusReason}`);
  });

  test('judges anew what could not be placed', async () => {
    const start = folderOf({ jobs: { Job: { vcpus: '4' } }, maxvCpus: 2 });
    const first = await start();
    const jobId = await first.submit('Job');
    await expect(first.describe(jobId)).resolves.toMatchObject({ status: 'RUNNABLE', statusReason: expect.stringMatching(/^MISCONFIGURATION/) });
    await first.batch.close();
    await expect((await start({ content: { jobs: { Job: { vcpus: '4' } }, maxvCpus: 8 } })).finished(jobId)).resolves.toMatchObject({ status: 'SUCCEEDED' });
  });
});

describe('the jobs of before', () => {
  const list = async ({ client }: TestBatch) => (await client.send(new ListJobsCommand({ jobQueue: 'Bulk', jobStatus: 'SUCCEEDED' }))).jobSummaryList!.length;

  test.each([['resume', 1], ['forget', 0], ['ignore', 0]] as const)('with `earlierJobs: %s`, %i of 1 is there', async (earlierJobs, count) => {
    const start = folderOf(JOBS);
    const first = await start();
    await first.finished(await first.submit('Job'));
    await first.batch.close();
    await expect(list(await start({ earlierJobs }))).resolves.toBe(count);
  });

  test('are ignored by one that may share the folder with another, and leaves nothing there', async () => {
    const start = folderOf(JOBS);
    const first = await start();
    const names = () => readdirSync(first.batch.stateDirectory).filter((name) => !['jobs', 'volumes'].includes(name));
    const before = names();
    const second = await start({ earlierJobs: 'ignore' });
    await second.finished(await second.submit('Job'));
    await expect(list(first)).resolves.toBe(0);
    expect(names()).toEqual(before);
  });
});

describe('a state folder', () => {
  test('is for one local Batch at a time, and free when that is closed', async () => {
    const start = folderOf(JOBS);
    const first = await start();
    await expect(start()).rejects.toThrow(/^another local Batch \(process \d+\) keeps its state beside .*lock; stop it, or name another folder with --state$/);
    await first.batch.close();
    await expect(start()).resolves.toBeDefined();
  });

  test('is free again where the start failed', async () => {
    const start = folderOf(JOBS);
    const other = await TestBatch.start(JOBS);
    await expect(start({ port: Number(new URL(other.batch.endpoint).port) })).rejects.toThrow(/in use/);
    await expect(start()).resolves.toBeDefined();
  });

  test('with an unfinished line says that it was cut off', async () => {
    const start = folderOf(JOBS);
    const first = await start();
    await first.batch.close();
    appendFileSync(join(first.batch.stateDirectory, 'jobs.jsonl'), '{"kind":"EV');
    const second = await start();
    expect(second.batch.notices).toEqual([`the local Batch was interrupted while it wrote to ${first.batch.stateDirectory}/jobs.jsonl: the unfinished line was cut off`]);
  });

  test('that cannot be made says why', async () => {
    const file = writeTemplate(template(JOBS));
    await expect(LocalBatch.start({ template: file, stateDirectory: join(file, 'state') }))
      .rejects.toThrow(/^the state of the local Batch cannot be kept in .*: a part of the path is no folder; name another folder with --state$/);
    expect(existsSync(join(file, 'state'))).toBe(false);
  });
});
