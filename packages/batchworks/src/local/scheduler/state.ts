import { List, Map } from 'immutable';
import type { Changes } from './changes';
import type { ConsumableResourceUse } from './consumables';
import type { Deadlines } from './deadlines';
import type { Share } from './fair-share';
import type { Cluster, ComputeEnvironment, Job, JobQueue, JobStatus, ResourceRequirements, SchedulerAction } from './types';

/** How many children of an array job are in each state. */
export type StatusCounts = Readonly<Record<JobStatus, number>>;

/**
 * All that the scheduler remembers. It is never changed: every event makes a new one, which shares with the old one what stayed
 * the same. Beside the jobs it holds an index for every question that an event raises, so that an event costs what it changes
 * and not what there is.
 */
export interface SchedulerState {
  /** By name. */
  readonly computeEnvironments: Map<string, ComputeEnvironment>;
  /** In the order in which they are evaluated. */
  readonly jobQueues: readonly JobQueue[];
  readonly jobs: Map<string, Job>;
  /** By queue: the ids of the jobs that were submitted to it, oldest first, without the children of arrays. */
  readonly submitted: Map<string, List<string>>;
  /** By queue: the ids of the jobs to be placed, next one first. Ids of jobs that ended meanwhile are dropped when they come up. */
  readonly runnable: Map<string, List<string>>;
  /** By fair-share queue and share identifier: who stands in line, and what was used. */
  readonly shares: Map<string, Map<string, Share>>;
  /** By queue: the ids of the jobs that became RUNNABLE though no environment can take them, oldest first; some may have ended meanwhile. */
  readonly unplaceable: Map<string, List<string>>;
  /** By queue: when those who stand in line for a place last moved. */
  readonly movedAt: Map<string, number>;
  /** By compute environment: what the jobs that run there take. */
  readonly used: Map<string, ResourceRequirements>;
  /** By name. A resource that is not in it limits nobody. */
  readonly consumableResources: Map<string, ConsumableResourceUse>;
  /** By job: how many of the jobs that it depends on have not succeeded yet. Only jobs that wait for one are in it. */
  readonly unfinishedDependencies: Map<string, number>;
  /** By job: the ids of the jobs that wait for it. */
  readonly dependents: Map<string, List<string>>;
  /** By array job: the ids of the array jobs whose children wait for its children, index by index. */
  readonly followers: Map<string, List<string>>;
  /** By array job. */
  readonly arrays: Map<string, StatusCounts>;
  readonly deadlines: Deadlines;
  /** What the event that is just being handled changed so far; nothing between two events. */
  readonly changes?: Changes;
}

/** What follows from a part of an event. */
export interface Decision {
  readonly state: SchedulerState;
  readonly actions: readonly SchedulerAction[];
}

/** What follows from an event. */
export interface Outcome extends Decision {
  /** The ids of the jobs that it changed, each once. */
  readonly changed: readonly string[];
}

export const NOTHING: ResourceRequirements = { vcpus: 0, memoryMiB: 0, gpus: 0 };
const NO_CHILDREN: StatusCounts = { SUBMITTED: 0, PENDING: 0, RUNNABLE: 0, STARTING: 0, RUNNING: 0, SUCCEEDED: 0, FAILED: 0 };

/**
 * The state before the first event. Queues of equal priority are evaluated in the order of the list, because AWS promises none.
 *
 * A disabled queue is like any other here: "new jobs can't be added to the queue, but jobs already in the queue can finish"
 * (JobQueueDetail), so turning them away is up to whoever accepts jobs.
 */
export function initialState(cluster: Cluster): SchedulerState {
  const jobQueues = inOrderOfEvaluation(cluster);
  return {
    computeEnvironments: Map(cluster.computeEnvironments.map((environment) => [environment.name, environment])),
    jobQueues,
    jobs: Map(),
    submitted: Map(jobQueues.map((queue) => [queue.name, List()])),
    runnable: Map(jobQueues.map((queue) => [queue.name, List()])),
    shares: Map(),
    unplaceable: Map(jobQueues.map((queue) => [queue.name, List()])),
    movedAt: Map(),
    used: Map(cluster.computeEnvironments.map((environment) => [environment.name, NOTHING])),
    consumableResources: Map((cluster.consumableResources ?? []).map((resource) => [resource.name, { ...resource, inUseQuantity: 0 }])),
    unfinishedDependencies: Map(),
    dependents: Map(),
    followers: Map(),
    arrays: Map(),
    deadlines: undefined,
    changes: undefined,
  };
}

/** The queues, those of higher priority first. */
export function inOrderOfEvaluation({ computeEnvironments, jobQueues }: Cluster): JobQueue[] {
  const names = computeEnvironments.map(({ name }) => name);
  for (const queue of jobQueues) {
    const unknown = queue.computeEnvironments.find((name) => !names.includes(name));
    if (unknown === undefined) continue;
    throw new Error(`job queue ${queue.name} uses the compute environment ${unknown}, which must be one of: ${names.join(', ') || 'none'}`);
  }
  return [...jobQueues].sort((a, b) => b.priority - a.priority);
}

/** Remembers what became of a job. */
export function withJob(state: SchedulerState, job: Job): SchedulerState {
  return replaceJobs(state, [job], state.jobs.set(job.spec.jobId, job));
}

/** Remembers what became of jobs. */
export function withJobs(state: SchedulerState, changed: readonly Job[]): SchedulerState {
  if (changed.length === 0) return state;
  return replaceJobs(state, changed, state.jobs.withMutations((all) => changed.forEach((job) => all.set(job.spec.jobId, job))));
}

/** Every change of a job comes through here, which keeps the counts of its array right. */
function replaceJobs(state: SchedulerState, changed: readonly Job[], jobs: SchedulerState['jobs']): SchedulerState {
  const arrays = changed.reduce((all, job) => recount(all, job, state.jobs.get(job.spec.jobId)?.status), state.arrays);
  return { ...state, jobs, arrays, changes: { jobs: changed, before: state.changes } };
}

/** The state as the next event finds it. */
export function withoutChanges(state: SchedulerState): SchedulerState {
  return state.changes === undefined ? state : { ...state, changes: undefined };
}

function recount(arrays: Map<string, StatusCounts>, { arrayJobId, status }: Job, before?: JobStatus): Map<string, StatusCounts> {
  if (arrayJobId === undefined || status === before) return arrays;
  const counts: Record<JobStatus, number> = { ...arrays.get(arrayJobId, NO_CHILDREN) };
  counts[status] += 1;
  if (before !== undefined) counts[before] -= 1;
  return arrays.set(arrayJobId, counts);
}

/** Waits for a place: it has not been started, or will be started again. */
export function isWaiting(job: Job): boolean {
  return job.status === 'SUBMITTED' || job.status === 'PENDING' || job.status === 'RUNNABLE';
}

/** Has a place in a compute environment. */
export function isPlaced(job: Job): boolean {
  return job.status === 'STARTING' || job.status === 'RUNNING';
}

export function isFinished(job: Job): boolean {
  return job.status === 'SUCCEEDED' || job.status === 'FAILED';
}
