import { deploy, Film } from './_helpers/film';
import { runMachine, statesOf } from './_helpers/interpreter';
import { IJobDependency, JobGraphJob } from '../../src';

jest.setTimeout(60_000); // on a machine that does much else

const SIZE = 1000;
const MIB = 1_048_576;

/** Arn-like texts instead of the short names of the local Batch, so that a definition is as large as on AWS. */
const ARN = `arn:aws:batch:eu-west-1:123456789012:job-definition/${'x'.repeat(64)}`;
const bytesOnAws = (definition: object) => Buffer.byteLength(JSON.stringify(definition, (_, value) => (value === 'Bulk' || value === 'Job' ? ARN : value)));

function graphOf(after: (jobs: JobGraphJob[], index: number) => IJobDependency[]): Film {
  const film = new Film();
  const job = film.shell('Job');
  const jobs: JobGraphJob[] = [];
  for (let index = 0; index < SIZE; index++) { jobs.push(film.graph.addJob(`Step-${index}`, { job, after: after(jobs, index) })); }
  return film;
}

/** Tasks that succeed at once, and note what was submitted. */
function noting() {
  const submitted: any[] = [];
  const submit = async (request: any) => { submitted.push(request); return { JobId: `id-${submitted.length}` }; };
  return { submitted, handlers: { 'batch:submitJob': submit, 'batch:submitJob.sync': submit } };
}

test.each<[string, (jobs: JobGraphJob[], index: number) => IJobDependency[]]>([
  ['in a row', (jobs) => jobs.slice(-1)],
  ['without dependencies', () => []],
  ['in layers of ten, each after all of the layer before', (jobs, index) => jobs.slice(Math.max(0, index - index % 10 - 10), index - index % 10)],
])('1,000 jobs %s fit into a state machine, and run', async (_, after) => {
  const { graph } = deploy(graphOf(after));
  const { submitted, handlers } = noting();
  const { jobs } = await runMachine(graph, { handlers }).result;
  expect(bytesOnAws(graph)).toBeLessThan(0.9 * MIB);
  expect(submitted).toHaveLength(SIZE);
  expect(Object.keys(jobs)).toHaveLength(SIZE);
  expect(JSON.stringify(jobs).length).toBeLessThan(256 * 1024 / 2);
});

test('a large definition is a file beside the template, a small one is not', () => {
  const large = graphOf((jobs) => jobs.slice(-1));
  deploy(large);
  const template = JSON.stringify((large.node.root as any).synth().getStackByName('Film').template);
  expect(template.length).toBeLessThan(100_000);
  expect(template).toContain('DefinitionS3Location');
});

test('a graph that does not fit is refused, with the ways out', () => {
  const film = new Film();
  const job = film.shell('Job');
  for (let index = 0; index < SIZE; index++) { film.graph.addJob(`Step-${index}`, { job, environment: { TEXT: 'x'.repeat(500) } }); }
  expect(() => deploy(film)).toThrow(/must fit into a state machine of 1048576 bytes, got about \d+; make two graphs of it/);
});

test('a run that could leave too long a history is refused', () => {
  const film = new Film();
  const job = film.shell('Job');
  let last: JobGraphJob[] = [];
  for (let index = 0; index < 1600; index++) { last = [film.graph.addJob(`S${index}`, { job, after: last })]; }
  expect(() => deploy(film)).toThrow(/a run must leave at most 25000 events, got up to 25\d\d\d; make two graphs of it/);
});

test('no two states have one name, and none is too long', () => {
  const film = new Film();
  const job = film.shell('Job');
  const first = film.graph.addJob('x'.repeat(64), { job });
  film.graph.addJob('y'.repeat(64), { job, after: [first] });
  const { graph, cleanUp } = deploy(film);
  for (const machine of [graph, cleanUp]) {
    const names = statesOf(machine).map(([name]) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(Math.max(...names.map(({ length }) => length))).toBeLessThanOrEqual(80);
  }
});
