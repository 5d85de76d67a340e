import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readdirSync, symlinkSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import type { Engine, JobExit, JobObserver, JobRun, RunningJob } from './engine';
import { MountPaths } from './mount-paths';
import { ProcessGroup } from './process-group';
import { Watchdog } from './watchdog';

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

  private readonly watchdog = new Watchdog();

  constructor(private readonly props: ProcessEngineProps) {}

  public start(run: JobRun, observer: JobObserver): RunningJob {
    const paths = new MountPaths(run.mounts);
    const [program, ...args] = run.command.map((text) => paths.rewrite(text));
    const workingDirectory = this.prepareFolder(run);
    const log = openSync(run.logFile, 'a', 0o600);
    try {
      const child = spawn(program, args, {
        cwd: workingDirectory,
        env: this.environmentOf(run, paths),
        // No pipe: what the job writes goes to its log without passing through this process.
        stdio: ['ignore', log, log],
        detached: true,
      });
      const group = new ProcessGroup(child);
      // `error` comes instead of `exit` where the program could not be started.
      child.once('error', (error) => observer.exited(cannotStart(program, error)));
      child.once('exit', (code, signal) => {
        group.sweep();
        this.watchdog.release(child.pid!);
        observer.exited({ exitCode: code ?? exitCodeOf(signal!) });
      });
      if (child.pid !== undefined) {
        this.watchdog.watch(child.pid);
        observer.started();
      }
      return { stop: () => group.stop(this.props.stopTimeoutMilliseconds), kill: () => group.kill() };
    } finally {
      closeSync(log);
    }
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

function cannotStart(program: string, error: NodeJS.ErrnoException): JobExit {
  const why = error.code === 'ENOENT'
    ? `"${program}" was not found on this machine; the process engine runs the command of a job here, not in its image: install the program, or change the command`
    : `"${program}" could not be started: ${error.message}`;
  return { reason: `CannotStartContainerError: ${why}`, statusReason: 'Task failed to start' };
}

/** As a shell and Docker have it: 137 after SIGKILL, 143 after SIGTERM. */
function exitCodeOf(signal: NodeJS.Signals) {
  return 128 + constants.signals[signal];
}
