import type { JobSummary } from '@aws-sdk/client-batch';
import { arnOf, arrayProperties } from './job-detail';
import type { Job, SchedulerState } from '../../scheduler';
import type { JobStore } from '../../store/job-store';

/** A job as ListJobs shows it. */
export function jobSummary(job: Job, state: SchedulerState, jobs: JobStore): JobSummary {
  const record = jobs.recordOf(job.spec.jobId)!;
  const last = job.attempts.at(-1);
  return {
    jobArn: arnOf(job, record),
    jobId: job.spec.jobId,
    jobName: record.jobName,
    createdAt: job.createdAt,
    status: job.status,
    statusReason: job.statusReason,
    startedAt: job.startedAt,
    stoppedAt: job.stoppedAt,
    container: last && { exitCode: last.exitCode, reason: last.reason },
    arrayProperties: arrayProperties(job, state),
    jobDefinition: record.jobDefinitionArn,
    capacityUsage: [{ capacityUnit: 'VCPU', quantity: job.spec.requirements.vcpus }],
    shareIdentifier: record.shareIdentifier,
    isCancelled: job.isCancelled || undefined, // "only present when the value is true"
    isTerminated: job.isTerminated || undefined,
  };
}
