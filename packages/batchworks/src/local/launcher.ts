import { randomUUID } from 'node:crypto';
import type { ContainerProperties } from '@aws-sdk/client-batch';
import { findImage } from './deployment';
import type { Deployment } from './deployment';
import type { Engine, JobObserver, JobRun, RunningJob } from './engines/engine';
import { batchVariables } from './job-environment';
import type { JobPlace } from './job-environment';
import { Secrets, SecretUnavailableError } from './secrets';
import type { ImageStore } from './store/image-store';
import type { JobStore } from './store/job-store';
import type { LogStore } from './store/log-store';
import type { LogStream } from './store/log-stream';
import type { StateDirectory } from './store/state-directory';
import type { JobRecord } from './submission';
import { mountsOf } from './volumes';

/** Where AWS Batch logs a job that names no log group. */
const DEFAULT_LOG_GROUP = '/aws/batch/job';

/** What a launch needs to know. */
export interface LauncherProps {
  readonly deployment: Deployment;
  readonly engine: Engine;
  readonly state: StateDirectory;
  readonly images: ImageStore;
  readonly jobs: JobStore;
  readonly logs: LogStore;
  readonly secrets: Secrets;
  /** Variables for every job, which its definition may replace. */
  readonly commonEnvironment: () => Readonly<Record<string, string>>;
}

/** Turns an attempt that has its place into a run of the engine: folders, log, image, mounts, secrets, variables. */
export class Launcher {
  constructor(private readonly props: LauncherProps) {}

  /** Starts one attempt. What goes wrong on the way is told as its end, as AWS Batch does it. */
  public launch(place: JobPlace, observer: JobObserver): RunningJob {
    const launch = new Launch(observer);
    const record = this.props.jobs.recordOf(place.job.spec.jobId)!;
    const image = findImage(this.props.deployment, record.container.image ?? '');
    if (!image) {
      launch.run((jobObserver) => this.start(record, place, undefined, jobObserver));
      return launch;
    }
    this.props.images.directoryOf(image).then(
      (directory) => launch.run((jobObserver) => this.start(record, place, directory, jobObserver)),
      (error: Error) => observer.exited({ reason: `CannotPullContainerError: ${error.message}`, statusReason: 'Task failed to start' }),
    );
    return launch;
  }

  private start(record: JobRecord, place: JobPlace, imageDirectory: string | undefined, observer: JobObserver): RunningJob {
    const { state, jobs, logs, engine } = this.props;
    const { jobId } = place.job.spec;
    const directory = state.createAttemptDirectory(jobId, place.attempt);
    const run: JobRun = {
      jobId,
      command: commandOf(record),
      environment: this.environmentOf(record, place),
      directory,
      imageDirectory,
      mounts: mountsOf(record.container, state, directory),
      logFile: `${directory}.log`, // beside the folder, which is the job's
    };
    let stream: LogStream | undefined;
    return engine.start(run, {
      started: () => {
        stream = logs.open(...logStreamOf(record), run.logFile);
        jobs.addLogStream(jobId, place.attempt, stream.name);
        observer.started();
      },
      exited: (exit) => {
        if (stream) { logs.finish(stream); }
        observer.exited(exit);
      },
    });
  }

  private environmentOf(record: JobRecord, place: JobPlace) {
    return {
      ...this.props.commonEnvironment(),
      ...variables(record.container),
      ...this.props.secrets.variables(record.container.secrets),
      ...batchVariables(record, place),
    };
  }
}

/** An attempt on its way to the engine: it can be stopped before it arrives there. */
class Launch implements RunningJob {
  private running?: RunningJob;
  private isStopped = false;

  constructor(private readonly observer: JobObserver) {}

  public run(start: (observer: JobObserver) => RunningJob) {
    if (this.isStopped) {
      this.observer.exited({});
      return;
    }
    try {
      this.running = start(this.observer);
    } catch (error) {
      if (!(error instanceof Error)) { throw error; }
      this.observer.exited(error instanceof SecretUnavailableError
        ? { statusReason: error.message }
        : { reason: `CannotStartContainerError: ${error.message}`, statusReason: 'Task failed to start' });
    }
  }

  public stop() {
    this.isStopped = true;
    this.running?.stop();
  }

  public kill() {
    this.isStopped = true;
    this.running?.kill();
  }
}

function commandOf(record: JobRecord): readonly string[] {
  const command = record.container.command ?? [];
  if (command.length === 0) {
    throw new Error(`the job definition "${record.jobDefinitionName}" has no \`command\`, and the process engine does not know ` +
      'the one of the image; give the job a command');
  }
  return command;
}

function variables(container: ContainerProperties): Record<string, string> {
  return Object.fromEntries((container.environment ?? []).map(({ name, value }) => [name!, value ?? '']));
}

/** The names of group and stream, as the `awslogs` driver makes them: `<prefix>/default/<task id>`. */
function logStreamOf(record: JobRecord): [group: string, name: string] {
  const options = record.container.logConfiguration?.options ?? {};
  const prefix = options['awslogs-stream-prefix'] ?? record.jobDefinitionName;
  return [options['awslogs-group'] ?? DEFAULT_LOG_GROUP, `${prefix}/default/${randomUUID().replaceAll('-', '')}`];
}
