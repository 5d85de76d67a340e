/** `jobStateTimeLimitActions` of a queue: jobs that stay RUNNABLE for a reason that will not pass are cancelled after a time. */
import { addDeadline, type Deadline } from './deadlines';
import type { SchedulerState } from './state';
import type { Job } from './types';

/**
 * Remembers when a job that no environment can take is to be cancelled, where its queue says so.
 *
 * On AWS the time counts while the job is at the head of its queue. Here such a job stands in no line, so it counts from the start.
 */
export function withTimeLimit(state: SchedulerState, job: Job): SchedulerState {
  const { timeLimits = [] } = state.jobQueues.find(({ name }) => name === job.spec.jobQueue)!;
  const limit = timeLimits.find(({ reason }) => job.statusReason!.startsWith(reason));
  if (limit === undefined) return state;
  const at = job.runnableAt! + limit.maxTimeSeconds * 1000;
  return { ...state, deadlines: addDeadline(state.deadlines, { at, jobId: job.spec.jobId, attempt: job.attempts.length + 1, of: 'WAITING' }) };
}

/** Whether a job that a limit of its waiting is about still waits. */
export function isStillWaiting(job: Job, { attempt }: Deadline): boolean {
  return job.status === 'RUNNABLE' && job.attempts.length + 1 === attempt;
}
