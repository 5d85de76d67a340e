import { Film } from './_helpers/film';
import { JobGraphJob } from '../../src';
import { partedProblems } from '../../src/workflow/machine/limits';
import { Part, partsOf } from '../../src/workflow/machine/parts';
import type { MachineJob } from '../../src/workflow/machine/submission-states';
import { executionEvent } from '../_helpers/event-pattern';
import { EXECUTION } from '../_helpers/interpreter';
import { statementsOf } from '../_helpers/jobs';
import { closeDeployments, LocalDeployment, until } from '../_helpers/local-deployment';

jest.setTimeout(60_000); // on a machine that does much else
afterEach(closeDeployments);

const COUNT = 30;

/** AWS Batch takes requests of 30 KiB: 60 such jobs are more than one state machine takes, and 30 more than one part. */
const LONG = { LONG: 'x'.repeat(27_000) };

/** Jobs that wait for the first one of all, and as many that each wait for one of those: two parts that submit, and two that wait. */
function graphInParts(script: string): Film {
  const film = new Film();
  const job = film.shell('Job');
  const command = ['sh', '-c', script];
  const waitedFor: JobGraphJob[] = [];
  for (let index = 0; index < COUNT; index++) {
    waitedFor.push(film.graph.addJob(`First-${index}`, { job, command: index === 0 ? command : undefined, environment: LONG, after: waitedFor.slice(0, 1) }));
  }
  waitedFor.forEach((first, index) => film.graph.addJob(`Last-${index}`, { job, environment: LONG, after: [first] }));
  return film;
}

describe('a graph in parts', () => {
  test('runs like another one', async () => {
    const film = graphInParts('sleep 0.2');
    const deployment = await LocalDeployment.of(film);
    expect(deployment.deployed.machines.filter((arn) => arn.includes('GraphParts'))).toHaveLength(4);
    const { output, cause } = await deployment.run(film.graph.stateMachine);
    expect(cause).toBeUndefined();
    expect(Object.keys(output.jobs)).toHaveLength(2 * COUNT);

    const [first, inSecondPart, last] = await Promise.all(['First-0', 'First-29', 'Last-29'].map(async (name) => deployment.describe(output.jobs[name].id)));
    expect(first.stoppedAt!).toBeLessThanOrEqual(inSecondPart.startedAt!);
    expect(inSecondPart.stoppedAt!).toBeLessThanOrEqual(last.startedAt!);
    expect(last).toMatchObject({ status: 'SUCCEEDED', jobName: expect.stringMatching(/-Last-29$/) });
  });

  test('fails with the reason of the job that failed', async () => {
    const film = graphInParts('exit 3');
    const outcome = await (await LocalDeployment.of(film)).run(film.graph.stateMachine);
    expect(outcome).toEqual({ error: 'JobFailed', cause: expect.stringMatching(/^[0-9a-f]{32}-First-0 \(.*\) failed: .*exit code 3$/) });
  });

  test('fails with what AWS Batch says to a job that it refuses, and submits no more', async () => {
    const film = graphInParts('true');
    const deployment = await LocalDeployment.of(film);
    const submit = jest.fn(async ({ JobName }) => {
      if (JobName.endsWith('-First-29')) { throw Object.assign(new Error('no such queue'), { name: 'Batch.ClientException' }); }
      return { JobId: JobName };
    });
    const outcome = await deployment.run(film.graph.stateMachine, { handlers: { 'batch:submitJob': submit, 'batch:submitJob.sync': submit } });
    expect(outcome).toEqual({ error: 'Batch.ClientException', cause: 'no such queue' });
    expect(submit).toHaveBeenCalledTimes(COUNT);
  });

  test('that is stopped cancels what its parts have submitted', async () => {
    const film = graphInParts('sleep 30');
    const deployment = await LocalDeployment.of(film);
    const run = deployment.start(film.graph.stateMachine);
    const ended = run.result.catch(() => undefined);
    await until(async () => (await deployment.jobsIn('Bulk')).length === 2 * COUNT);
    run.abort();
    await ended;
    await deployment.send(executionEvent(EXECUTION, deployment.deployed.arnOf(film.graph.stateMachine), { status: 'ABORTED' }));
    await until(async () => (await deployment.jobsIn('Bulk')).every(({ status }) => status === 'FAILED'));
    expect(await deployment.jobsIn('Bulk')).toHaveLength(2 * COUNT);
  });

  test('may start and stop its parts, which may submit its jobs', () => {
    const film = graphInParts('true');
    film.deploy();
    const parts = film.graph.node.findChild('Parts');
    const actionsOf = (role: any) => [...new Set(statementsOf(film, role).flatMap(({ Action }) => Action))];
    expect(actionsOf(film.graph.stateMachine.role)).toEqual(expect.arrayContaining(['states:StartExecution', 'states:DescribeExecution', 'states:StopExecution']));
    expect(actionsOf(parts.node.findChild('Role'))).toEqual([
      'batch:SubmitJob', 'batch:DescribeJobs', 'batch:ListJobs', 'batch:TerminateJob', 'events:PutTargets', 'events:PutRule', 'events:DescribeRule',
    ]);
  });
});

test('a graph that fits has no parts', () => {
  const film = new Film();
  film.graph.addJob('One', { job: film.shell('Job') });
  film.deploy();
  expect(film.graph.node.tryFindChild('Parts')).toBeUndefined();
});

const jobs = (count: number, name = 'Step'): MachineJob[] => Array.from({ length: count }, (_, index) => ({ name: `${name}-${index}`, edges: [], request: {} }));

describe('division', () => {
  const sizesOf = (parts: Part[]) => parts.map(({ waits, jobs: { length } }) => (waits ? -length : length));

  test.each<[number, number, number, number[]]>([
    [3, 2, 100, [3, -2]],
    [3, 2, 20, [2, 1, -2]],
    [0, 3, 20, [-2, -1]],
    [2, 1, 5, [1, 1, -1]], // no job is divided
  ])('%i jobs that others wait for and %i last ones of 10 bytes, into parts of %i bytes', (waitedFor, last, maxBytes, expected) => {
    expect(sizesOf(partsOf({ waitedFor: jobs(waitedFor), last: jobs(last), inputPaths: [] }, maxBytes, () => 10))).toEqual(expected);
  });
});

describe('what is too large even in parts', () => {
  test.each<[string, number, string, string | undefined]>([
    ['a history', 2300, 'S', 'a run must leave at most 25000 events, got up to 25396; make two graphs of it, and start the second one after the first'],
    ['names', 1500, 'x'.repeat(60), 'the names and ids of the jobs must fit twice into 262144 bytes, got about 336'],
    ['nothing', 2000, 'S', undefined],
  ])('%s', (_, count, name, message) => {
    const problems = partedProblems({ waitedFor: jobs(count, name), last: [], inputPaths: [] }, 3);
    expect(problems).toEqual(message === undefined ? [] : [expect.stringContaining(message)]);
  });
});
