/** The submissions of an entry of a workload: what SubmitJob would take or refuse, and the job that the scheduler gets. */
import { tasksOf } from '#shared/model/tasks';
import type { JobDefinitionModel, JobQueueModel } from '#shared/model/types';
import { Random } from './random';
import { type Workload, type WorkloadEntry, WorkloadError } from './workload/workload';
import { SHARE_IDENTIFIER } from '../local/api/operations/batch/rules/limits';
import { findJobDefinition, findJobQueue, queueOfJob } from '../local/deployment';
import type { Deployment } from '../local/deployment';
import { toJobSpec } from '../local/machine';
import type { Machine } from '../local/machine';
import type { JobSpec } from '../local/scheduler';
import { createJobRecord } from '../local/submission';
import { shown } from '../private/shown';

/** So large that environments are as large as the template has them. */
export const UNLIMITED_MACHINE: Machine = { vcpus: Infinity, memoryMiB: Infinity };

/** All jobs are kept until the end, at about 2 KiB each: more would ask for more memory than Node.js takes by itself. */
const MAX_JOBS = 1_000_000;

/** An entry of a workload, ready to be submitted. */
export interface SubmissionPlan {
  readonly entry: WorkloadEntry;
  /** The name of the job definition. */
  readonly name: string;
  readonly random: Random;
  /** How many jobs it makes in all, children of arrays counted one by one. */
  readonly jobs: number;
  /** The job of the submission of that number, counted from 0. */
  jobOf(submission: number): JobSpec;
}

/** @throws WorkloadError, or DeploymentError, where AWS Batch would not take a submission, or all of them are too many to be simulated */
export function plansOf(deployment: Deployment, { jobs: entries, seed }: Workload): SubmissionPlan[] {
  const plans = entries.map((entry, index) => planOf(deployment, entry, index, seed));
  const total = plans.reduce((sum, { jobs }) => sum + jobs, 0);
  if (total > MAX_JOBS) {
    throw new WorkloadError(`a workload must have at most ${MAX_JOBS} jobs, children of arrays counted one by one, got ${total}; simulate a part of it`);
  }
  return plans;
}

function planOf(deployment: Deployment, entry: WorkloadEntry, index: number, seed: number): SubmissionPlan {
  const definition = findJobDefinition(deployment, entry.job);
  const queue = entry.queue === undefined ? queueOfJob(deployment, definition) : findJobQueue(deployment, entry.queue);
  const arraySize = entry.arraySize ?? definition.arraySize;
  refuse(`jobs[${index}]`, entry, definition, queue, arraySize);
  const record = createJobRecord({
    jobName: definition.name,
    jobQueue: queue,
    jobDefinition: definition,
    arraySize,
    dependsOn: [],
    parameters: entry.parameters,
    taskOverrides: {},
    nodeOverrides: { ranges: [] },
    shareIdentifier: entry.shareIdentifier,
    schedulingPriority: entry.priority,
  });
  const spec = toJobSpec(record, deployment.model, UNLIMITED_MACHINE);
  return {
    entry,
    name: definition.name,
    random: new Random(`${seed}/${index}`), // of its own, so that a change of one entry leaves the durations of the others as they are
    jobs: entry.count * (arraySize ?? 1),
    jobOf: (submission) => ({ ...spec, jobId: jobIdOf(index, submission) }),
  };
}

/** The id of a job tells its entry, as children of an array tell their array: `<entry>-<submission>`. */
function jobIdOf(entry: number, submission: number): string {
  return `${entry}-${submission}`;
}

/** The index of the entry that a job, or the child of an array job, is of. */
export function entryOf(jobId: string): number {
  return Number(jobId.split('-', 1)[0]);
}

function refuse(place: string, entry: WorkloadEntry, definition: JobDefinitionModel, queue: JobQueueModel, arraySize?: number): void {
  if (queue.state === 'DISABLED') { throw new WorkloadError(`${place} is for the job queue "${queue.name}", which is DISABLED and takes no new jobs`); }
  if (tasksOf(definition).length === 0) {
    throw new WorkloadError(`${place}.job must be a job definition with containers of Amazon ECS, got "${definition.name}" without any; pods of Amazon EKS are not simulated`);
  }
  if (arraySize !== undefined && definition.type === 'multinode') {
    throw new WorkloadError(`${place}.arraySize is not for the multi-node job definition "${definition.name}"; leave it out`);
  }
  const isFair = queue.properties.schedulingPolicyArn !== undefined;
  if (isFair && entry.shareIdentifier === undefined) {
    throw new WorkloadError(`${place}.shareIdentifier is required: the job queue "${queue.name}" has a scheduling policy`);
  }
  if (!isFair && entry.shareIdentifier !== undefined) {
    throw new WorkloadError(`${place}.shareIdentifier must be left out: the job queue "${queue.name}" has no scheduling policy, got ${shown(entry.shareIdentifier)}`);
  }
  if (!SHARE_IDENTIFIER.pattern.test(entry.shareIdentifier ?? '')) {
    throw new WorkloadError(`${place}.shareIdentifier must be ${SHARE_IDENTIFIER.rule}, got ${shown(entry.shareIdentifier)}`);
  }
}
