import { type SchedulerState, withJobs } from './state';
import type { Job } from './types';

/** The id of a child, as AWS Batch makes it. */
export function childId(arrayJobId: string, index: number): string {
  return `${arrayJobId}:${index}`;
}

/**
 * Makes the children of a new array job, PENDING like itself. AWS makes them when the array's turn comes; here they are there at once, so that
 * each can be looked at while the array still waits for other jobs.
 */
export function withChildren(state: SchedulerState, array: Job): SchedulerState {
  const { jobId, arraySize = 0, nToN, sequential, ...spec } = array.spec;
  return withJobs(state, Array.from({ length: arraySize }, (_, arrayIndex) => ({
    ...array,
    spec: { ...spec, jobId: childId(jobId, arrayIndex), dependsOn: [] },
    arrayIndex,
    arrayJobId: jobId,
  })));
}

/** The jobs that a request about a job is about: all children of an array job, else the job itself. */
export function membersOf(state: SchedulerState, job: Job): Job[] {
  const { jobId, arraySize } = job.spec;
  if (arraySize === undefined) return [job];
  return Array.from({ length: arraySize }, (_, index) => state.jobs.get(childId(jobId, index))!);
}

/** Whether every child of an array job is over, and if so, how the array ends: it succeeds when all of its children did. */
export function endOfArray(state: SchedulerState, array: Job): 'SUCCEEDED' | 'FAILED' | undefined {
  const { SUCCEEDED, FAILED } = state.arrays.get(array.spec.jobId)!;
  if (SUCCEEDED + FAILED < array.spec.arraySize!) return undefined;
  return FAILED === 0 ? 'SUCCEEDED' : 'FAILED';
}
