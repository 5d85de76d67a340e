import { readFileSync } from 'node:fs';
import { isObject } from '#shared/model/record';
import { type Bounds, Fields } from './fields';
import { type Duration, type Startup, type Workload, type WorkloadEntry, WorkloadError } from './workload';
import { shown } from '../../private/shown';

const WORKLOAD = ['seed', 'startup', 'jobs'];
const ENTRY = [
  'job', 'queue', 'count', 'arraySize', 'at', 'every', 'duration', 'failRate', 'spotInterruptRate', 'shareIdentifier', 'priority', 'parameters',
];

const SEED: Bounds = { min: 0, max: 2 ** 32 - 1 };
const ARRAY_SIZE: Bounds = { min: 2, max: 10_000 };
const PRIORITY: Bounds = { min: 0, max: 9999 };
const COUNT: Bounds = { min: 1, max: 1_000_000 };

/** What is taken where the file does not say: about what AWS Batch needs to ask for an instance and to boot it, and for a task of some 100 MB. */
const STARTUP: Startup = { ec2: 180_000, fargate: 45_000 };

/**
 * Reads a workload from a file in YAML or JSON.
 *
 * @throws WorkloadError that names the place in the file, what is there, and what may be there
 */
export function readWorkload(file: string): Workload {
  return named(file, () => toWorkload(parseYaml(readFileSync(file, 'utf8'))));
}

/** Reads a workload from a text; `name` is what messages call it. */
export function parseWorkload(text: string, name: string): Workload {
  return named(name, () => toWorkload(parseYaml(text)));
}

/** JSON is YAML, too. */
function parseYaml(text: string): unknown {
  // Loaded here, since it takes longer to load than all the rest of the command line.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { parse } = require('yaml') as typeof import('yaml');
  return parse(text);
}

/** Whatever is wrong: no such file, no YAML, no workload. */
function named<T>(name: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new WorkloadError(`the workload ${name} cannot be read: ${(error as Error).message}`, { cause: error });
  }
}

function toWorkload(value: unknown): Workload {
  const fields = new Fields(value, '', WORKLOAD);
  const jobs = fields.value('jobs');
  if (!Array.isArray(jobs) || jobs.length === 0) {
    throw new WorkloadError(`jobs must be a list of at least one entry such as { job: Frame, count: 100, duration: 90s }, got ${shown(jobs)}`);
  }
  return { seed: fields.integer('seed', SEED) ?? 1, startup: toStartup(fields), jobs: jobs.map((entry, index) => toEntry(entry, `jobs[${index}]`)) };
}

function toStartup(fields: Fields): Startup {
  if (!isObject(fields.value('startup'))) {
    const time = fields.time('startup');
    return time === undefined ? STARTUP : { ec2: time, fargate: time };
  }
  const kinds = new Fields(fields.value('startup'), 'startup', ['ec2', 'fargate']);
  return { ec2: kinds.time('ec2') ?? STARTUP.ec2, fargate: kinds.time('fargate') ?? STARTUP.fargate };
}

function toEntry(value: unknown, place: string): WorkloadEntry {
  const fields = new Fields(value, place, ENTRY);
  const job = fields.text('job');
  if (job === undefined) { throw new WorkloadError(`${place}.job is required: the name, construct path or logical id of a job definition`); }
  return {
    job,
    queue: fields.text('queue'),
    count: fields.integer('count', COUNT) ?? 1,
    arraySize: fields.integer('arraySize', ARRAY_SIZE),
    at: fields.time('at') ?? 0,
    every: fields.time('every') ?? 0,
    duration: toDuration(fields),
    failRate: fields.rate('failRate') ?? 0,
    spotInterruptRate: fields.rate('spotInterruptRate') ?? 0,
    shareIdentifier: fields.text('shareIdentifier'),
    priority: fields.integer('priority', PRIORITY),
    parameters: fields.textMap('parameters') ?? {},
  };
}

function toDuration(fields: Fields): Duration {
  const place = fields.placeOf('duration');
  const value = fields.value('duration');
  if (!isObject(value)) { return { type: 'CONSTANT', value: fields.requiredTime('duration') }; }
  if ('mean' in value || 'deviation' in value) {
    const normal = new Fields(value, place, ['mean', 'deviation']);
    return { type: 'NORMAL', mean: normal.requiredTime('mean'), deviation: normal.requiredTime('deviation') };
  }
  const bounds = new Fields(value, place, ['min', 'max']);
  const [min, max] = [bounds.requiredTime('min'), bounds.requiredTime('max')];
  if (min > max) { throw new WorkloadError(`${place}.min must not be more than ${place}.max, got ${shown(value)}; swap them`); }
  return { type: 'UNIFORM', min, max };
}
