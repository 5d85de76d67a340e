import { execFileSync } from 'node:child_process';
import * as path from 'node:path';
import { BatchClient, DescribeJobsCommand, JobDetail } from '@aws-sdk/client-batch';
import { LocalBatch } from 'batchworks';
import { batchTasks } from './_helpers/batch-tasks';
import { deploy, Deployed, Film } from './_helpers/film';
import { EXECUTION, runMachine } from './_helpers/interpreter';
import { JobDependency, JobGraphInput } from '../../src';
import { folderWith } from '../_helpers/jobs';

jest.setTimeout(60_000); // on a machine that does much else

// The processes that start the jobs run from `lib`.
beforeAll(() => {
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true'; // Node 20 is enough for these tests
  execFileSync(process.execPath, [require.resolve('typescript/bin/tsc'), '--build'], { cwd: path.join(__dirname, '../../packages/batchworks') });
}, 120_000);

const open: { close(): Promise<void> | void }[] = [];
afterEach(async () => { await Promise.all(open.splice(0).map(async (one) => one.close())); });

interface Outcome {
  readonly output?: { readonly jobs: Record<string, { id: string }> };
  readonly error?: string;
  readonly cause?: string;
}

/** A deployed graph, on a local Batch of its own. */
class Deployment {
  public static async of(film: Film): Promise<Deployment> {
    const deployed = deploy(film);
    const batch = await LocalBatch.start({ template: deployed.folder, stateDirectory: folderWith({}), stopTimeoutSeconds: 1, vcpus: 4 });
    const client = new BatchClient({ ...batch.clientConfig, maxAttempts: 1 });
    open.push(batch, { close: () => client.destroy() });
    return new Deployment(deployed, client);
  }

  private constructor(public readonly deployed: Deployed, public readonly client: BatchClient) {}

  public start(input?: object) {
    return runMachine(this.deployed.graph, { input, handlers: batchTasks(this.client) });
  }

  /** Runs to the end, whichever it is. */
  public async run(input?: object): Promise<Outcome> {
    return this.start(input).result.then(
      (output) => ({ output }),
      ({ cause }) => ({ error: cause.name, cause: cause.message }),
    );
  }

  /** Runs to the end, and gives the jobs as they ended. */
  public async jobsOf(input?: object): Promise<Record<string, JobDetail>> {
    const { output, error, cause } = await this.run(input);
    if (!output) { throw new Error(`${error}: ${cause}`); }
    const entries = Object.entries(output.jobs).map(async ([name, { id }]) => [name, await this.describe(id)] as const);
    return Object.fromEntries(await Promise.all(entries));
  }

  public async describe(id: string): Promise<JobDetail> {
    return (await this.client.send(new DescribeJobsCommand({ jobs: [id] }))).jobs![0];
  }
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
    const jobs = await (await Deployment.of(film)).jobsOf();

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
    const { One } = await (await Deployment.of(film)).jobsOf({ words: ['', 'it is'], seed: 7, detail: { scene: 'harbor' } });
    expect(One.parameters).toMatchObject({ scene: 'harbor' });
    expect(One.container!.environment).toContainEqual({ name: 'SEED', value: '7' });
  });

  test('without a value that a job reads submits nothing', async () => {
    const film = new Film();
    film.graph.addJob('One', { job: film.shell('Job') });
    film.graph.addJob('Two', { job: film.shell('Other'), parameters: { scene: JobGraphInput.text('$.scene') } });
    const deployment = await Deployment.of(film);
    const submit = jest.fn();
    const { result } = runMachine(deployment.deployed.graph, { handlers: { 'batch:submitJob': submit, 'batch:submitJob.sync': submit } });
    await expect(result).rejects.toMatchObject({ cause: { message: expect.stringContaining('$.input.scene') } });
    expect(submit).not.toHaveBeenCalled();
  });

  test('overrides what the graph says', async () => {
    const film = new Film();
    const other = film.batch.addQueue('Other', { compute: [film.compute] });
    film.graph.addJob('One', {
      job: film.shell('Job', 'exit 1'), queue: other, command: ['sh', '-c', 'test $LEVEL = debug'], environment: { LEVEL: 'debug' }, vcpus: 0.5,
    });
    const { One } = await (await Deployment.of(film)).jobsOf();
    expect(One.jobQueue).toMatch(/Other$/);
    expect(One.container!.resourceRequirements).toContainEqual({ type: 'VCPU', value: '0.5' });
  });

  test('waits for a job outside of the graph', async () => {
    const film = new Film();
    film.graph.addJob('One', { job: film.shell('Job'), after: [JobDependency.onJobId(JobGraphInput.text('$.jobId'))] });
    film.shell('Slow', 'sleep 0.5');
    const deployment = await Deployment.of(film);
    const outside = await batchTasks(deployment.client)['batch:submitJob']({ JobName: 'outside', JobQueue: 'Bulk', JobDefinition: 'Slow' }) as { JobId: string };
    const { One } = await deployment.jobsOf({ jobId: outside.JobId });
    expect((await deployment.describe(outside.JobId)).stoppedAt!).toBeLessThanOrEqual(One.startedAt!);
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
    const deployment = await Deployment.of(film);
    const jobs = await deployment.jobsOf();
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
    const deployment = await Deployment.of(film);

    const { error, cause } = await deployment.run();
    expect(error).toBe('JobFailed');
    expect(cause).toMatch(/^[0-9a-f]{32}-Broken \([0-9a-f-]{36}\) failed: .*exit code 3$/);
    const { JobSummaryList } = await batchTasks(deployment.client)['aws-sdk:batch:listJobs']({ JobQueue: 'Bulk', JobStatus: 'SUCCEEDED' }) as any;
    expect(JobSummaryList.map(({ JobName }: any) => JobName.slice(33)).sort()).toEqual(['Fine', 'Independent']);
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
    const { error, cause } = await (await Deployment.of(film)).run();
    expect(error).toBe('JobFailed');
    expect(cause).toMatch(/^[0-9a-f]{32}-Broken \(.*\) failed: .*exit code 3$/);
  });

  test('is told from one that was not submitted', async () => {
    const film = new Film();
    film.graph.addJob('One', { job: film.shell('Job') });
    const { deployed, client } = await Deployment.of(film);
    const refuse = async () => { throw Object.assign(new Error('no such queue'), { name: 'Batch.ClientException' }); };
    const { result } = runMachine(deployed.graph, { handlers: { ...batchTasks(client), 'batch:submitJob.sync': refuse } });
    await expect(result).rejects.toMatchObject({ cause: { name: 'Batch.ClientException', message: 'no such queue' } });
  });

  test('does not stop a request that AWS Batch throttles from being sent again', async () => {
    const film = new Film();
    film.graph.addJob('One', { job: film.shell('Job') });
    const { deployed, client } = await Deployment.of(film);
    const tasks = batchTasks(client);
    const submit = jest.fn(tasks['batch:submitJob.sync']).mockRejectedValueOnce(Object.assign(new Error(), { name: 'Batch.TooManyRequestsException' }));
    await runMachine(deployed.graph, { handlers: { ...tasks, 'batch:submitJob.sync': submit } }).result;
    expect(submit).toHaveBeenCalledTimes(2);
  });
});

describe('a run that is stopped', () => {
  const history = (error: string) => ({
    'aws-sdk:sfn:getExecutionHistory': async () => ({ Events: [{ ExecutionFailedEventDetails: { Error: error } }] }),
  });

  async function stoppedRun() {
    const film = new Film();
    const slow = film.shell('Slow', 'sleep 30');
    const first = film.graph.addJob('First', { job: slow, arraySize: 2 });
    film.graph.addJob('Last', { job: slow, after: [first] });
    const deployment = await Deployment.of(film);
    const run = deployment.start();
    const ended = run.result.catch(() => undefined);
    const tasks = batchTasks(deployment.client);
    const jobs = async () => (await tasks['aws-sdk:batch:listJobs']({ JobQueue: 'Bulk', Filters: [{ Name: 'JOB_NAME', Values: ['*'] }] }) as any).JobSummaryList;
    while ((await jobs()).length < 2) { await new Promise((resolve) => setTimeout(resolve, 10)); }
    const other = await tasks['batch:submitJob']({ JobName: 'other', JobQueue: 'Bulk', JobDefinition: 'Slow' }) as { JobId: string };
    run.abort();
    await ended;
    return { deployment, tasks, jobs, other: other.JobId };
  }

  test('cancels what it has submitted, and nothing else', async () => {
    const { deployment, tasks, jobs, other } = await stoppedRun();
    const input = { execution: EXECUTION, status: 'ABORTED', queues: deployment.deployed.queues };
    await runMachine(deployment.deployed.cleanUp, { input, handlers: { ...tasks, ...history('') } }).result;
    while ((await jobs()).filter(({ Status }: any) => Status !== 'FAILED').length > 1) { await new Promise((resolve) => setTimeout(resolve, 10)); }
    expect((await jobs()).map(({ JobName, Status }: any) => [JobName.slice(33), Status]).sort()).toEqual([
      ['', expect.not.stringMatching('FAILED')], ['First', 'FAILED'], ['Last', 'FAILED'],
    ]);
    expect((await deployment.describe(other)).status).not.toBe('FAILED');
  });

  test.each([['JobFailed', 0], ['States.Runtime', 2]])('and ended with the error %s: the clean-up cancels %i jobs', async (error, count) => {
    const { deployment, tasks } = await stoppedRun();
    const terminate = jest.fn().mockResolvedValue({});
    const input = { execution: EXECUTION, status: 'FAILED', queues: deployment.deployed.queues };
    const handlers = { ...tasks, ...history(error), 'aws-sdk:batch:terminateJob': terminate };
    await runMachine(deployment.deployed.cleanUp, { input, handlers }).result;
    expect(new Set(terminate.mock.calls.map(([{ JobId }]) => JobId)).size).toBe(count);
  });
});
