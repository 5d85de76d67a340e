import { ComputePlatform, ICompute } from '../../compute/compute';
import { fargateMemoryProblem, fargateVcpusProblem } from '../../private/fargate-sizes';
import { isKnown } from '../../private/tokens';
import { IBatchQueue } from '../../queue/queue';
import { mebibytes, sizeOf } from '../container/container-size';
import { JobContainerOptions } from '../job-container-options';

/** What is wrong with the size of containers that run side by side on one host, in words. Values that are not known yet (tokens) pass. */
export function sizeProblems(queue: IBatchQueue, containers: JobContainerOptions[]): (string | undefined)[] {
  const sizes = containers.map(sizeOf);
  const vcpus = sum(sizes.map((size) => size.vcpus));
  const memory = sum(sizes.map((size) => mebibytes(size.memory)));
  return [
    ...sizes.map((size) => memoryProblem(mebibytes(size.memory))),
    queue.platform === ComputePlatform.FARGATE
      ? fargateProblem(vcpus, memory, containers.length)
      : sizes.map((size) => instanceVcpusProblem(size.vcpus)).find((problem) => problem !== undefined),
    capacityProblem(queue, vcpus),
  ];
}

/** What is wrong with the vCPUs of containers that all run at the same time, on one host or on several. */
export function capacityProblem(queue: IBatchQueue, vcpus: number | undefined): string | undefined {
  const most = queue.compute.length > 0 ? Math.max(...queue.compute.map(maxVcpusOf)) : Infinity; // an imported queue may not know its compute
  return vcpus === undefined || vcpus <= most
    ? undefined
    : `the job must need at most ${most} vCPUs, the \`maxVcpus\` of the largest compute environment of its queue, got ${vcpus}; raise that, or make the job smaller (SZ-04)`;
}

/** The sum; nothing where a part is not known yet. */
export function sum(values: (number | undefined)[]): number | undefined {
  return values.every((value) => isKnown(value)) ? values.reduce((total, value) => total + value, 0) : undefined;
}

/** What is wrong with the size of all containers of a job together, on Fargate. */
export function fargateProblem(vcpus: number | undefined, memory: number | undefined, containers = 1): string | undefined {
  if (vcpus === undefined) { return undefined; }
  const problem = fargateVcpusProblem(vcpus) ?? (memory === undefined ? undefined : fargateMemoryProblem(vcpus, memory));
  return problem && `${problem}${containers > 1 ? ` in all ${containers} containers together` : ''} (SZ-09)`;
}

/** What is wrong with the vCPUs of one container, on instances. */
export function instanceVcpusProblem(vcpus: number): string | undefined {
  return isKnown(vcpus) && !(Number.isInteger(vcpus) && vcpus >= 1)
    ? `\`vcpus\` must be an integer from 1 on EC2, got ${vcpus}; parts of a vCPU exist on Fargate only (SZ-07)`
    : undefined;
}

/** https://docs.aws.amazon.com/batch/latest/APIReference/API_ResourceRequirement.html */
const MIN_MEMORY_MIB = 4;

/** What is wrong with an amount of memory, which may not be known yet. */
export function memoryProblem(memory: number | undefined): string | undefined {
  return isKnown(memory) && memory < MIN_MEMORY_MIB
    ? `\`memory\` must be at least ${MIN_MEMORY_MIB} MiB, got ${memory}; did you mean gibibytes? (SZ-08)`
    : undefined;
}

/** Compute that was made here knows its limit; nothing is said about any other. */
function maxVcpusOf(compute: ICompute): number {
  const { computeEnvironment } = compute as { computeEnvironment?: { maxvCpus?: number } };
  return isKnown(computeEnvironment?.maxvCpus) ? computeEnvironment.maxvCpus : Infinity;
}
