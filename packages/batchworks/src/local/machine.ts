/**
 * How the compute environments of a template fit on this machine.
 *
 * A template may have environments of 256 vCPUs and jobs of 16; a laptop has neither. So each environment has at most what
 * this machine has, and a job that is larger than the machine, but fits an environment as the template has it, counts as the
 * whole machine: it runs, and nothing beside it in its environment. A job that fits none of its environments even on AWS keeps
 * its size, and the scheduler says so. The limits hold for each environment, not for all of them together: a queue of high
 * priority with compute of its own starts its jobs at once, as on AWS, at the price of sharing the processors.
 */
import { readList, readNumber, readText } from '#shared/model/read-value';
import { isObject } from '#shared/model/record';
import { requirementsOf } from '#shared/model/requirements';
import type { BatchModel, JobQueueModel } from '#shared/model/types';
import { isKnown } from '#shared/model/unknown';
import type { ArrayJobDependency, EvaluateOnExit } from '@aws-sdk/client-batch';
import { consumableResourcesOf, neededConsumableResources } from './consumable-resources';
import { environmentOfQueue } from './deployment';
import { capacityOf, UNLIMITED } from './environment-capacity';
import { fairShareOf } from './fair-share-policy';
import { known } from './known';
import { type Cluster, type ComputeEnvironment, fits, type JobQueue, type JobSpec, plus, type ResourceRequirements, type RetryCondition } from './scheduler';
import type { JobRecord } from './submission';
import type { JobContainer, JobTask } from './tasks';

/** What this machine gives to jobs. */
export interface Machine {
  readonly vcpus: number;
  readonly memoryMiB: number;
}

/** What a job is taken to need where the template does not tell. */
const UNKNOWN_JOB: ResourceRequirements = { vcpus: 1, memoryMiB: 0, gpus: 0 };

/** The cluster that the scheduler fills: queues and environments of the template, no larger than the machine. */
export function clusterOf(model: BatchModel, machine: Machine): Cluster {
  const jobQueues = model.jobQueues.map((queue) => ({
    name: queue.name,
    enabled: queue.state === 'ENABLED',
    priority: known(queue.priority) ?? 1,
    fairShare: fairShareOf(model, queue),
    timeLimits: timeLimitsOf(queue),
    computeEnvironments: environmentsOf(model, queue).map(({ name }) => name),
  }));
  const environments = new Map(model.jobQueues
    .flatMap((queue) => environmentsOf(model, queue))
    .map((environment) => [environment.name, { ...environment, capacity: limited(environment.capacity, machine) }]));
  return { jobQueues, computeEnvironments: [...environments.values()], consumableResources: consumableResourcesOf(model) };
}

/** A job as the scheduler sees it, for a cluster that `clusterOf` made. */
export function toJobSpec(record: JobRecord, model: BatchModel, machine: Machine): JobSpec {
  return {
    jobId: record.jobId,
    jobQueue: record.jobQueue.name,
    requirements: requirementsOnMachine(record, model, machine),
    consumableResources: neededConsumableResources(record, model),
    ...dependenciesOf(record),
    shareIdentifier: record.shareIdentifier,
    schedulingPriority: record.schedulingPriority,
    attempts: record.retryStrategy?.attempts ?? 1,
    retryConditions: record.retryStrategy?.evaluateOnExit?.map(toRetryCondition),
    timeoutSeconds: record.timeoutSeconds,
    arraySize: record.arraySize,
  };
}

/** `CANCEL` of RUNNABLE jobs is all that there is for the jobs of this service. */
function timeLimitsOf({ properties }: JobQueueModel): JobQueue['timeLimits'] {
  return readList(properties, 'jobStateTimeLimitActions').filter(isObject).flatMap((action) => {
    const reason = known(readText(action, 'reason'));
    const maxTimeSeconds = known(readNumber(action, 'maxTimeSeconds'));
    return reason === undefined || maxTimeSeconds === undefined ? [] : [{ reason, maxTimeSeconds }];
  });
}

/** By their types: on whole jobs, index by index, and of each child on the one before it. */
function dependenciesOf({ dependsOn }: JobRecord): Pick<JobSpec, 'dependsOn' | 'nToN' | 'sequential'> {
  const onJobs = (wanted?: ArrayJobDependency) => dependsOn.filter(({ jobId, type }) => jobId && type === wanted).map(({ jobId }) => jobId!);
  return {
    dependsOn: onJobs(),
    nToN: onJobs('N_TO_N'),
    sequential: dependsOn.some(({ type }) => type === 'SEQUENTIAL'),
  };
}

/** The API takes the action in any case of letters. */
function toRetryCondition({ action, onExitCode, onReason, onStatusReason }: EvaluateOnExit): RetryCondition {
  return { action: action!.toUpperCase() as RetryCondition['action'], onExitCode, onReason, onStatusReason };
}

function requirementsOnMachine(record: JobRecord, model: BatchModel, machine: Machine): ResourceRequirements {
  const requirements = requirementsOfTasks(record.tasks);
  const queue = model.jobQueues.find(({ name }) => name === record.jobQueue.name)!;
  const fitsSomewhere = environmentsOf(model, queue).some(({ capacity }) => fits(requirements, capacity));
  return fitsSomewhere ? limited(requirements, machine) : requirements;
}

/** What tasks need as they are defined, however small the machine: their containers run at the same time. */
export function requirementsOfTasks(tasks: readonly JobTask[]): ResourceRequirements {
  return tasks.flatMap(({ containers }) => containers).map(requirementsOfContainer).reduce((all, one) => plus(all, one, 1));
}

function requirementsOfContainer(container: JobContainer): ResourceRequirements {
  const { vcpus, memoryMiB, gpus } = requirementsOf({ ...container });
  return {
    vcpus: known(vcpus) ?? UNKNOWN_JOB.vcpus,
    memoryMiB: known(memoryMiB) ?? UNKNOWN_JOB.memoryMiB,
    gpus: known(gpus) ?? UNKNOWN_JOB.gpus,
  };
}

/** The environments of a queue, as large as the template has them. */
function environmentsOf(model: BatchModel, queue: JobQueueModel): ComputeEnvironment[] {
  return queue.computeEnvironments.map((reference, index) => {
    const environment = environmentOfQueue(model, reference);
    return environment
      ? { name: environment.name, enabled: environment.state === 'ENABLED', capacity: capacityOf(environment) }
      // One of another template or account: taken to be there, and large enough.
      : { name: isKnown(reference) ? reference.split('/').at(-1)! : `${queue.name}-${index + 1}`, enabled: true, capacity: UNLIMITED };
  });
}

function limited(requirements: ResourceRequirements, machine: Machine): ResourceRequirements {
  return {
    vcpus: Math.min(requirements.vcpus, machine.vcpus),
    memoryMiB: Math.min(requirements.memoryMiB, machine.memoryMiB),
    gpus: requirements.gpus,
  };
}
