import type { JobDetail } from '@aws-sdk/client-batch';
import { arrayCountsOf } from './array-counts';

/** An array of thousands tells of its progress in so many steps, not of every child. */
const ARRAY_STEPS = 10;

/** A line for every job that is no longer as it was: for where nothing can be drawn over. */
export function describeChanges(before: readonly JobDetail[], now: readonly JobDetail[]): string[] {
  const seen = new Map(before.map((job) => [job.jobId, stateOf(job)]));
  return now.filter((job) => stateOf(job) !== seen.get(job.jobId)).map(describe);
}

/** What is worth a line when it changes. */
function stateOf(job: JobDetail): string {
  const counts = arrayCountsOf(job);
  return counts ? `${job.status} ${Math.floor((counts.succeeded + counts.failed) / counts.size * ARRAY_STEPS)}` : `${job.status} ${reasonOf(job)}`;
}

function describe(job: JobDetail): string {
  const counts = arrayCountsOf(job);
  const progress = counts ? ` ${counts.succeeded + counts.failed}/${counts.size}${counts.failed > 0 ? `, ${counts.failed} failed` : ''}` : '';
  return `${job.jobName} ${job.status}${progress}${reasonOf(job)}`;
}

/** Why it failed, or why it will never start. */
function reasonOf({ status, statusReason, container }: JobDetail): string {
  const isWorthTelling = statusReason && (status === 'FAILED' || status === 'RUNNABLE');
  return isWorthTelling ? ` (${[statusReason, container?.reason].filter(Boolean).join(': ')})` : '';
}
