import { List } from 'immutable';
import { childId } from './arrays';
import { availableQuantity } from './consumables';
import { orderOfTurns } from './fair-share';
import { isPlaced, type SchedulerState, type StatusCounts } from './state';
import type { Job, JobStatus } from './types';

/** A job, an array job or a child of one, or undefined when there is none of that id. */
export function jobOf(state: SchedulerState, jobId: string): Job | undefined {
  return state.jobs.get(jobId);
}

/** The children of an array job, by index. None for any other job. */
export function childrenOf(state: SchedulerState, arrayJobId: string): Job[] {
  const size = state.jobs.get(arrayJobId)?.spec.arraySize ?? 0;
  return Array.from({ length: size }, (_, index) => state.jobs.get(childId(arrayJobId, index))!);
}

/** How many children of an array job are in each state; undefined when it is no array job. */
export function statusSummary(state: SchedulerState, arrayJobId: string): StatusCounts | undefined {
  return state.arrays.get(arrayJobId);
}

/** The jobs that were submitted to a queue, oldest first, without the children of arrays; of one state, or of all. */
export function jobsOfQueue(state: SchedulerState, queue: string, status?: JobStatus): Job[] {
  const jobs = (state.submitted.get(queue) ?? List<string>()).toArray().map((jobId) => state.jobs.get(jobId)!);
  return status === undefined ? jobs : jobs.filter((job) => job.status === status);
}

/** A job that waits for a place, and since when it has its position in the queue. */
export interface WaitingJob {
  readonly job: Job;
  readonly since: number;
}

/**
 * The first RUNNABLE jobs of a queue, children of arrays among them: the one that is placed next first. Those that no environment of
 * the queue can take come last, since they block nobody here.
 */
export function frontOfQueue(state: SchedulerState, queue: string, count: number, at: number): WaitingJob[] {
  const fairQueue = state.jobQueues.find(({ name, fairShare }) => name === queue && fairShare);
  const line = fairQueue ? orderOfTurns(state, fairQueue, count, at) : state.runnable.get(queue);
  const ids = (line ?? List<string>()).concat(state.unplaceable.get(queue) ?? []);
  const movedAt = state.movedAt.get(queue, 0);
  return ids.toSeq().map((jobId) => state.jobs.get(jobId)!).filter(({ status }) => status === 'RUNNABLE').take(count)
    .map((job) => ({ job, since: job.statusReason === undefined ? Math.max(movedAt, job.runnableAt!) : job.runnableAt! })).toArray();
}

/** How many vCPUs the jobs of a queue take that have a place. */
export function vcpusOfQueue(state: SchedulerState, queue: string): number {
  return state.jobs.valueSeq().filter((job) => isPlaced(job) && job.spec.jobQueue === queue)
    .reduce((sum, { spec }) => sum + spec.requirements.vcpus, 0);
}

/** How many vCPUs the shares of a fair-share queue take, the largest first; those that take none are left out. */
export function usedShares(state: SchedulerState, queue: string): { readonly shareIdentifier: string; readonly vcpus: number }[] {
  return [...state.shares.get(queue) ?? []].map(([shareIdentifier, { vcpus }]) => ({ shareIdentifier, vcpus }))
    .filter(({ vcpus }) => vcpus > 0).sort((a, b) => b.vcpus - a.vcpus);
}

/** A consumable resource with what of it is in use and available, in the words of DescribeConsumableResource; undefined where there is none. */
export function consumableResourceOf(state: SchedulerState, name: string) {
  const resource = state.consumableResources.get(name);
  return resource && { ...resource, availableQuantity: availableQuantity(resource) };
}

/** The jobs that need a consumable resource, as ListJobsByConsumableResource lists them: whatever their state, children of arrays on their own. */
export function jobsByConsumableResource(state: SchedulerState, name: string): Job[] {
  const needsIt = ({ spec }: Job) => spec.consumableResources?.some((needed) => needed.name === name) ?? false;
  return state.jobs.valueSeq().filter((job) => job.spec.arraySize === undefined && needsIt(job)).toArray();
}

/** When the next attempt will have run too long, in milliseconds since 1970: the time by which a TICKED event is wanted. */
export function nextDeadline(state: SchedulerState): number | undefined {
  return state.deadlines?.first.at;
}
