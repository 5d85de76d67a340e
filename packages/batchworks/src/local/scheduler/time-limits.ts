/** `jobStateTimeLimitActions` of a queue: jobs that stay RUNNABLE for a reason that will not pass are cancelled after a time. */
import { addDeadline, type Deadline } from './deadlines';
import type { SchedulerState } from './state';
import type { Job } from './types';

/** What a queue says about jobs that wait for a reason. */
interface TimeLimit {
  readonly reason: string;
  readonly maxTimeSeconds: number;
}

/**
 * Remembers when a job that no environment can take is to be cancelled, where its queue says so.
 *
 * On AWS the time counts while the job is at the head of its queue. Here such a job stands in no line, so it counts from the start.
 */
export function withTimeLimit(state: SchedulerState, job: Job): SchedulerState {
  const limit = limitOf(state, job);
  if (limit === undefined) return state;
  return { ...state, deadlines: addDeadline(state.deadlines, { at: endOf(job, limit), jobId: job.spec.jobId, attempt: job.attempts.length + 1, of: 'WAITING' }) };
}

/** Whether a job that a limit of its waiting is about still waits, for the same reason and under the same limit. */
export function isStillWaiting(state: SchedulerState, job: Job, { attempt, at }: Deadline): boolean {
  if (job.status !== 'RUNNABLE' || job.attempts.length + 1 !== attempt) return false;
  const limit = limitOf(state, job);
  return limit !== undefined && endOf(job, limit) === at;
}

/** What AWS says of a job that a limit ended: https://docs.aws.amazon.com/batch/latest/userguide/job_stuck_in_runnable.html. */
export function reasonOfCancellation(state: SchedulerState, job: Job): string {
  return `Canceled by JobStateTimeLimit action due to reason: ${limitOf(state, job)!.reason}`;
}

function limitOf(state: SchedulerState, { spec, statusReason }: Job): TimeLimit | undefined {
  if (statusReason === undefined) return undefined;
  const { timeLimits = [] } = state.jobQueues.find(({ name }) => name === spec.jobQueue)!;
  return timeLimits.find(({ reason }) => statusReason.startsWith(reason));
}

function endOf(job: Job, { maxTimeSeconds }: TimeLimit): number {
  return job.runnableAt! + maxTimeSeconds * 1000;
}
