import type { JobDetail } from '@aws-sdk/client-batch';

/** How far the children of an array job are. */
export interface ArrayCounts {
  readonly size: number;
  readonly succeeded: number;
  readonly running: number;
  readonly failed: number;
}

/** The counts of an array job; undefined for any other. */
export function arrayCountsOf(job: JobDetail): ArrayCounts | undefined {
  const { size, statusSummary = {} } = job.arrayProperties ?? {};
  if (size === undefined) { return undefined; }
  return {
    size,
    succeeded: statusSummary.SUCCEEDED ?? 0,
    running: (statusSummary.STARTING ?? 0) + (statusSummary.RUNNING ?? 0),
    failed: statusSummary.FAILED ?? 0,
  };
}
