import type { JobCapacityUsageSummary, JobSummary } from '@aws-sdk/client-batch';
import { arnOf, arrayProperties } from './job-detail';
import { requirementsOfTasks } from '../../machine';
import type { Job, SchedulerState } from '../../scheduler';
import type { JobStore } from '../../store/job-store';
import type { JobTask } from '../../tasks';

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
    capacityUsage: capacityUsageOf(record.tasks),
    shareIdentifier: record.shareIdentifier,
    isCancelled: job.isCancelled || undefined, // "only present when the value is true"
    isTerminated: job.isTerminated || undefined,
  };
}

/** "The configured capacity usage", also where this machine gives less. */
export function capacityUsageOf(tasks: readonly JobTask[]): JobCapacityUsageSummary[] {
  return [{ capacityUnit: 'VCPU', quantity: requirementsOfTasks(tasks).vcpus }];
}
