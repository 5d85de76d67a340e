import type { ResourceIndex } from './resource-index';
import type { BatchModel, ComputeEnvironmentModel, JobDefinitionModel, JobQueueModel, Known } from '../model/types';
import { isKnown, Unknown } from '../model/unknown';

/** A job on a queue. */
export interface Placement {
  readonly job: JobDefinitionModel;
  readonly queue: JobQueueModel;
  /** The compute environments of the queue, in their order; `Unknown` for one that the templates do not declare. */
  readonly environments: readonly Known<ComputeEnvironmentModel>[];
}

/** Where a job can run. */
export interface Placements {
  /** The queues that something says the job is for: its construct, a schedule, a rule. */
  readonly meant: readonly Placement[];
  /** Without such a word: the queues of the templates whose compute is of a kind that the job can run on. */
  readonly possible: readonly Placement[];
}

export function placementsOf(job: JobDefinitionModel, model: BatchModel, index: ResourceIndex): Placements {
  const place = (queue: JobQueueModel): Placement => ({ job, queue, environments: environmentsOf(queue, index) });
  const meant = model.jobQueues.filter((queue) => isMeantFor(job, queue)).map(place);
  return meant.length > 0
    ? { meant, possible: [] }
    : { meant, possible: model.jobQueues.map(place).filter(fits) };
}

/** The environments of a queue in their order. */
export function environmentsOf(queue: JobQueueModel, index: ResourceIndex): Known<ComputeEnvironmentModel>[] {
  return queue.computeEnvironments.map((reference) => index.find('computeEnvironments', reference));
}

function isMeantFor(job: JobDefinitionModel, queue: JobQueueModel): boolean {
  return queue.path !== undefined && queue.path === job.queuePath;
}

/** A queue fits as soon as one of its environments may be of the job's kind; nothing is known of one that is declared elsewhere. */
function fits({ job, environments }: Placement): boolean {
  const platforms = platformsOf(job);
  return platforms instanceof Unknown || environments.some((environment) => {
    const platform = isKnown(environment) ? platformOf(environment) : environment;
    return !isKnown(platform) || platforms.includes(platform);
  });
}

/** What a job says that it can run on. One that says nothing is for EC2. */
export function platformsOf(job: JobDefinitionModel): Known<readonly string[]> {
  const unknown = job.platformCapabilities.find((capability) => !isKnown(capability));
  if (unknown instanceof Unknown) {
    return unknown;
  }
  const capabilities = job.platformCapabilities.map((capability) => String(capability).toUpperCase());
  if (job.properties.eksProperties !== undefined) {
    return ['EKS'];
  }
  return capabilities.length > 0 ? capabilities : ['EC2'];
}

/** FARGATE, EC2, MANAGED_INSTANCES or EKS, as a job definition's platform capabilities name them. An unmanaged environment has EC2 instances. */
export function platformOf({ type, computeType, properties }: ComputeEnvironmentModel): Known<string> {
  if (properties.eksConfiguration !== undefined) {
    return 'EKS';
  }
  if (type === 'UNMANAGED') {
    return 'EC2';
  }
  if (computeType === undefined) {
    return new Unknown('the compute environment has no type');
  }
  if (!isKnown(computeType)) {
    return computeType;
  }
  return computeType.startsWith('FARGATE') ? 'FARGATE' : computeType === 'ECS_MANAGED_INSTANCES' ? 'MANAGED_INSTANCES' : 'EC2';
}
