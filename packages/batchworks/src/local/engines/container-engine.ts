import { ContainerImages } from './container/container-images';
import { ContainerRun } from './container/container-run';
import { createOptions } from './container/create-options';
import { type ContainerEngineApi, findContainerEngine } from './container/find-engine';
import { ownerLabels, removeLeftovers } from './container/leftovers';
import type { Engine, JobImage, JobObserver, JobRun, RunningJob } from './engine';

/** How the container engine runs jobs. */
export interface ContainerEngineProps {
  /** The folder of the local Batch: containers mount nothing from outside of it. */
  readonly stateDirectory: string;
  /** What a job has between SIGTERM and SIGKILL, where its definition does not say. */
  readonly stopTimeoutSeconds: number;
  /** Whether definitions may make containers privileged, and give them devices of this machine. */
  readonly allowPrivileged: boolean;
}

/**
 * Runs a job as a container of Docker or Podman, over the Docker API: in its image, within its limits, with its mounts.
 *
 * What the API has no word for is as on Amazon ECS: the reasons of failures, and what a container has of its own.
 */
export class ContainerEngine implements Engine {
  /** Finds the engine of this machine, and removes the containers that a killed local Batch has left. */
  public static async start(props: ContainerEngineProps): Promise<ContainerEngine> {
    const api = await findContainerEngine();
    await removeLeftovers(api.docker, props.stateDirectory);
    return new ContainerEngine(api, props);
  }

  public readonly knowsCommandOfImage = true;

  private readonly images: ContainerImages;
  private readonly labels: Readonly<Record<string, string>>;
  private readonly runs = new Set<ContainerRun>();

  private constructor(private readonly api: ContainerEngineApi, private readonly props: ContainerEngineProps) {
    this.images = new ContainerImages(api);
    this.labels = ownerLabels(props.stateDirectory);
  }

  public get description(): string {
    const { name, can } = this.api;
    const unlimited = [...(can.cpu ? [] : ['vCPUs']), ...(can.memory ? [] : ['memory'])];
    return `containers of ${name}${unlimited.length > 0 ? `, which cannot limit ${unlimited.join(' and ')}` : ''}`;
  }

  public async prepare(image: JobImage): Promise<string> {
    return this.images.prepare(image);
  }

  public start(run: JobRun, observer: JobObserver): RunningJob {
    const { stateDirectory, allowPrivileged, stopTimeoutSeconds } = this.props;
    const containerRun = new ContainerRun({
      docker: this.api.docker,
      options: createOptions(run, { api: this.api, labels: this.labels, stateDirectory, allowPrivileged }),
      jobId: run.jobId,
      logFile: run.logFile,
      stopTimeoutSeconds: run.container.stopTimeout ?? stopTimeoutSeconds,
    }, observer);
    this.runs.add(containerRun);
    void containerRun.removed.then(() => this.runs.delete(containerRun));
    return containerRun;
  }

  /** Kills what still runs; done when all containers are removed. */
  public async close(): Promise<void> {
    this.images.close();
    const runs = [...this.runs];
    runs.forEach((run) => run.kill());
    await Promise.all(runs.map(async ({ removed }) => removed));
  }
}
