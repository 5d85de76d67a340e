import type { Attempt, Job } from './types';

/** What becomes of a job after an attempt. */
export type Verdict = 'SUCCEEDED' | 'FAILED' | 'RETRIED';

/**
 * Judges an attempt that just ended. A job that was stopped by force is over whatever its exit code, and "if a job is terminated for
 * exceeding the timeout duration, it isn't retried"
 * (https://docs.aws.amazon.com/batch/latest/userguide/job_timeouts.html).
 */
export function judge(job: Job, attempt: Attempt): Verdict {
  if (job.stopReason !== undefined) return 'FAILED';
  if (attempt.exitCode === 0) return 'SUCCEEDED';
  return job.attempts.length + 1 < job.spec.attempts ? 'RETRIED' : 'FAILED';
}
