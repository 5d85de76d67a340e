import { mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine, JobObserver, JobRun, RunningJob } from './engine';
import { MountPaths } from './mount-paths';
import { SpawnerPool } from './spawner/spawner-pool';

/** How the process engine ends a job. */
export interface ProcessEngineProps {
  /** What a job has between SIGTERM and SIGKILL. */
  readonly stopTimeoutMilliseconds: number;
}

/**
 * Runs a job as a process of this machine: in its own process group, folder and environment, but without the file
 * system of its image. What the command needs (`node`, `ffmpeg`) has to be installed here.
 *
 * The job's folder is its HOME and TMPDIR, so that neither the user's configuration nor another job's leftovers are in reach
 * by accident. It works there too; the job of an image in `work`, where links lead to the content of the image.
 */
export class ProcessEngine implements Engine {
  /** Of this process' own environment only what a program needs to be found: AWS credentials above all stay here. */
  private readonly inherited = { PATH: process.env.PATH ?? '', LANG: process.env.LANG ?? 'C.UTF-8' };

  private readonly spawners = new SpawnerPool();

  constructor(private readonly props: ProcessEngineProps) {}

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
    return { stop: () => job.stop(this.props.stopTimeoutMilliseconds), kill: () => job.kill() };
  }

  public close() {
    this.spawners.close();
  }

  /** The working directory: the job's own folder, or a folder in it with links to what the image has. */
  private prepareFolder({ directory, imageDirectory }: JobRun) {
    if (imageDirectory === undefined) { return directory; }
    const workingDirectory = join(directory, 'work');
    mkdirSync(workingDirectory);
    for (const entry of readdirSync(imageDirectory)) {
      symlinkSync(join(imageDirectory, entry), join(workingDirectory, entry));
    }
    return workingDirectory;
  }

  private environmentOf(run: JobRun, paths: MountPaths) {
    const environment: Record<string, string> = {
      ...this.inherited,
      HOME: run.directory,
      TMPDIR: run.directory,
    };
    for (const [name, value] of Object.entries(run.environment)) {
      environment[name] = paths.rewrite(value);
    }
    return environment;
  }
}
