import { List } from 'immutable';
import { childId } from './arrays';
import type { SchedulerState, StatusCounts } from './state';
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

/** When the next attempt will have run too long, in milliseconds since 1970: the time by which a TICKED event is wanted. */
export function nextDeadline(state: SchedulerState): number | undefined {
  return state.deadlines?.first.at;
}
