import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CancelJobCommand, TerminateJobCommand } from '@aws-sdk/client-batch';
import { temporaryFolder } from '../../../../_helpers/templates';
import { TestBatch } from '../../../../_helpers/test-batch';

afterEach(async () => TestBatch.closeAll());

const JOBS = { Job: { vcpus: '1', memory: '2048' } };
const FOREVER = 'sleep 60';

describe('an array job', () => {
  test('runs every child with its index, and succeeds with all of them', async () => {
    const test = await TestBatch.start({ jobs: JOBS });
    const jobId = await test.submitShell('Job', 'echo $AWS_BATCH_JOB_ARRAY_INDEX of $AWS_BATCH_JOB_ARRAY_SIZE', { arrayProperties: { size: 3 } });
    const array = await test.finished(jobId);
    expect(array).toMatchObject({ status: 'SUCCEEDED', arrayProperties: { size: 3, statusSummary: { SUCCEEDED: 3, FAILED: 0 } } });
    await expect(test.outputOf(`${jobId}:2`)).resolves.toEqual(['2 of 3']);
    await expect(test.describe(`${jobId}:2`)).resolves.toMatchObject({ jobArn: `${array.jobArn}:2`, arrayProperties: { index: 2 } });
  });

  test('fails when a child fails, after the others are done', async () => {
    const test = await TestBatch.start({ jobs: JOBS });
    const jobId = await test.submitShell('Job', 'test $AWS_BATCH_JOB_ARRAY_INDEX != 1', { arrayProperties: { size: 3 } });
    await expect(test.finished(jobId)).resolves.toMatchObject({
      status: 'FAILED', statusReason: 'Array Child Job failed', arrayProperties: { statusSummary: { SUCCEEDED: 2, FAILED: 1 } },
    });
  });
});

describe('dependencies', () => {
  test('a job starts after the jobs that it depends on', async () => {
    const test = await TestBatch.start({ jobs: JOBS });
    const array = await test.submitShell('Job', 'sleep 0.1', { arrayProperties: { size: 2 } });
    const single = await test.submitShell('Job', 'true');
    const last = await test.submit('Job', { dependsOn: [{ jobId: array }, { jobId: single }] });
    expect((await test.finished(last)).startedAt).toBeGreaterThanOrEqual((await test.describe(array)).stoppedAt!);
  });

  test('a job fails when one of them fails', async () => {
    const test = await TestBatch.start({ jobs: JOBS });
    const first = await test.submitShell('Job', 'exit 1');
    const second = await test.submit('Job', { dependsOn: [{ jobId: first }] });
    await expect(test.finished(second)).resolves.toMatchObject({ status: 'FAILED', statusReason: 'Dependent Job failed', attempts: [] });
  });
});

describe('array dependencies', () => {
  test('SEQUENTIAL: each child starts after the one before it', async () => {
    const test = await TestBatch.start({ jobs: JOBS });
    const jobId = await test.submit('Job', { arrayProperties: { size: 3 }, dependsOn: [{ type: 'SEQUENTIAL' }] });
    await expect(test.finished(jobId)).resolves.toMatchObject({ status: 'SUCCEEDED', dependsOn: [{ type: 'SEQUENTIAL' }] });
    const children = await Promise.all([0, 1, 2].map(async (index) => test.describe(`${jobId}:${index}`)));
    expect(children[1].startedAt).toBeGreaterThanOrEqual(children[0].stoppedAt!);
    expect(children[2].startedAt).toBeGreaterThanOrEqual(children[1].stoppedAt!);
  });

  test('N_TO_N: a child that fails fails the child of its index only', async () => {
    const test = await TestBatch.start({ jobs: JOBS });
    const first = await test.submitShell('Job', 'test $AWS_BATCH_JOB_ARRAY_INDEX != 1', { arrayProperties: { size: 3 } });
    const second = await test.submit('Job', { arrayProperties: { size: 3 }, dependsOn: [{ jobId: first, type: 'N_TO_N' }] });
    await expect(test.finished(second)).resolves.toMatchObject({ status: 'FAILED', arrayProperties: { statusSummary: { SUCCEEDED: 2, FAILED: 1 } } });
    await expect(test.describe(`${second}:1`)).resolves.toMatchObject({ statusReason: 'Dependent Job failed', attempts: [] });
  });

  test.each([['a job that is no array', {}, 'a job that is no array'], ['an array of another size', { arrayProperties: { size: 3 } }, 'one of 3']])('N_TO_N refuses %s', async (_, other, got) => {
    const test = await TestBatch.start({ jobs: JOBS });
    const submission = test.submit('Job', { arrayProperties: { size: 2 }, dependsOn: [{ jobId: await test.submit('Job', other), type: 'N_TO_N' }] });
    await expect(submission).rejects.toMatchObject({ name: 'ClientException', message: `\`dependsOn[0].jobId\` of the type N_TO_N must be an array of the same size as this job, 2, got ${got}` });
  });
});

describe('attempts', () => {
  test('end where a condition of the job says so', async () => {
    const evaluateOnExit = [{ action: 'RETRY' as const, onStatusReason: 'Host EC2*' }, { action: 'exit' as any, onReason: '*' }];
    const test = await TestBatch.start({ jobs: JOBS });
    const jobId = await test.submitShell('Job', 'exit 7', { retryStrategy: { attempts: 3, evaluateOnExit } });
    const { status, attempts } = await test.finished(jobId);
    expect([status, attempts!.length]).toEqual(['FAILED', 1]);
  });

  test('a failing job runs again, as often as it may', async () => {
    const test = await TestBatch.start({ jobs: JOBS });
    const jobId = await test.submitShell('Job', 'echo attempt $AWS_BATCH_JOB_ATTEMPT; test $AWS_BATCH_JOB_ATTEMPT = 2', { retryStrategy: { attempts: 3 } });
    await expect(test.outputOf(jobId)).resolves.toEqual(['attempt 2']);
    const { status, attempts } = await test.describe(jobId);
    expect(status).toBe('SUCCEEDED');
    expect(attempts!.map(({ container }) => container!.exitCode)).toEqual([1, 0]);
    expect(new Set(attempts!.map(({ container }) => container!.logStreamName)).size).toBe(2);
  });

  test('a job fails after the last one', async () => {
    const test = await TestBatch.start({ jobs: JOBS });
    const jobId = await test.submitShell('Job', 'exit 7', { retryStrategy: { attempts: 2 } });
    const job = await test.finished(jobId);
    expect(job).toMatchObject({ status: 'FAILED', statusReason: 'Essential container in task exited', container: { exitCode: 7 } });
    expect(job.attempts).toHaveLength(2);
  });

  test('a job that runs longer than its timeout is stopped, and not retried', async () => {
    const test = await TestBatch.start({
      jobs: { Slow: { properties: { Timeout: { AttemptDurationSeconds: 1 }, RetryStrategy: { Attempts: 3 } } } },
    });
    const job = await test.finished(await test.submitShell('Slow', FOREVER));
    expect(job).toMatchObject({ status: 'FAILED', statusReason: 'Job attempt duration exceeded timeout', container: { exitCode: 143 } });
    expect(job.attempts).toHaveLength(1);
  });
});

describe('ending a job', () => {
  test('TerminateJob ends a running job with the reason', async () => {
    const test = await TestBatch.start({ jobs: JOBS });
    const jobId = await test.submitShell('Job', FOREVER);
    await test.running(jobId);
    await test.client.send(new TerminateJobCommand({ jobId, reason: 'enough' }));
    await expect(test.finished(jobId)).resolves.toMatchObject({ status: 'FAILED', statusReason: 'enough', isTerminated: true });
  });

  test('TerminateJob of an array ends all children', async () => {
    const test = await TestBatch.start({ jobs: JOBS }, { vcpus: 1 });
    const jobId = await test.submitShell('Job', FOREVER, { arrayProperties: { size: 3 } });
    await test.running(`${jobId}:0`);
    await test.client.send(new TerminateJobCommand({ jobId, reason: 'enough' }));
    await expect(test.finished(jobId)).resolves.toMatchObject({ status: 'FAILED', arrayProperties: { statusSummary: { FAILED: 3 } } });
  });

  test('CancelJob ends a job that waits, and leaves alone one that runs', async () => {
    const test = await TestBatch.start({ jobs: JOBS }, { vcpus: 1 });
    const running = await test.submitShell('Job', FOREVER);
    const waiting = await test.submit('Job');
    await test.running(running);
    for (const jobId of [running, waiting]) { await test.client.send(new CancelJobCommand({ jobId, reason: 'not needed' })); }
    await expect(test.finished(waiting)).resolves.toMatchObject({ status: 'FAILED', statusReason: 'not needed', isCancelled: true });
    await expect(test.describe(running)).resolves.toMatchObject({ status: 'RUNNING' });
  });

  test('of a job that does not exist says nothing, as AWS Batch does', async () => {
    const test = await TestBatch.start({});
    await expect(test.client.send(new TerminateJobCommand({ jobId: 'nobody', reason: 'why not' }))).resolves.toBeDefined();
  });

  test('a job that was terminated can finish its work, and is killed if it does not', async () => {
    const test = await TestBatch.start({ jobs: JOBS });
    const polite = await test.submitShell('Job', 'trap "echo bye; exit 0" TERM; sleep 60 & wait');
    const stubborn = await test.submitShell('Job', 'trap "" TERM; while true; do sleep 0.1; done');
    await Promise.all([polite, stubborn].map(async (jobId) => test.running(jobId)));
    await new Promise((resolve) => setTimeout(resolve, 100)); // until the traps are set
    for (const jobId of [polite, stubborn]) { await test.client.send(new TerminateJobCommand({ jobId, reason: 'enough' })); }
    await expect(test.outputOf(polite)).resolves.toEqual(['bye']);
    await expect(test.finished(stubborn)).resolves.toMatchObject({ container: { exitCode: 137 } });
  });

  test('closing the local Batch ends what runs', async () => {
    const witness = join(temporaryFolder(), 'still-here');
    const test = await TestBatch.start({ jobs: JOBS });
    await test.running(await test.submitShell('Job', `sleep 0.5; touch ${witness}`));
    await test.batch.close();
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(existsSync(witness)).toBe(false);
  });
});

describe('placement', () => {
  test('the queue of higher priority goes first', async () => {
    const test = await TestBatch.start({ jobs: JOBS }, { vcpus: 1 });
    const blocker = await test.submitShell('Job', 'sleep 0.3');
    const bulk = await test.submit('Job');
    const urgent = await test.submit('Job', { jobQueue: 'Urgent' });
    await test.finished(blocker);
    expect((await test.finished(urgent)).startedAt).toBeLessThanOrEqual((await test.finished(bulk)).startedAt!);
    expect((await test.describe(bulk)).startedAt).toBeGreaterThanOrEqual((await test.describe(urgent)).stoppedAt!);
  });

  test('a job that is larger than this machine runs alone', async () => {
    const test = await TestBatch.start({ jobs: { Large: { vcpus: '16', memory: '32768' } } }, { vcpus: 2 });
    await expect(test.finished(await test.submit('Large'))).resolves.toMatchObject({ status: 'SUCCEEDED' });
  });

  test('a job that is larger than the compute of its queue is cancelled where the queue says so', async () => {
    const Impatient = {
      Type: 'AWS::Batch::JobQueue',
      Properties: {
        Priority: 1,
        ComputeEnvironmentOrder: [{ Order: 1, ComputeEnvironment: { Ref: 'Compute' } }],
        JobStateTimeLimitActions: [{ Action: 'CANCEL', State: 'RUNNABLE', MaxTimeSeconds: 1, Reason: 'MISCONFIGURATION:COMPUTE_ENVIRONMENT_MAX_RESOURCE' }],
      },
    };
    const test = await TestBatch.start({ jobs: { Large: { vcpus: '16', memory: '32768' } }, maxvCpus: 8, resources: { Impatient } });
    await expect(test.finished(await test.submit('Large', { jobQueue: 'Impatient' }))).resolves.toMatchObject({ status: 'FAILED', isCancelled: true });
  });

  test('a job that is larger than the compute of its queue waits, and says why', async () => {
    const test = await TestBatch.start({ jobs: { Large: { vcpus: '16', memory: '32768' } }, maxvCpus: 8 });
    const jobId = await test.submit('Large');
    await expect(test.describe(jobId)).resolves.toMatchObject({
      status: 'RUNNABLE', statusReason: expect.stringMatching(/^MISCONFIGURATION:COMPUTE_ENVIRONMENT_MAX_RESOURCE/),
    });
  });
});
