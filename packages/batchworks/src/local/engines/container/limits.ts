import { requirementsOf } from '#shared/model/requirements';
import type { Known } from '#shared/model/types';
import { isKnown } from '#shared/model/unknown';
import type { HostConfig } from 'dockerode';
import type { ContainerEngineApi } from './find-engine';
import type { JobRun } from '../engine';

const MIB = 1024 * 1024;

/** "Each vCPU is equivalent to 1,024 CPU shares." (https://docs.aws.amazon.com/batch/latest/APIReference/API_ResourceRequirement.html) */
const SHARES_PER_VCPU = 1024;

/** The least that the kernel takes. */
const LEAST_SHARES = 2;

/** How much of the machine a container may take: as its definition says, as far as the engine can limit it. */
export function limitSettings({ container, isFargate }: JobRun, { cpus, can, isPodman }: ContainerEngineApi): HostConfig {
  const { vcpus, memoryMiB, gpus } = requirementsOf({ ...container });
  const { sharedMemorySize, initProcessEnabled } = container.linuxParameters ?? {};
  return {
    ...(can.cpu && isKnown(vcpus) && cpuLimit(vcpus, isFargate, cpus)),
    ...(can.memory && isKnown(memoryMiB) && memoryLimit(memoryMiB, container.linuxParameters ?? {}, can)),
    ...gpuRequest(gpus, isPodman),
    ...(sharedMemorySize !== undefined && { ShmSize: sharedMemorySize * MIB }),
    ...(initProcessEnabled && { Init: true }),
    ...(container.ulimits?.length && {
      Ulimits: container.ulimits.map(({ name, softLimit, hardLimit }) => ({ Name: name, Soft: softLimit, Hard: hardLimit })),
    }),
  };
}

/** A limit on Fargate, a share of the instance on EC2. Docker refuses a limit above what the machine has, which is none. */
function cpuLimit(vcpus: number, isFargate: boolean, cpus: number): HostConfig {
  if (!isFargate) { return { CpuShares: Math.max(LEAST_SHARES, Math.round(vcpus * SHARES_PER_VCPU)) }; }
  return vcpus < cpus ? { NanoCpus: Math.round(vcpus * 1e9) } : {};
}

/** Without `maxSwap` a container has no swap, whatever the instance has. */
function memoryLimit(
  memoryMiB: number, { maxSwap = 0, swappiness }: { maxSwap?: number; swappiness?: number }, can: ContainerEngineApi['can'],
): HostConfig {
  return {
    Memory: memoryMiB * MIB,
    ...(can.swap && { MemorySwap: (memoryMiB + maxSwap) * MIB }),
    ...(can.swappiness && maxSwap > 0 && swappiness !== undefined && { MemorySwappiness: swappiness }),
  };
}

function gpuRequest(gpus: Known<number>, isPodman: boolean): HostConfig {
  if (!isKnown(gpus) || gpus === 0) { return {}; }
  // Podman's Docker API drops the request without a word.
  if (isPodman) { throw new Error(`the container asks for ${gpus} GPU${gpus === 1 ? '' : 's'}, which the Docker API of Podman does not give; use Docker, or the engine \`process\``); }
  return { DeviceRequests: [{ Count: gpus, Capabilities: [['gpu']] }] };
}
