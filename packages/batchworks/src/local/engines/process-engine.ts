import { mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine, JobImage, JobObserver, JobRun, RunningJob } from './engine';
import { MountPaths } from './mount-paths';
import { SpawnerPool } from './spawner/spawner-pool';
import type { ImageStore } from '../store/image-store';

/** How the process engine ends a job. */
export interface ProcessEngineProps {
  /** What a job has between SIGTERM and SIGKILL. */
  readonly stopTimeoutMilliseconds: number;
  /** Where the content of images is. */
  readonly images: ImageStore;
  /** Why it runs jobs in place of containers, where those were wanted. */
  readonly whyNotContainers?: string;
}

/**
 * Runs a job as a process of this machine: in its own process group, folder and environment, but without the file
 * system of its image. What the command needs (`node`, `ffmpeg`) has to be installed here.
 *
 * The job's folder is its HOME and TMPDIR, so that neither the user's configuration nor another job's leftovers are in reach
 * by accident. It works there too; the job of an image in `work`, where links lead to the content of the image.
 */
export class ProcessEngine implements Engine {
  public readonly knowsCommandOfImage = false;

  /** Of this process' own environment only what a program needs to be found: AWS credentials above all stay here. */
  private readonly inherited = { PATH: process.env.PATH ?? '', LANG: process.env.LANG ?? 'C.UTF-8' };

  private readonly spawners = new SpawnerPool();

  constructor(private readonly props: ProcessEngineProps) {}

  public get description(): string {
    const { whyNotContainers } = this.props;
    return `processes of this machine${whyNotContainers === undefined ? '' : `: ${whyNotContainers}`}`;
  }

  /** A folder with the content of an image that the app brings; of any other, nothing is here. */
  public async prepare({ asset }: JobImage): Promise<string | undefined> {
    return asset && this.props.images.directoryOf(asset);
  }

  public start(run: JobRun, observer: JobObserver): RunningJob {
    const paths = new MountPaths(run.mounts);
    const job = this.spawners.start({
      command: run.command.map((text) => paths.rewrite(text)),
      workingDirectory: this.prepareFolder(run),
      environment: this.environmentOf(run, paths),
      logFile: run.logFile,
    }, {
      started: () => observer.started(),
      exited: (exitCode) => observer.exited({ exitCode }),
      failed: (why) => observer.exited({ reason: `CannotStartContainerError: ${why}`, statusReason: 'Task failed to start' }),
      lost: (why) => observer.exited({ statusReason: `the process that starts the jobs of the local Batch ended (${why}), and the job with it` }),
    });
    const { stopTimeout } = run.container;
    const grace = stopTimeout === undefined ? this.props.stopTimeoutMilliseconds : stopTimeout * 1000;
    return { stop: () => job.stop(grace), kill: () => job.kill() };
  }

  public close() {
    this.spawners.close();
  }

  /** The working directory: the job's own folder, or a folder in it with links to what the image has. */
  private prepareFolder({ directory, image }: JobRun) {
    if (image === undefined) { return directory; }
    const workingDirectory = join(directory, 'work');
    mkdirSync(workingDirectory);
    for (const entry of readdirSync(image)) {
      symlinkSync(join(image, entry), join(workingDirectory, entry));
    }
    return workingDirectory;
  }

  private environmentOf(run: JobRun, paths: MountPaths): Record<string, string> {
    return Object.assign({ HOME: run.directory, TMPDIR: run.directory }, this.inherited, paths.rewriteValues(run.environment));
  }
}
