import { execFileSync } from 'node:child_process';
import * as path from 'node:path';
import { JobDetail } from '@aws-sdk/client-batch';
import { Film } from './_helpers/film';
import { JobDependency, JobGraphInput } from '../../src';
import { executionEvent } from '../_helpers/event-pattern';
import { EXECUTION, TaskHandlers } from '../_helpers/interpreter';
import { closeDeployments, LocalDeployment, until } from '../_helpers/local-deployment';

jest.setTimeout(60_000); // on a machine that does much else

// The processes that start the jobs run from `lib`.
beforeAll(() => {
  execFileSync(process.execPath, [require.resolve('typescript/bin/tsc'), '--build'], { cwd: path.join(__dirname, '../../packages/batchworks') });
}, 120_000);
afterEach(closeDeployments);

/** Runs a graph to its end, and gives the jobs as they ended. */
async function jobsOf(film: Film, deployment: LocalDeployment, input?: object, handlers?: TaskHandlers): Promise<Record<string, JobDetail>> {
  const { output, error, cause } = await deployment.run(film.graph.stateMachine, { input, handlers });
  if (!output) { throw new Error(`${error}: ${cause}`); }
  const entries = Object.entries<any>(output.jobs).map(async ([name, { id }]) => [name, await deployment.describe(id)] as const);
  return Object.fromEntries(await Promise.all(entries));
}

describe('a run', () => {
  test('starts each job after those that it waits for, and tells the ids', async () => {
    const film = new Film();
    const job = film.shell('Job');
    const first = film.graph.addJob('First', { job });
    const left = film.graph.addJob('Left', { job, after: [first] });
    const right = film.graph.addJob('the-right-1', { job, after: [first] });
    film.graph.addJob('Last', { job, after: [left, right] });
    film.graph.addJob('Alone', { job });
    const jobs = await jobsOf(film, await LocalDeployment.of(film));

    expect(Object.keys(jobs).sort()).toEqual(['Alone', 'First', 'Last', 'Left', 'the-right-1']);
    expect(Object.values(jobs).map(({ status }) => status)).toEqual(Array(5).fill('SUCCEEDED'));
    expect(jobs.First.stoppedAt!).toBeLessThanOrEqual(Math.min(jobs.Left.startedAt!, jobs['the-right-1'].startedAt!));
    expect(Math.max(jobs.Left.stoppedAt!, jobs['the-right-1'].stoppedAt!)).toBeLessThanOrEqual(jobs.Last.startedAt!);
    expect(new Set(Object.values(jobs).map(({ jobName }) => jobName!.split('-')[0])).size).toBe(1); // one hash, that of the run
  });

  test('takes values of its input', async () => {
    const film = new Film();
    const job = film.shell('Job', 'exit 1', { requiredParameters: ['scene'] });
    film.graph.addJob('One', {
      job,
      command: ['sh', '-c', 'test "$0 $1 $SEED Ref::scene" = "x it is 7 harbor"', 'x', JobGraphInput.text('$.words[1]')],
      environment: { SEED: JobGraphInput.text('$.seed') },
      parameters: { scene: JobGraphInput.text('$.detail.scene') },
    });
    const { One } = await jobsOf(film, await LocalDeployment.of(film), { words: ['', 'it is'], seed: 7, detail: { scene: 'harbor' } });
    expect(One.parameters).toMatchObject({ scene: 'harbor' });
    expect(One.container!.environment).toContainEqual({ name: 'SEED', value: '7' });
  });

  test('without a value that a job reads submits nothing', async () => {
    const film = new Film();
    film.graph.addJob('One', { job: film.shell('Job') });
    film.graph.addJob('Two', { job: film.shell('Other', 'true', { requiredParameters: ['scene'] }), parameters: { scene: JobGraphInput.text('$.scene') } });
    const deployment = await LocalDeployment.of(film);
    const submit = jest.fn();
    const { cause } = await deployment.run(film.graph.stateMachine, { handlers: { 'batch:submitJob': submit, 'batch:submitJob.sync': submit } });
    expect(cause).toContain('$.input.scene');
    expect(submit).not.toHaveBeenCalled();
  });

  test('overrides what the graph says', async () => {
    const film = new Film();
    const other = film.batch.addQueue('Other', { compute: [film.compute] });
    film.graph.addJob('One', {
      job: film.shell('Job', 'exit 1'), queue: other, command: ['sh', '-c', 'test $LEVEL = debug'], environment: { LEVEL: 'debug' }, vcpus: 0.5,
    });
    const { One } = await jobsOf(film, await LocalDeployment.of(film));
    expect(One.jobQueue).toMatch(/Other$/);
    expect(One.container!.resourceRequirements).toContainEqual({ type: 'VCPU', value: '0.5' });
  });

  test('waits for a job outside of the graph', async () => {
    const film = new Film();
    film.graph.addJob('One', { job: film.shell('Job'), after: [JobDependency.onJobId(JobGraphInput.text('$.jobId'))] });
    film.shell('Slow', 'sleep 0.5');
    const deployment = await LocalDeployment.of(film);
    const jobId = await deployment.submit({ jobQueue: 'Bulk', jobDefinition: 'Slow' });
    const { One } = await jobsOf(film, deployment, { jobId });
    expect((await deployment.describe(jobId)).stoppedAt!).toBeLessThanOrEqual(One.startedAt!);
  });
});

describe('arrays', () => {
  test('wait for all children, one by one, and in order', async () => {
    const film = new Film();
    const job = film.shell('Job', 'true', { arraySize: 3 });
    const frames = film.graph.addJob('Frames', { job });
    film.graph.addJob('Denoised', { job, after: [JobDependency.eachWithEach(frames)] });
    film.graph.addJob('Film', { job: film.shell('Single'), after: [film.graph.job('Denoised')] });
    film.graph.addJob('Reels', { job, arraySize: 2, after: [JobDependency.inOrder()] });
    const deployment = await LocalDeployment.of(film);
    const jobs = await jobsOf(film, deployment);
    const child = async (name: string, index: number) => deployment.describe(`${jobs[name].jobId}:${index}`);

    expect(jobs.Frames.arrayProperties!.size).toBe(3);
    for (const index of [0, 1, 2]) {
      expect((await child('Frames', index)).stoppedAt!).toBeLessThanOrEqual((await child('Denoised', index)).startedAt!);
      expect((await child('Denoised', index)).stoppedAt!).toBeLessThanOrEqual(jobs.Film.startedAt!);
    }
    expect((await child('Reels', 0)).stoppedAt!).toBeLessThanOrEqual((await child('Reels', 1)).startedAt!);
  });
});

describe('a job that fails', () => {
  test('fails what depends on it, and the run with its own reason; the others finish', async () => {
    const film = new Film();
    const job = film.shell('Job');
    const fine = film.graph.addJob('Fine', { job });
    const broken = film.graph.addJob('Broken', { job: film.shell('Exit', 'exit 3'), after: [fine] });
    const middle = film.graph.addJob('Middle', { job, after: [broken] });
    film.graph.addJob('Last', { job, after: [middle] });
    film.graph.addJob('Independent', { job: film.shell('Slow', 'sleep 0.3'), after: [fine] });
    const deployment = await LocalDeployment.of(film);

    const { error, cause } = await deployment.run(film.graph.stateMachine);
    expect(error).toBe('JobFailed');
    expect(cause).toMatch(/^[0-9a-f]{32}-Broken \([0-9a-f-]{36}\) failed: .*exit code 3$/);
    const succeeded = (await deployment.jobsIn('Bulk')).filter(({ status }) => status === 'SUCCEEDED');
    expect(succeeded.map(({ jobName }) => jobName!.slice(33)).sort()).toEqual(['Fine', 'Independent']);
  });

  test.each([
    ['the only one', (film: Film) => { film.graph.addJob('Broken', { job: film.shell('Exit', 'exit 3') }); }],
    ['one of the last ones', (film: Film) => {
      const first = film.graph.addJob('First', { job: film.shell('Job') });
      film.graph.addJob('Fine', { job: film.shell('Other'), after: [first] });
      film.graph.addJob('Broken', { job: film.shell('Exit', 'exit 3'), after: [first] });
    }],
    ['a child of an array', (film: Film) => {
      film.graph.addJob('Broken', { job: film.shell('Exit', 'test $AWS_BATCH_JOB_ARRAY_INDEX != 1 || exit 3'), arraySize: 3 });
    }],
    ['a child of an array in order', (film: Film) => {
      const script = 'test $AWS_BATCH_JOB_ARRAY_INDEX != 1 || exit 3';
      film.graph.addJob('Broken', { job: film.shell('Exit', script), arraySize: 5, after: [JobDependency.inOrder()] });
    }],
  ])('tells the reason when it is %s', async (_, build) => {
    const film = new Film();
    build(film);
    const { error, cause } = await (await LocalDeployment.of(film)).run(film.graph.stateMachine);
    expect(error).toBe('JobFailed');
    expect(cause).toMatch(/^[0-9a-f]{32}-Broken \(.*\) failed: .*exit code 3$/);
  });

  test('is told from one that was not submitted', async () => {
    const film = new Film();
    film.graph.addJob('One', { job: film.shell('Job') });
    const deployment = await LocalDeployment.of(film);
    const refuse = async () => { throw Object.assign(new Error('no such queue'), { name: 'Batch.ClientException' }); };
    const outcome = await deployment.run(film.graph.stateMachine, { handlers: { 'batch:submitJob.sync': refuse } });
    expect(outcome).toEqual({ error: 'Batch.ClientException', cause: 'no such queue' });
  });

  test('does not stop a request that AWS Batch throttles from being sent again', async () => {
    const film = new Film();
    film.graph.addJob('One', { job: film.shell('Job') });
    const deployment = await LocalDeployment.of(film);
    const submit = jest.fn(deployment.tasks['batch:submitJob.sync'])
      .mockRejectedValueOnce(Object.assign(new Error(), { name: 'Batch.TooManyRequestsException' }));
    await jobsOf(film, deployment, {}, { 'batch:submitJob.sync': submit });
    expect(submit).toHaveBeenCalledTimes(2);
  });
});

describe('a run that is stopped', () => {
  /** A run that is stopped when all its jobs are submitted, and a job beside it. */
  async function stoppedRun() {
    const film = new Film();
    const slow = film.shell('Slow', 'sleep 30');
    const first = film.graph.addJob('First', { job: slow, arraySize: 2 });
    film.graph.addJob('Last', { job: slow, after: [first] });
    const deployment = await LocalDeployment.of(film);
    const run = deployment.start(film.graph.stateMachine);
    const ended = run.result.catch(() => undefined);
    await until(async () => (await deployment.jobsIn('Bulk')).length === 2);
    await deployment.submit({ jobName: 'Other', jobQueue: 'Bulk', jobDefinition: 'Slow' });
    run.abort();
    await ended;
    const event = (detail: object) => executionEvent(EXECUTION, deployment.deployed.arnOf(film.graph.stateMachine), detail);
    return { deployment, event };
  }

  test.each(['ABORTED', 'TIMED_OUT'])('and %s cancels what it has submitted, and nothing else', async (status) => {
    const { deployment, event } = await stoppedRun();
    expect(await deployment.send(event({ status }))).toEqual([{ output: expect.anything() }]);
    const failed = async () => (await deployment.jobsIn('Bulk')).filter((job) => job.status === 'FAILED');
    await until(async () => (await failed()).length === 2);
    expect((await failed()).map(({ jobName }) => jobName!.slice(33)).sort()).toEqual(['First', 'Last']);
    expect((await deployment.jobsIn('Bulk')).map(({ jobName }) => jobName)).toContain('Other');
  });

  test.each([['JobFailed', 0], ['States.Runtime', 2]])('and ended with the error %s: the clean-up cancels %i jobs', async (error, count) => {
    const { deployment, event } = await stoppedRun();
    const terminate = jest.fn().mockResolvedValue({});
    await deployment.send(event({ status: 'FAILED' }), {
      'aws-sdk:batch:terminateJob': terminate,
      'aws-sdk:sfn:getExecutionHistory': async () => ({ Events: [{ ExecutionFailedEventDetails: { Error: error } }] }),
    });
    expect(new Set(terminate.mock.calls.map(([{ JobId }]) => JobId)).size).toBe(count);
  });

  test('or that succeeded, starts no clean-up', async () => {
    const { deployment, event } = await stoppedRun();
    expect(await deployment.send(event({ status: 'SUCCEEDED' }))).toEqual([]);
  });
});
