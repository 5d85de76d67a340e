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
  /** The queues that something says the job is for: its construct, a schedule, a state machine. */
  readonly meant: readonly Placement[];
  /** Without such a word: the queues of the templates whose compute is of a kind that the job can run on. */
  readonly possible: readonly Placement[];
  /** Whether it is meant for a queue that the templates do not declare as well. */
  readonly elsewhere: boolean;
}

/**
 * @param startedOn the queues that starts submit the job to
 * @param environments the environments of a queue, as hundreds of jobs ask for them
 */
export function placementsOf(
  job: JobDefinitionModel,
  startedOn: readonly Known<JobQueueModel>[],
  { jobQueues }: BatchModel,
  environments: (queue: JobQueueModel) => Placement['environments'],
): Placements {
  const place = (queue: JobQueueModel): Placement => ({ job, queue, environments: environments(queue) });
  const own = jobQueues.filter((queue) => isMeantFor(job, queue));
  const meant = [...new Set([...own, ...startedOn.filter(isKnown)])].map(place);
  const elsewhere = startedOn.some((queue) => !isKnown(queue)) || (job.queuePath !== undefined && own.length === 0);
  const platforms = platformsOf(job);
  const possible = meant.length > 0 || elsewhere ? [] : jobQueues.map(place).filter((placement) => fits(platforms, placement));
  return { meant, possible, elsewhere };
}

/** The environments of a queue in their order. */
export function environmentsOf(queue: JobQueueModel, index: ResourceIndex): Known<ComputeEnvironmentModel>[] {
  return queue.computeEnvironments.map((reference) => index.find('computeEnvironments', reference));
}

function isMeantFor(job: JobDefinitionModel, queue: JobQueueModel): boolean {
  return queue.path !== undefined && queue.path === job.queuePath;
}

/** A queue fits as soon as one of its environments may be of the job's kind; nothing is known of one that is declared elsewhere. */
function fits(platforms: Known<readonly string[]>, { environments }: Placement): boolean {
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
