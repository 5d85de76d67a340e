import { type Fleet, fleetOf } from '#shared/checks/fleet';
import type { InstanceType } from '#shared/model/instance-types/instance-types';
import type { ComputeEnvironmentModel, Known } from '#shared/model/types';
import { known } from './known';
import type { ResourceRequirements } from './scheduler';

/** Of an environment that nothing is known of. */
export const UNLIMITED: ResourceRequirements = { vcpus: Infinity, memoryMiB: Infinity, gpus: Infinity };

/** As they are asked for: every submission asks, and a class like `optimal` stands for hundreds of instance types. */
const capacities = new WeakMap<ComputeEnvironmentModel, ResourceRequirements>();

/**
 * What a compute environment has for its jobs, at the most. Its template limits the vCPUs; how much memory and how many GPUs come with
 * them, the instance types tell. On Fargate there are no GPUs, and the memory of a job follows from its vCPUs.
 */
export function capacityOf(environment: ComputeEnvironmentModel): ResourceRequirements {
  const capacity = capacities.get(environment) ?? readCapacity(environment);
  capacities.set(environment, capacity);
  return capacity;
}

function readCapacity(environment: ComputeEnvironmentModel): ResourceRequirements {
  const vcpus = known(environment.maxvCpus) ?? known(environment.unmanagedvCpus) ?? Infinity;
  const fleet = fleetOf(environment);
  if (!fleet) { return { ...UNLIMITED, vcpus, gpus: 0 }; }
  return { vcpus, memoryMiB: most(fleet, vcpus, ({ memoryMiB }) => memoryMiB), gpus: most(fleet, vcpus, ({ gpus }) => gpus) };
}

/**
 * How much of something so many vCPUs can come with: that of as many instances of the type that has most of it. Where every type is larger,
 * one instance comes all the same: "AWS Batch never exceeds maxvCpus by more than a single instance"
 * (https://docs.aws.amazon.com/batch/latest/APIReference/API_ComputeResource.html).
 */
function most({ types, further, unknown }: Fleet, vcpus: number, sizeOf: (type: InstanceType) => Known<number>): number {
  if (unknown) { return Infinity; }
  const all = [...types, ...further];
  const fitting = all.filter((type) => type.vcpus <= vcpus);
  return Math.max(...(fitting.length > 0 ? fitting : all).map((type) => {
    const size = known(sizeOf(type)) ?? Infinity;
    return size === 0 ? 0 : size * Math.max(Math.floor(vcpus / type.vcpus), 1); // 0 * Infinity is no number
  }));
}
