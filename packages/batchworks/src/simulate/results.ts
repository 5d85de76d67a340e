import type { Simulation } from './simulation';
import { StepSeries } from './step-series';
import { entryOf } from './submission-plan';
import { isFinished, type Job } from '../local/scheduler';

/** How long jobs waited from their submission until they ran first, in milliseconds. */
export interface Waiting {
  /** The name of the queue or of the job definition. */
  readonly name: string;
  /** How many jobs, children of arrays counted one by one. */
  readonly jobs: number;
  /** How many of them never started; the times are of the others. */
  readonly neverStarted: number;
  readonly mean: number;
  readonly median: number;
  /** 95 of 100 waited no longer. */
  readonly percentile95: number;
  readonly max: number;
}

/** How much of a compute environment was taken. */
export interface Use {
  readonly name: string;
  /** `Infinity` where the template has no limit. */
  readonly maxVcpus: number;
  /** In vCPUs, from the first submission to the end of the last job. */
  readonly mean: number;
  readonly peak: number;
  readonly takenVcpus: StepSeries;
}

/** What came of a workload. Times are milliseconds. */
export interface SimulationResult {
  readonly jobs: number;
  readonly succeeded: number;
  readonly failed: number;
  /** Why jobs still wait though nothing happens any more, and how many for each reason. */
  readonly waitingForever: readonly { readonly reason: string; readonly jobs: number }[];
  /** When the first job was submitted, and when the last one ended. */
  readonly begin: number;
  readonly end: number;
  readonly queues: readonly Waiting[];
  readonly jobDefinitions: readonly Waiting[];
  readonly computeEnvironments: readonly Use[];
  /** By queue: how many jobs had been submitted and had not run yet. */
  readonly queueDepths: ReadonlyMap<string, StepSeries>;
}

/** What is said of a job that waits in a line which no longer moves: no reason of AWS Batch fits. */
const LINE_STANDS = 'it waits behind a job that never starts, or for a consumable resource that is used up';

/** What came of a simulation that has run. */
export function resultsOf({ state, plans, cluster, takenVcpus }: Simulation): SimulationResult {
  const jobs = state.jobs.valueSeq().filter(({ spec }) => spec.arraySize === undefined).toArray();
  const begin = jobs.reduce((first, { createdAt }) => Math.min(first, createdAt), Infinity);
  const end = jobs.reduce((last, { stoppedAt = 0 }) => Math.max(last, stoppedAt), begin);
  const left = jobs.filter((job) => !isFinished(job));
  const byQueue = groupBy(jobs, ({ spec }) => spec.jobQueue);
  return {
    jobs: jobs.length,
    succeeded: jobs.filter(({ status }) => status === 'SUCCEEDED').length,
    failed: jobs.filter(({ status }) => status === 'FAILED').length,
    waitingForever: [...groupBy(left, ({ statusReason = LINE_STANDS }) => statusReason)].map(([reason, group]) => ({ reason, jobs: group.length })),
    begin,
    end,
    queues: [...byQueue].map(([name, group]) => waitingOf(name, group)),
    jobDefinitions: [...groupBy(jobs, ({ spec }) => plans[entryOf(spec.jobId)].name)].map(([name, group]) => waitingOf(name, group)),
    computeEnvironments: cluster.computeEnvironments.map(({ name, capacity }) => useOf(name, capacity.vcpus, takenVcpus.get(name)!, begin, end)),
    queueDepths: new Map([...byQueue].map(([name, group]) => [name, depthOf(group)])),
  };
}

function waitingOf(name: string, jobs: readonly Job[]): Waiting {
  const times = Float64Array.from(jobs.filter((job) => firstStartOf(job) !== undefined).map((job) => firstStartOf(job)! - job.createdAt)).sort();
  const mean = times.length === 0 ? 0 : times.reduce((sum, time) => sum + time, 0) / times.length;
  const [median, percentile95, max] = [0.5, 0.95, 1].map((part) => quantile(times, part));
  return { name, jobs: jobs.length, neverStarted: jobs.length - times.length, mean, median, percentile95, max };
}

/** The smallest value that is not exceeded by so many of all values (nearest rank). */
function quantile(sorted: Float64Array, part: number): number {
  return sorted.length === 0 ? 0 : sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)];
}

function useOf(name: string, maxVcpus: number, takenVcpus: StepSeries, begin: number, end: number): Use {
  const mean = end > begin ? takenVcpus.means(begin, end, 1)[0] : 0;
  return { name, maxVcpus, mean, peak: takenVcpus.peak, takenVcpus };
}

/** A job counts from its submission until it runs first, or ends without. */
function depthOf(jobs: readonly Job[]): StepSeries {
  return StepSeries.ofChanges(jobs.flatMap((job) => {
    const until = firstStartOf(job) ?? job.stoppedAt;
    return [{ at: job.createdAt, by: 1 }, ...(until === undefined ? [] : [{ at: until, by: -1 }])];
  }));
}

function firstStartOf({ attempts, startedAt }: Job): number | undefined {
  return attempts.find((attempt) => attempt.startedAt !== undefined)?.startedAt ?? startedAt;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) { group.push(item); } else { groups.set(key, [item]); }
  }
  return groups;
}
