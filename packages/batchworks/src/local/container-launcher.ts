import { randomUUID } from 'node:crypto';
import { findImage } from './deployment';
import type { Deployment } from './deployment';
import type { Engine, JobImage, JobObserver, JobRun, RunningJob } from './engines/engine';
import { batchVariables } from './job-environment';
import type { JobPlace } from './job-environment';
import { Launch } from './launch';
import { registryLogin } from './registry-login';
import type { Secrets } from './secrets';
import type { AttemptOfJob, LogStore } from './store/log-store';
import type { LogStream } from './store/log-stream';
import type { StateDirectory } from './store/state-directory';
import type { JobRecord } from './submission';
import type { JobContainer } from './tasks';
import { mountsOf } from './volumes';

/** Where AWS Batch logs a job that names no log group. */
const DEFAULT_LOG_GROUP = '/aws/batch/job';

/** What AWS Batch calls a container that is alone, and so has no name. */
const DEFAULT_CONTAINER = 'default';

/** What a launch needs to know. */
export interface ContainerLauncherProps {
  readonly deployment: Deployment;
  readonly engine: Engine;
  readonly state: StateDirectory;
  readonly logs: LogStore;
  readonly secrets: Secrets;
  /** Variables for every job, which its definition may replace. */
  readonly commonEnvironment: () => Readonly<Record<string, string>>;
}

/** A container of an attempt that has its place. */
export interface ContainerToRun {
  readonly record: JobRecord;
  readonly place: JobPlace;
  readonly container: JobContainer;
  /** The folder for the container, made when it starts, and that of its task, where the containers share volumes. */
  readonly directories: () => { readonly own: string; readonly ofTask: string };
  /** The attempt whose log is that of the container; absent where it has several containers. */
  readonly logOf?: AttemptOfJob;
  /** Hears of the log, once the container runs. */
  readonly onLogStream?: (name: string) => void;
}

/** Turns a container into a run of the engine: folders, log, image, mounts, secrets, variables. */
export class ContainerLauncher {
  constructor(private readonly props: ContainerLauncherProps) {}

  /** Starts it. What goes wrong on the way is told as its end, as AWS Batch does it. */
  public launch(run: ContainerToRun, observer: JobObserver): RunningJob {
    const launch = new Launch(observer);
    this.props.engine.prepare(this.imageOf(run.container)).then(
      (image) => launch.run((jobObserver) => this.start(run, image, jobObserver)),
      (error: Error) => launch.fail('CannotPullContainerError', error),
    );
    return launch;
  }

  private imageOf({ image: name = '', repositoryCredentials }: JobContainer): JobImage {
    const { deployment, secrets } = this.props;
    return { name, asset: findImage(deployment, name), login: repositoryCredentials && registryLogin(secrets, repositoryCredentials) };
  }

  private start(toRun: ContainerToRun, image: string | undefined, observer: JobObserver): RunningJob {
    const { record, place, container, directories, logOf, onLogStream } = toRun;
    const { state, logs, engine } = this.props;
    const command = this.commandOf(record, container);
    const { own, ofTask } = directories();
    const run: JobRun = {
      jobId: place.job.spec.jobId,
      command,
      environment: this.environmentOf(record, place, container),
      directory: own,
      image,
      container,
      isFargate: record.platformCapabilities.includes('FARGATE'),
      mounts: mountsOf(container, state, ofTask),
      logFile: `${own}.log`, // beside the folder, which is the container's
    };
    let stream: LogStream | undefined;
    return engine.start(run, {
      started: () => {
        stream = logs.open({ ...logStreamOf(record, container), file: run.logFile, of: logOf });
        onLogStream?.(stream.name);
        observer.started();
      },
      exited: (exit) => {
        if (stream) { logs.finish(stream); }
        observer.exited(exit);
      },
    });
  }

  private commandOf(record: JobRecord, { name, command = [] }: JobContainer): readonly string[] {
    if (command.length === 0 && !this.props.engine.knowsCommandOfImage) {
      const where = name === undefined ? '' : `, container "${name}",`;
      throw new Error(`the job definition "${record.jobDefinitionName}"${where} has no \`command\`, and the process engine does not know ` +
        'the one of the image; give the job a command, or use the engine `container`');
    }
    return command;
  }

  private environmentOf(record: JobRecord, place: JobPlace, container: JobContainer) {
    // No object literal: V8 makes a slow object of many spread properties, of 10 KB and with a tenth of the work of a job of a millisecond.
    return Object.assign(
      {}, this.props.commonEnvironment(), variables(container), this.props.secrets.variables(container.secrets), batchVariables(record, place),
    ) as Record<string, string>;
  }
}

function variables(container: JobContainer): Record<string, string> {
  return Object.fromEntries((container.environment ?? []).map(({ name, value }) => [name!, value ?? '']));
}

/** The names of group and stream, as the `awslogs` driver makes them: `<prefix>/<container>/<task id>`. */
function logStreamOf(record: JobRecord, container: JobContainer) {
  const options = container.logConfiguration?.options ?? {};
  const prefix = options['awslogs-stream-prefix'] ?? record.jobDefinitionName;
  const task = randomUUID().replaceAll('-', '');
  return { group: options['awslogs-group'] ?? DEFAULT_LOG_GROUP, name: `${prefix}/${container.name ?? DEFAULT_CONTAINER}/${task}` };
}
