import { vacate } from './capacity';
import { addDeadline } from './deadlines';
import { finish } from './finish';
import { makeRunnable } from './place';
import { CONTAINER_EXITED } from './reasons';
import { judge } from './retry';
import { isPlaced, type SchedulerState, withJob } from './state';
import type { Attempt, ExitedEvent, Job, StartedEvent } from './types';

/** The process of a job runs; from now on its time counts. */
export function started(state: SchedulerState, event: StartedEvent): SchedulerState {
  const job = jobOfAttempt(state, event);
  if (job?.status !== 'STARTING') return state;
  const next = withJob(state, { ...job, status: 'RUNNING', startedAt: event.at });
  const { jobId, timeoutSeconds } = job.spec;
  if (timeoutSeconds === undefined) return next;
  const deadline = { at: event.at + timeoutSeconds * 1000, jobId, attempt: job.attempts.length + 1 };
  return { ...next, deadlines: addDeadline(next.deadlines, deadline) };
}

/** The process of a job is gone: its place is free, and the job is over or runs again. */
export function exited(state: SchedulerState, event: ExitedEvent): SchedulerState {
  const job = jobOfAttempt(state, event);
  if (job === undefined || !isPlaced(job)) return state;
  const attempt: Attempt = {
    startedAt: job.startedAt,
    stoppedAt: event.at,
    exitCode: event.exitCode,
    reason: event.reason,
    statusReason: job.stopReason ?? event.statusReason ?? CONTAINER_EXITED,
  };
  const verdict = judge(job, attempt);
  const attempts = [...job.attempts, attempt];
  const next = vacate(state, job, event.at);
  if (verdict === 'RETRIED') return makeRunnable(next, job.spec.jobQueue, [{ ...job, attempts }], event.at, 'FIRST');
  return finish(next, event.at, [{ jobId: event.jobId, status: verdict, statusReason: attempt.statusReason, attempts }]);
}

/** The job that an event is about, unless the event comes late and is about an attempt before the current one. */
function jobOfAttempt(state: SchedulerState, event: StartedEvent | ExitedEvent): Job | undefined {
  const job = state.jobs.get(event.jobId);
  return event.attempt === undefined || event.attempt === (job?.attempts.length ?? 0) + 1 ? job : undefined;
}
