import { endOfArray, membersOf } from './arrays';
import { childrenAfter, isFree } from './child-dependencies';
import { makeRunnable } from './place';
import { ARRAY_CHILD_FAILED, DEPENDENCY_FAILED } from './reasons';
import { isFinished, isWaiting, type SchedulerState, withJob } from './state';
import type { Attempt, Job } from './types';

/** How a job ends. */
export interface Ending {
  readonly jobId: string;
  readonly status: 'SUCCEEDED' | 'FAILED';
  readonly statusReason?: string;
  /** All of its attempts, where it ends with one; else it has those that it had. */
  readonly attempts?: readonly Attempt[];
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
  for (const { jobId, status, statusReason, attempts } of endings) {
    const job = next.jobs.get(jobId)!;
    if (isFinished(job)) continue; // two jobs that it waits for may fail together
    next = withJob(next, { ...job, attempts: attempts ?? job.attempts, status, statusReason, stoppedAt: at, computeEnvironment: undefined });
    const followed = status === 'SUCCEEDED' ? releaseDependents(next, job, at) : failDependents(next, job);
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

/** Lets a job run that waits for no other job (any more); an array job by those of its children that wait for no other child. */
export function letRun(state: SchedulerState, job: Job, at: number): Consequences {
  return release(state, job.spec.jobQueue, membersOf(state, job).filter((member) => isWaiting(member) && isFree(state, member)), at);
}

/** Lets jobs of a queue run, except for those that were cancelled while they waited for others: now they end. */
function release(state: SchedulerState, queue: string, jobs: readonly Job[], at: number): Consequences {
  const cancelled = jobs.filter(({ isCancelled }) => isCancelled);
  return {
    state: makeRunnable(state, queue, cancelled.length === 0 ? jobs : jobs.filter(({ isCancelled }) => !isCancelled), at),
    endings: cancelled.map(({ spec, stopReason }) => ({ jobId: spec.jobId, status: 'FAILED', statusReason: stopReason })),
  };
}

function endingOfArray(state: SchedulerState, child: Job): Ending[] {
  if (child.arrayJobId === undefined) return [];
  const array = state.jobs.get(child.arrayJobId)!;
  const status = endOfArray(state, array);
  if (status === undefined) return [];
  return [{ jobId: child.arrayJobId, status, statusReason: status === 'FAILED' ? array.stopReason ?? ARRAY_CHILD_FAILED : undefined }];
}

function releaseDependents(state: SchedulerState, job: Job, at: number): Consequences {
  const dependents = waitingFor(state, job.spec.jobId);
  const unfinishedDependencies = state.unfinishedDependencies.withMutations((unfinished) => {
    dependents.forEach((dependent) => unfinished.update(dependent, (count) => count! - 1));
  });
  const free = dependents.filter((dependent) => unfinishedDependencies.get(dependent) === 0);
  const whole = following(free, { ...state, unfinishedDependencies }, (next, id) => letRun(forgetDependencies(next, id), next.jobs.get(id)!, at));
  const isReady = (child: Job) => !whole.state.unfinishedDependencies.has(child.arrayJobId!) && isFree(whole.state, child);
  const children = childrenAfter(whole.state, job).filter(isReady);
  const single = following(children, whole.state, (next, child) => release(next, child.spec.jobQueue, [child], at));
  return { state: single.state, endings: [...whole.endings, ...single.endings] };
}

function failDependents(state: SchedulerState, job: Job): Consequences {
  const reasonOf = ({ stopReason = DEPENDENCY_FAILED }: Job) => stopReason;
  const whole = following(waitingFor(state, job.spec.jobId), state, (next, id) => {
    const dependent = next.jobs.get(id)!;
    // Forgotten at once, so that it fails once, however many of the jobs that it waits for fail.
    return fail(forgetDependencies(next, id), dependent, reasonOf(dependent));
  });
  const children = childrenAfter(whole.state, job).map((child): Ending => ({ jobId: child.spec.jobId, status: 'FAILED', statusReason: reasonOf(child) }));
  return { state: whole.state, endings: [...whole.endings, ...children] };
}

/** What follows from one step after the other. */
function following<T>(items: readonly T[], first: SchedulerState, step: (state: SchedulerState, item: T) => Consequences): Consequences {
  const endings: Ending[] = [];
  let state = first;
  for (const item of items) {
    const { state: next, endings: more } = step(state, item);
    for (const ending of more) { endings.push(ending); } // not `push(...more)`: the children of an array may be too many for arguments
    state = next;
  }
  return { state, endings };
}

/** The jobs that wait for this one, without those that ended while they waited. */
function waitingFor(state: SchedulerState, jobId: string): string[] {
  return state.dependents.get(jobId)?.toArray().filter((dependent) => state.unfinishedDependencies.has(dependent)) ?? [];
}

/** The job waits for no other job any more. */
function forgetDependencies(state: SchedulerState, jobId: string): SchedulerState {
  const unfinishedDependencies = state.unfinishedDependencies.delete(jobId);
  return unfinishedDependencies === state.unfinishedDependencies ? state : { ...state, unfinishedDependencies };
}
