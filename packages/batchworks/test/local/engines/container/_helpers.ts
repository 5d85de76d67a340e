import type { ContainerProperties } from '@aws-sdk/client-batch';
import type { ContainerEngineApi } from '../../../../src/local/engines/container/find-engine';
import type { JobRun } from '../../../../src/local/engines/engine';

/** An engine that can do everything, on a machine of four processors. */
export function engineApi(props: Partial<ContainerEngineApi> = {}): ContainerEngineApi {
  const can = { memory: true, swap: true, swappiness: true, cpu: true };
  return { docker: undefined!, socketPath: '/docker.sock', isPodman: false, name: 'Docker', cpus: 4, can, ...props };
}

/** A run of a container with these properties, of which each test needs a few. */
export function runOf(container: ContainerProperties, props: Partial<JobRun> = {}): JobRun {
  return { jobId: 'job', command: [], environment: {}, directory: '/job', mounts: [], logFile: '/job.log', container, isFargate: false, ...props };
}

/** Its vCPUs, memory in MiB, GPUs. */
export function requirements(vcpus: number, memoryMiB: number, gpus?: number): ContainerProperties {
  return {
    resourceRequirements: [
      { type: 'VCPU', value: String(vcpus) },
      { type: 'MEMORY', value: String(memoryMiB) },
      ...(gpus === undefined ? [] : [{ type: 'GPU' as const, value: String(gpus) }]),
    ],
  };
}
