import type { ArrayPropertiesDetail, AttemptDetail, ContainerDetail, JobDetail, PlatformCapability } from '@aws-sdk/client-batch';
import { statusSummary } from '../../scheduler';
import type { Attempt, Job, SchedulerState } from '../../scheduler';
import type { JobStore } from '../../store/job-store';
import type { JobRecord } from '../../submission';

/** A job as DescribeJobs shows it: what was submitted, and what became of it. */
export function jobDetail(job: Job, state: SchedulerState, jobs: JobStore): JobDetail {
  const record = jobs.recordOf(job.spec.jobId)!;
  const isArray = job.spec.arraySize !== undefined;
  return {
    jobArn: arnOf(job, record),
    jobName: record.jobName,
    jobId: job.spec.jobId,
    jobQueue: record.jobQueue.arn,
    status: job.status,
    statusReason: job.statusReason,
    shareIdentifier: record.shareIdentifier,
    schedulingPriority: record.schedulingPriority,
    attempts: job.attempts.map((attempt, index) => attemptDetail(attempt, jobs.logStreamOf(job.spec.jobId, index + 1))),
    createdAt: job.createdAt,
    startedAt: job.startedAt as number, // the SDK says that it is always there; AWS leaves it out until the job starts
    stoppedAt: job.stoppedAt,
    retryStrategy: record.retryStrategy ?? { attempts: job.spec.attempts, evaluateOnExit: [] },
    dependsOn: [...record.dependsOn],
    jobDefinition: record.jobDefinitionArn,
    parameters: { ...record.parameters },
    container: isArray ? containerOf(record) : { ...containerOf(record), ...lastAttemptOf(job, jobs) },
    arrayProperties: arrayProperties(job, state),
    timeout: record.timeoutSeconds === undefined ? undefined : { attemptDurationSeconds: record.timeoutSeconds },
    tags: { ...record.tags },
    propagateTags: record.propagateTags,
    platformCapabilities: record.platformCapabilities as PlatformCapability[],
    isCancelled: job.isCancelled,
    isTerminated: job.isTerminated,
  };
}

export function arnOf(job: Job, record: JobRecord): string {
  return job.arrayIndex === undefined ? record.jobArn : `${record.jobArn}:${job.arrayIndex}`;
}

/** What a list shows of an array, or of a child. */
export function arrayProperties(job: Job, state: SchedulerState): ArrayPropertiesDetail | undefined {
  if (job.arrayIndex !== undefined) { return { index: job.arrayIndex }; }
  if (job.spec.arraySize === undefined) { return undefined; }
  return { size: job.spec.arraySize, statusSummary: { ...statusSummary(state, job.spec.jobId) } };
}

/** The definition with the overrides. AWS Batch shows the secrets by name and source, and the lists even where they are empty. */
function containerOf({ container }: JobRecord): ContainerDetail {
  return {
    ...container,
    volumes: container.volumes ?? [],
    environment: container.environment ?? [],
    mountPoints: container.mountPoints ?? [],
    ulimits: container.ulimits ?? [],
    networkInterfaces: [],
    resourceRequirements: container.resourceRequirements ?? [],
    secrets: container.secrets ?? [],
  };
}

function lastAttemptOf(job: Job, jobs: JobStore): Partial<ContainerDetail> {
  const isPlaced = job.status === 'STARTING' || job.status === 'RUNNING';
  const last = isPlaced ? undefined : job.attempts.at(-1);
  const number = job.attempts.length + (isPlaced ? 1 : 0);
  return { exitCode: last?.exitCode, reason: last?.reason, logStreamName: jobs.logStreamOf(job.spec.jobId, number) };
}

function attemptDetail(attempt: Attempt, logStreamName: string | undefined): AttemptDetail {
  return {
    container: { exitCode: attempt.exitCode, reason: attempt.reason, logStreamName, networkInterfaces: [] },
    startedAt: attempt.startedAt,
    stoppedAt: attempt.stoppedAt,
    statusReason: attempt.statusReason,
  };
}
