import type { ArrayPropertiesDetail, AttemptDetail, ContainerDetail, JobDetail, PlatformCapability } from '@aws-sdk/client-batch';
import { attemptContainers, containerDetail, taskDetail } from './task-detail';
import { isPlaced, statusSummary } from '../../scheduler';
import type { Attempt, Job, SchedulerState } from '../../scheduler';
import type { JobStore } from '../../store/job-store';
import type { JobRecord } from '../../submission';

/** A job as DescribeJobs shows it: what was submitted, and what became of it. */
export function jobDetail(job: Job, state: SchedulerState, jobs: JobStore): JobDetail {
  const record = jobs.recordOf(job.spec.jobId)!;
  return {
    jobArn: arnOf(job, record),
    jobName: record.jobName,
    jobId: job.spec.jobId,
    jobQueue: record.jobQueue.arn,
    status: job.status,
    statusReason: job.statusReason,
    shareIdentifier: record.shareIdentifier,
    schedulingPriority: record.schedulingPriority,
    attempts: job.attempts.map((attempt, index) => attemptDetail(attempt, job.spec.jobId, index + 1, record, jobs)),
    createdAt: job.createdAt,
    startedAt: job.startedAt as number, // the SDK says that it is always there; AWS leaves it out until the job starts
    stoppedAt: job.stoppedAt,
    retryStrategy: record.retryStrategy ?? { attempts: job.spec.attempts, evaluateOnExit: [] },
    dependsOn: [...record.dependsOn],
    jobDefinition: record.jobDefinitionArn,
    parameters: { ...record.parameters },
    ...whatRuns(job, record, jobs),
    arrayProperties: arrayProperties(job, state),
    timeout: record.timeoutSeconds === undefined ? undefined : { attemptDurationSeconds: record.timeoutSeconds },
    tags: { ...record.tags },
    propagateTags: record.propagateTags,
    platformCapabilities: record.platformCapabilities as PlatformCapability[],
    isCancelled: job.isCancelled,
    isTerminated: job.isTerminated,
    consumableResourceProperties: record.consumableResourceProperties,
  };
}

export function arnOf(job: Job, record: JobRecord): string {
  return job.arrayIndex === undefined ? record.jobArn : `${record.jobArn}:${job.arrayIndex}`;
}

/** What a list shows of an array, or of a child. */
export function arrayProperties(job: Job, state: SchedulerState): ArrayPropertiesDetail | undefined {
  if (job.arrayIndex !== undefined) { return { index: job.arrayIndex }; }
  if (job.spec.arraySize === undefined) { return undefined; }
  const summary = { ...statusSummary(state, job.spec.jobId) };
  return { size: job.spec.arraySize, statusSummary: summary, statusSummaryLastUpdatedAt: job.stoppedAt ?? Date.now() };
}

/** The `container`, the `ecsProperties`, or the `nodeProperties` of a job. */
function whatRuns(job: Job, record: JobRecord, jobs: JobStore): Pick<JobDetail, 'container' | 'ecsProperties' | 'nodeProperties'> {
  if (record.nodeProperties) { return { nodeProperties: record.nodeProperties }; }
  const [task] = record.tasks;
  if (task.properties) { return taskDetail(task, jobs.nodeOf(job.spec.jobId, attemptShown(job))); }
  const container = containerDetail(task.containers[0]);
  return { container: job.spec.arraySize === undefined ? { ...container, ...lastAttemptOf(job, jobs) } : container };
}

function lastAttemptOf(job: Job, jobs: JobStore): Partial<ContainerDetail> {
  const last = isPlaced(job) ? undefined : job.attempts.at(-1);
  return { exitCode: last?.exitCode, reason: last?.reason, logStreamName: jobs.logStreamOf(job.spec.jobId, attemptShown(job)) };
}

/** The attempt that a job shows: the one that runs, or the last one. */
export function attemptShown(job: Job): number {
  return job.attempts.length + (isPlaced(job) ? 1 : 0);
}

/** An attempt that is over. Of a multi-node job it shows the main node, as AWS Batch does. */
function attemptDetail(attempt: Attempt, jobId: string, number: number, record: JobRecord, jobs: JobStore): AttemptDetail {
  const { startedAt, stoppedAt, statusReason, exitCode, reason } = attempt;
  const mainNode = record.nodeProperties?.mainNode;
  const task = record.tasks[mainNode ?? 0];
  const node = jobs.nodeOf(jobId, number, mainNode);
  const logStreamName = node ? node.container()?.logStreamName : jobs.logStreamOf(jobId, number);
  return {
    container: node && task.properties ? { networkInterfaces: [] } : { exitCode, reason, logStreamName, networkInterfaces: [] },
    taskProperties: node && task.properties && [{ containers: attemptContainers(task, node) }],
    startedAt,
    stoppedAt,
    statusReason,
  };
}
