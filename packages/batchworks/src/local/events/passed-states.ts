import type { Job, JobStatus } from '../scheduler';

/**
 * The states that a job came to by one event of the scheduler, in their order: it may pass more than one at once. "Events aren't created
 * for the initial job submission", so none is SUBMITTED.
 */
export function passedStates(before: Job | undefined, after: Job): JobStatus[] {
  const isAnotherAttempt = before !== undefined && before.attempts.length !== after.attempts.length;
  if (before?.status === after.status && !isAnotherAttempt) { return []; }
  const wasRunnable = before?.status === 'RUNNABLE' && !isAnotherAttempt;
  return after.status === 'STARTING' && !wasRunnable ? ['RUNNABLE', 'STARTING'] : [after.status];
}
