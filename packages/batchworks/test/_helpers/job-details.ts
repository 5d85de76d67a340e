import type { JobDetail, JobStatus } from '@aws-sdk/client-batch';

/** A job as DescribeJobs shows it, as far as reports look at it. */
export function jobDetail(jobName: string, status: JobStatus, props: Partial<JobDetail> = {}): JobDetail {
  return { jobName, status, jobId: jobName, jobQueue: 'queue', jobDefinition: 'definition', startedAt: undefined as unknown as number, ...props };
}

/** An array job with so many children in each state. */
export function arrayDetail(jobName: string, status: JobStatus, size: number, statusSummary: Partial<Record<JobStatus, number>>): JobDetail {
  return jobDetail(jobName, status, { createdAt: 0, arrayProperties: { size, statusSummary } });
}
