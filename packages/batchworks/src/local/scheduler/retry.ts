import type { Attempt, Job, RetryCondition } from './types';

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
  if (job.attempts.length + 1 >= job.spec.attempts) return 'FAILED';
  return isWorthRetrying(attempt, job.spec.retryConditions ?? []) ? 'RETRIED' : 'FAILED';
}

/** "If evaluateOnExit is specified, but none of the retry strategies match, then the job is retried" (job_retries.html, same guide). */
function isWorthRetrying(attempt: Attempt, conditions: readonly RetryCondition[]): boolean {
  const first = conditions.find((condition) => matches(condition, attempt));
  return first === undefined || first.action === 'RETRY';
}

function matches({ onExitCode, onReason, onStatusReason }: RetryCondition, attempt: Attempt): boolean {
  return matchesPattern(onExitCode, attempt.exitCode?.toString())
    && matchesPattern(onReason, attempt.reason)
    && matchesPattern(onStatusReason, attempt.statusReason);
}

function matchesPattern(pattern: string | undefined, text: string = ''): boolean {
  if (pattern === undefined) return true;
  return pattern.endsWith('*') ? text.startsWith(pattern.slice(0, -1)) : text === pattern;
}
