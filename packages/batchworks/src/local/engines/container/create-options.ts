import type { ContainerCreateOptions } from 'dockerode';
import type { ContainerEngineApi } from './find-engine';
import { limitSettings } from './limits';
import { mountSettings } from './mounts';
import { privilegeSettings } from './privileges';
import type { JobRun } from '../engine';

/** What is the same for all containers of an engine. */
export interface ContainerDefaults {
  readonly api: ContainerEngineApi;
  readonly labels: Readonly<Record<string, string>>;
  readonly stateDirectory: string;
  /** Whether a definition may ask for all rights and for devices of this machine. */
  readonly allowPrivileged: boolean;
}

/** Tells which job a container runs. */
export const JOB_LABEL = 'batchworks.job';

/**
 * An attempt as the Docker API wants it: https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Container/operation/ContainerCreate.
 *
 * It uses the network of this machine, as the jobs of Amazon EC2 use that of their instance
 * (https://docs.aws.amazon.com/batch/latest/userguide/networking-modes-jobs.html): so it reaches the endpoint of the local Batch, which
 * listens on loopback only, and the other containers and nodes of its job at 127.0.0.1.
 */
export function createOptions(run: JobRun, { api, labels, stateDirectory, allowPrivileged }: ContainerDefaults): ContainerCreateOptions {
  return {
    Image: run.image,
    Cmd: run.command.length > 0 ? [...run.command] : undefined,
    Env: Object.entries(run.environment).map(([name, value]) => `${name}=${value}`),
    User: run.container.user,
    Labels: { ...labels, [JOB_LABEL]: run.jobId },
    HostConfig: {
      NetworkMode: 'host',
      CapDrop: ['NET_RAW'], // on this network, it would let a job read what others send
      ReadonlyRootfs: run.container.readonlyRootFilesystem ?? false,
      LogConfig: { Type: 'none', Config: {} }, // the local Batch keeps the log
      ...limitSettings(run, api),
      ...mountSettings(run.mounts, stateDirectory),
      ...privilegeSettings(run, allowPrivileged),
    },
  };
}
