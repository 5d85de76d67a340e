import { Film } from './_helpers/film';
import { IJobDependency, JobGraphInput, JobGraphJob, JobGraphJobOptions } from '../../src';
import { runMachine, statesOf, withNestedRuns } from '../_helpers/interpreter';

jest.setTimeout(60_000); // on a machine that does much else

const SIZE = 1000;
const MIB = 1_048_576;

/** ARNs of the names that CloudFormation makes, so that a definition is as large as on AWS. */
const ARN = `arn:aws:batch:eu-west-1:123456789012:job-definition/${'x'.repeat(64)}`;
const isBatchArn = (value: unknown) => typeof value === 'string' && value.startsWith('arn:aws:batch:');
const bytesOnAws = (definition: object) => Buffer.byteLength(JSON.stringify(definition, (_, value) => (isBatchArn(value) ? ARN : value)));

function graphOf(after: (jobs: JobGraphJob[], index: number) => IJobDependency[], options: Partial<JobGraphJobOptions> = {}): Film {
  const film = new Film();
  const job = film.shell('Job', 'true', { parameters: { scene: '', take: '' } });
  const jobs: JobGraphJob[] = [];
  for (let index = 0; index < SIZE; index++) { jobs.push(film.graph.addJob(`Step-${index}`, { job, after: after(jobs, index), ...options })); }
  return film;
}

/** Tasks that succeed at once, and note what was submitted. */
function noting() {
  const submitted: any[] = [];
  const submit = async (request: any) => {
    submitted.push(request);
    return { JobId: `00000000-0000-0000-0000-${String(submitted.length).padStart(12, '0')}` };
  };
  return { submitted, handlers: { 'batch:submitJob': submit, 'batch:submitJob.sync': submit } };
}

const inLayers = (jobs: JobGraphJob[], index: number) => jobs.slice(Math.max(0, index - index % 10 - 10), index - index % 10);

test.each<[string, (jobs: JobGraphJob[], index: number) => IJobDependency[]]>([
  ['in a row', (jobs) => jobs.slice(-1)],
  ['without dependencies', () => []],
  ['in layers of ten, each after all of the layer before', inLayers],
])('1,000 jobs %s fit into a state machine, and run', async (_, after) => {
  const { graph } = graphOf(after).deploy();
  const { submitted, handlers } = noting();
  const { jobs } = await runMachine(graph, { handlers }).result;
  expect(bytesOnAws(graph)).toBeLessThan(0.9 * MIB);
  expect(submitted).toHaveLength(SIZE);
  expect(Object.keys(jobs)).toHaveLength(SIZE);
  expect(JSON.stringify(jobs).length).toBeLessThan(256 * 1024 / 2);
});

test('a large definition is a file beside the template, a small one is not', () => {
  const large = graphOf((jobs) => jobs.slice(-1));
  large.deploy();
  const template = JSON.stringify((large.node.root as any).synth().getStackByName('Film').template);
  expect(template.length).toBeLessThan(100_000);
  expect(template).toContain('DefinitionS3Location');
});

describe('1,000 jobs with a kilobyte of overrides each', () => {
  const overrides = {
    command: ['render', '--frames', 'x'.repeat(200), JobGraphInput.text('$.quality')],
    environment: Object.fromEntries(Array.from({ length: 8 }, (_, index) => [`SETTING_${index}`, 'x'.repeat(50)])),
    parameters: { scene: 'x'.repeat(100), take: 'x'.repeat(100) },
  };

  test.each<[string, (jobs: JobGraphJob[], index: number) => IJobDependency[], number]>([
    ['in layers of ten', inLayers, 4],
    ['without dependencies', () => [], 3],
  ])('%s are in parts, each of which fits into a state machine, and run', async (_, after, count) => {
    const { deployed, graph } = graphOf(after, overrides).deploy();
    expect(deployed.machines.filter((arn) => arn.includes('Part'))).toHaveLength(count);
    for (const arn of deployed.machines) { expect(bytesOnAws(deployed.definitionOf(arn))).toBeLessThan(0.9 * MIB); }

    const { submitted, handlers } = noting();
    const { 'states:startExecution.sync:2': startPart, ...tasks } = withNestedRuns(handlers, (arn) => deployed.definitionOf(arn));
    const results: number[] = [];
    const noted = async (input: any) => {
      const result = await startPart(input);
      results.push(JSON.stringify(result).length);
      return result;
    };
    const { jobs } = await runMachine(graph, { input: { quality: 7 }, handlers: { ...tasks, 'states:startExecution.sync:2': noted } }).result;
    expect(new Set(submitted.map(({ JobName }) => JobName)).size).toBe(SIZE);
    expect(Object.keys(jobs)).toHaveLength(SIZE);
    expect(submitted[0].ContainerOverrides.Command.at(-1)).toBe('7');
    expect(Math.max(...results)).toBeLessThan(256 * 1024 / 2);
  });
});

test('no two states have one name, and none is too long', () => {
  const film = new Film();
  const job = film.shell('Job');
  const first = film.graph.addJob('x'.repeat(64), { job });
  film.graph.addJob('y'.repeat(64), { job, after: [first] });
  const { graph, cleanUp } = film.deploy();
  for (const machine of [graph, cleanUp]) {
    const names = statesOf(machine).map(([name]) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(Math.max(...names.map(({ length }) => length))).toBeLessThanOrEqual(80);
  }
});
