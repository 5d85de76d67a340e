import { membersOf } from './arrays';
import { type Deadline, withoutFirst } from './deadlines';
import { type Ending, fail, finish } from './finish';
import { TIMED_OUT } from './reasons';
import { type Decision, isFinished, isPlaced, isWaiting, type SchedulerState, withJobs } from './state';
import { isStillWaiting, reasonOfCancellation } from './time-limits';
import type { Job } from './types';

/**
 * CancelJob: ends a job that has no place yet, and those children of an array job that have none. "Jobs that progressed to the STARTING
 * or RUNNING state aren't canceled." And "a PENDING job is canceled after all dependency jobs are completed"
 * (https://docs.aws.amazon.com/batch/latest/APIReference/API_CancelJob.html): it is marked, and ends instead of becoming RUNNABLE.
 */
export function cancel(state: SchedulerState, jobId: string, reason: string, at: number): SchedulerState {
  const job = state.jobs.get(jobId);
  const waiting = job === undefined ? [] : membersOf(state, job).filter(isWaiting);
  if (job === undefined || waiting.length === 0) return state;
  const marked = withJobs(state, [job, ...waiting].map((member) => ({ ...member, isCancelled: true, stopReason: member.stopReason ?? reason })));
  const runnable = waiting.filter(({ status }) => status === 'RUNNABLE');
  return finish(marked, at, runnable.map(({ spec }) => ({ jobId: spec.jobId, status: 'FAILED', statusReason: reason })));
}

/** TerminateJob: ends a job, or all children of an array job; those that have a place as soon as their process is gone. */
export function terminate(state: SchedulerState, jobId: string, reason: string, at: number): Decision {
  const job = state.jobs.get(jobId);
  if (job === undefined || isFinished(job)) return { state, actions: [] };
  const unfinished = membersOf(state, job).filter((member) => !isFinished(member));
  const marked = withJobs(state, [job, ...unfinished].map((member) => ({ ...member, isTerminated: true })));
  const failed = fail(marked, marked.jobs.get(jobId)!, reason);
  const stopped = stopAll(failed.state, unfinished.filter(isPlaced), reason);
  return { state: finish(stopped.state, at, failed.endings), actions: stopped.actions };
}

/** Stops the attempts that have run too long, and cancels the jobs that have waited too long. */
export function expire(state: SchedulerState, at: number): Decision {
  const late: Job[] = [];
  const waiting: Job[] = [];
  let next = state;
  for (let first = next.deadlines?.first; first !== undefined && first.at <= at; first = next.deadlines?.first) {
    (first.of === 'WAITING' ? waiting : late).push(next.jobs.get(first.jobId)!);
    next = dropEndedDeadlines({ ...next, deadlines: withoutFirst(next.deadlines!) });
  }
  const stopped = stopAll(next, late, TIMED_OUT);
  const cancelled = withJobs(stopped.state, waiting.map((job) => ({ ...job, isCancelled: true })));
  const endings = waiting.map((job): Ending => ({ jobId: job.spec.jobId, status: 'FAILED', statusReason: reasonOfCancellation(stopped.state, job) }));
  return { state: finish(cancelled, at, endings), actions: stopped.actions };
}

/** Forgets the next deadlines as long as what they are about is over, so that the first one is always one to wait for. */
export function dropEndedDeadlines(state: SchedulerState): SchedulerState {
  let { deadlines } = state;
  while (deadlines !== undefined && !isPending(state, deadlines.first)) {
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

/** Whether what a deadline is about still goes on. */
function isPending(state: SchedulerState, deadline: Deadline): boolean {
  const job = state.jobs.get(deadline.jobId)!;
  if (deadline.of === 'WAITING') return isStillWaiting(state, job, deadline);
  return job.status === 'RUNNING' && job.attempts.length + 1 === deadline.attempt && job.stopReason === undefined;
}
