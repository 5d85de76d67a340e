/**
 * What the children of array jobs wait for one by one, beside the jobs that their array waits for as a whole: the child of the same
 * index of other arrays (`N_TO_N`), and the child before (`SEQUENTIAL`).
 *
 * See https://docs.aws.amazon.com/batch/latest/userguide/array_jobs.html. Nothing is kept for a child: who waits for whom follows
 * from the arrays and the index, so that two arrays of 10,000 that depend on each other this way cost one entry.
 */
import { List } from 'immutable';
import { childId } from './arrays';
import type { SchedulerState } from './state';
import type { Job } from './types';

/** Whether a job may run as far as other children are concerned. A job that is no child of an array always may. */
export function isFree(state: SchedulerState, job: Job): boolean {
  return jobsBefore(state, job).every(({ status }) => status === 'SUCCEEDED');
}

/** Whether one of the children that a child waits for has failed. */
export function isDoomed(state: SchedulerState, job: Job): boolean {
  return jobsBefore(state, job).some(({ status }) => status === 'FAILED');
}

/** The PENDING children that wait for a child, maybe among others. */
export function childrenAfter(state: SchedulerState, job: Job): Job[] {
  const { arrayJobId, arrayIndex } = job;
  if (arrayJobId === undefined || arrayIndex === undefined) return [];
  const next = state.jobs.get(arrayJobId)!.spec.sequential ? [childId(arrayJobId, arrayIndex + 1)] : [];
  const sameIndex = state.followers.get(arrayJobId, List<string>()).toArray().map((follower) => childId(follower, arrayIndex));
  return [...next, ...sameIndex].flatMap((id) => state.jobs.get(id) ?? []).filter(({ status }) => status === 'PENDING');
}

/** Remembers which arrays have children that wait for those of others. */
export function withFollower(state: SchedulerState, { jobId, nToN = [] }: Job['spec']): SchedulerState {
  if (nToN.length === 0) return state;
  const followers = state.followers.withMutations((all) => {
    new Set(nToN).forEach((leader) => all.update(leader, List(), (ids) => ids.push(jobId)));
  });
  return { ...state, followers };
}

/** The children that a child waits for, whatever became of them. */
function jobsBefore(state: SchedulerState, { arrayJobId, arrayIndex }: Job): Job[] {
  if (arrayJobId === undefined || arrayIndex === undefined) return [];
  const { nToN = [], sequential = false } = state.jobs.get(arrayJobId)!.spec;
  const before = sequential && arrayIndex > 0 ? [childId(arrayJobId, arrayIndex - 1)] : [];
  return [...before, ...nToN.map((leader) => childId(leader, arrayIndex))].map((id) => state.jobs.get(id)!);
}
