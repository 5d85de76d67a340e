import { membersOf } from './arrays';
import { type Deadline, withoutFirst } from './deadlines';
import { fail, finish } from './finish';
import { TIMED_OUT } from './reasons';
import { type Decision, isFinished, isPlaced, isWaiting, type SchedulerState, withJobs } from './state';
import type { Job } from './types';

/**
 * CancelJob: ends a job that has no place yet, and those children of an array job that have none. "Jobs that progressed to the STARTING
 * or RUNNING state aren't canceled." AWS lets a PENDING job wait for its dependencies before it is cancelled; here it ends at once.
 */
export function cancel(state: SchedulerState, jobId: string, reason: string, at: number): SchedulerState {
  const job = state.jobs.get(jobId);
  const waiting = job === undefined ? [] : membersOf(state, job).filter(isWaiting);
  if (job === undefined || waiting.length === 0) return state;
  const marked = mark(state, [job, ...waiting], { isCancelled: true });
  const failed = fail(marked, marked.jobs.get(jobId)!, reason);
  return finish(failed.state, at, failed.endings);
}

/** TerminateJob: ends a job, or all children of an array job; those that have a place as soon as their process is gone. */
export function terminate(state: SchedulerState, jobId: string, reason: string, at: number): Decision {
  const job = state.jobs.get(jobId);
  if (job === undefined || isFinished(job)) return { state, actions: [] };
  const unfinished = membersOf(state, job).filter((member) => !isFinished(member));
  const marked = mark(state, [job, ...unfinished], { isTerminated: true });
  const failed = fail(marked, marked.jobs.get(jobId)!, reason);
  const stopped = stopAll(failed.state, unfinished.filter(isPlaced), reason);
  return { state: finish(stopped.state, at, failed.endings), actions: stopped.actions };
}

/** Stops the attempts that have run too long. */
export function expire(state: SchedulerState, at: number): Decision {
  const late: Job[] = [];
  let next = state;
  for (let first = next.deadlines?.first; first !== undefined && first.at <= at; first = next.deadlines?.first) {
    late.push(next.jobs.get(first.jobId)!);
    next = dropEndedDeadlines({ ...next, deadlines: withoutFirst(next.deadlines!) });
  }
  return stopAll(next, late, TIMED_OUT);
}

/** Forgets the next deadlines as long as their attempts are over, so that the first one is always one to wait for. */
export function dropEndedDeadlines(state: SchedulerState): SchedulerState {
  let { deadlines } = state;
  while (deadlines !== undefined && !isRunning(state, deadlines.first)) {
    deadlines = withoutFirst(deadlines);
  }
  return deadlines === state.deadlines ? state : { ...state, deadlines };
}

/** Asks for the end of processes, once for each attempt: the first reason counts. */
function stopAll(state: SchedulerState, jobs: readonly Job[], reason: string): Decision {
  const running = jobs.map(({ spec }) => state.jobs.get(spec.jobId)!).filter(({ stopReason }) => stopReason === undefined);
  return {
    state: withJobs(state, running.map((job) => ({ ...job, stopReason: reason }))),
    actions: running.map(({ spec }) => ({ type: 'STOP', jobId: spec.jobId, reason })),
  };
}

function mark(state: SchedulerState, jobs: readonly Job[], flag: Pick<Job, 'isCancelled'> | Pick<Job, 'isTerminated'>): SchedulerState {
  return withJobs(state, jobs.map((job) => ({ ...job, ...flag })));
}

function isRunning(state: SchedulerState, { jobId, attempt }: Deadline): boolean {
  const job = state.jobs.get(jobId)!;
  return job.status === 'RUNNING' && job.attempts.length + 1 === attempt && job.stopReason === undefined;
}
