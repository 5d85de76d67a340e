import { Size } from 'aws-cdk-lib';
import { JobContainerOptions } from '../job-container-options';

const DEFAULT_VCPUS = 1;

/** What a container gets of its host. */
export interface ContainerSize {
  readonly vcpus: number;
  readonly memory: Size;
}

/** The size of a container. 2 GiB a vCPU is a size that exists on Fargate for every vCPU count, but for the smallest ones. */
export function sizeOf({ vcpus = DEFAULT_VCPUS, memory }: Pick<JobContainerOptions, 'vcpus' | 'memory'>): ContainerSize {
  return { vcpus, memory: memory ?? Size.gibibytes(Math.max(2, 2 * vcpus)) };
}

/** The memory in MiB; nothing where it is not known yet. */
export function mebibytes(memory: Size): number | undefined {
  return memory.isUnresolved() ? undefined : memory.toMebibytes();
}
