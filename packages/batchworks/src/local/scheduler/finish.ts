import { List } from 'immutable';
import { endOfArray, membersOf } from './arrays';
import { makeRunnable } from './place';
import { ARRAY_CHILD_FAILED, DEPENDENCY_FAILED } from './reasons';
import { isWaiting, type SchedulerState, withJob } from './state';
import type { Job } from './types';

/** How a job ends. */
export interface Ending {
  readonly jobId: string;
  readonly status: 'SUCCEEDED' | 'FAILED';
  readonly statusReason?: string;
}

/** What is known so far, and the jobs that have to end because of it. */
interface Consequences {
  readonly state: SchedulerState;
  readonly endings: readonly Ending[];
}

/**
 * Ends jobs that have no place any more, and all that follows: an array ends with its last child, a job that waited for this one
 * becomes RUNNABLE or fails, and so on. A loop over a growing list, because a chain of 10,000 jobs would overflow the stack.
 */
export function finish(state: SchedulerState, at: number, first: readonly Ending[]): SchedulerState {
  const endings = [...first];
  let next = state;
  for (const { jobId, status, statusReason } of endings) {
    const job = next.jobs.get(jobId)!;
    next = withJob(next, { ...job, status, statusReason, stoppedAt: at, computeEnvironment: undefined });
    const followed = status === 'SUCCEEDED' ? releaseDependents(next, jobId) : failDependents(next, jobId);
    next = forgetDependencies(followed.state, jobId);
    for (const ending of [...endingOfArray(next, job), ...followed.endings]) {
      endings.push(ending);
    }
  }
  return next;
}

/**
 * Lets those fail that have no place: the job, or the children of an array job. The array itself ends with the last of its children
 * and keeps the reason until then.
 */
export function fail(state: SchedulerState, job: Job, statusReason: string): Consequences {
  const isArray = job.spec.arraySize !== undefined;
  return {
    state: isArray ? withJob(state, { ...job, stopReason: job.stopReason ?? statusReason }) : state,
    endings: membersOf(state, job).filter(isWaiting).map(({ spec }) => ({ jobId: spec.jobId, status: 'FAILED', statusReason })),
  };
}

/** Lets a job run that waits for no other job (any more); an array job by its children. */
export function letRun(state: SchedulerState, job: Job): SchedulerState {
  return makeRunnable(state, job.spec.jobQueue, membersOf(state, job).filter(isWaiting));
}

function endingOfArray(state: SchedulerState, child: Job): Ending[] {
  if (child.arrayJobId === undefined) return [];
  const array = state.jobs.get(child.arrayJobId)!;
  const status = endOfArray(state, array);
  if (status === undefined) return [];
  return [{ jobId: child.arrayJobId, status, statusReason: status === 'FAILED' ? array.stopReason ?? ARRAY_CHILD_FAILED : undefined }];
}

function releaseDependents(state: SchedulerState, jobId: string): Consequences {
  const dependents = waitingFor(state, jobId);
  const unfinishedDependencies = state.unfinishedDependencies.withMutations((unfinished) => {
    dependents.forEach((dependent) => unfinished.update(dependent, (count) => count! - 1));
  });
  const free = dependents.filter((dependent) => unfinishedDependencies.get(dependent) === 0);
  const next = { ...state, unfinishedDependencies };
  return { state: free.reduce((all, id) => letRun(forgetDependencies(all, id), all.jobs.get(id)!), next), endings: [] };
}

function failDependents(state: SchedulerState, jobId: string): Consequences {
  const endings: Ending[] = [];
  let next = state;
  for (const dependent of waitingFor(state, jobId)) {
    // Forgotten at once, so that it fails once, however many of the jobs that it waits for fail.
    const failed = fail(forgetDependencies(next, dependent), next.jobs.get(dependent)!, DEPENDENCY_FAILED);
    endings.push(...failed.endings);
    next = failed.state;
  }
  return { state: next, endings };
}

/** The jobs that wait for this one, without those that ended while they waited. */
function waitingFor(state: SchedulerState, jobId: string): string[] {
  return state.dependents.get(jobId, List<string>()).toArray().filter((dependent) => state.unfinishedDependencies.has(dependent));
}

/** The job waits for no other job any more. */
function forgetDependencies(state: SchedulerState, jobId: string): SchedulerState {
  const unfinishedDependencies = state.unfinishedDependencies.delete(jobId);
  return unfinishedDependencies === state.unfinishedDependencies ? state : { ...state, unfinishedDependencies };
}
