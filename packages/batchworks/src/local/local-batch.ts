import { availableParallelism, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { Account } from './account';
import { accountEvents } from './account-events';
import { createApi } from './api/api';
import { listen } from './api/http-server';
import type { HttpServer } from './api/http-server';
import { readDeployment } from './deployment';
import type { Deployment } from './deployment';
import { DurableScheduler } from './durable-scheduler';
import { createEngine } from './engines/create-engine';
import type { Engine } from './engines/engine';
import type { EngineName } from './engines/engine-names';
import { type BatchEvent, eventsOf } from './events';
import { endpointVariables } from './job-environment';
import { JobRunner } from './job-runner';
import { Launcher } from './launcher';
import { clusterOf } from './machine';
import type { Machine } from './machine';
import { describeResumption, resumption } from './resumption';
import { Secrets } from './secrets';
import type { Services } from './services';
import { SsmParameters } from './ssm-parameters';
import { JobStore } from './store/job-store';
import { LogStore } from './store/log-store';
import { type EarlierJobs, openJournal, type OwnJournal } from './store/open-journal';
import { ParameterStore } from './store/parameter-store';
import { SecretStore } from './store/secret-store';
import { StateDirectory } from './store/state-directory';

/** The region that the local Batch is in, as its ARNs say. */
const REGION = 'us-east-1';

/** What Amazon ECS gives a container between SIGTERM and SIGKILL. */
const STOP_TIMEOUT_SECONDS = 30;

const BYTES_PER_MIB = 1024 * 1024;

/** How a local Batch is started. */
export interface LocalBatchProps {
  /** A synthesized CloudFormation template, or the cloud assembly (`cdk.out`) that it is in. */
  readonly template: string;

  /**
   * The port to listen on, always on 127.0.0.1.
   *
   * @default - any free port
   */
  readonly port?: number;

  /**
   * The folder for the jobs, their logs, secrets, parameters, and what they write to their volumes.
   *
   * @default - `.batchworks` beside the template
   */
  readonly stateDirectory?: string;

  /**
   * What becomes of the jobs that the state folder knows from before.
   *
   * - `resume`: they go on. Those that ran when the local Batch ended lost their host, and their retry strategy decides.
   * - `forget`: they are forgotten; what is known of them is set aside in the folder, in `jobs.jsonl.old`.
   * - `ignore`: they are left alone, and the jobs of this local Batch are forgotten in the end. So it can share the folder, its volumes and
   *   secrets, with another one that runs.
   *
   * @default resume
   */
  readonly earlierJobs?: EarlierJobs;

  /**
   * How many vCPUs the jobs of one compute environment may take together.
   *
   * @default - as many as this machine has
   */
  readonly vcpus?: number;

  /**
   * How much memory the jobs of one compute environment may take together, in MiB. It counts; only containers are also confined, each to
   * what its job asks for.
   *
   * @default - as much as this machine has
   */
  readonly memoryMiB?: number;

  /**
   * Hears of every change of a job's state, as Amazon EventBridge does.
   *
   * @default - nobody does
   */
  readonly onEvent?: (event: BatchEvent) => void;

  /**
   * How long a job that is to end has to do so, before it is killed.
   *
   * @default 30 as on Amazon ECS
   */
  readonly stopTimeoutSeconds?: number;

  /**
   * What runs the jobs: `process`, `container` (Docker or Podman, with the limits, users and mounts of the definitions), or `auto` for
   * containers where a container engine answers, else processes.
   *
   * @default `process`, which needs nothing but Node.js
   */
  readonly engine?: EngineName;

  /**
   * Whether a job definition may make its containers privileged and give them devices of this machine. Processes never are.
   *
   * @default false: such a job fails, and says so
   */
  readonly allowPrivileged?: boolean;
}

/**
 * AWS Batch on this machine: an HTTP endpoint that the AWS SDK and the `aws` command talk to, and that runs the jobs of a
 * template as processes or containers.
 *
 * @example
 * import { BatchClient, SubmitJobCommand } from '@aws-sdk/client-batch';
 * import { LocalBatch } from 'batchworks';
 *
 * const batch = await LocalBatch.start({ template: 'cdk.out' });
 * const client = new BatchClient(batch.clientConfig);
 * await client.send(new SubmitJobCommand({ jobName: 'first', jobQueue: 'Bulk', jobDefinition: 'Frame' }));
 * await batch.close();
 */
export class LocalBatch {
  /**
   * Reads the template, takes the state folder, goes on with its jobs, and listens.
   *
   * @throws Error, where the template or the state cannot be read, another local Batch has the folder, or the port is in use
   */
  public static async start(props: LocalBatchProps): Promise<LocalBatch> {
    const deployment = readDeployment(props.template);
    const state = new StateDirectory(props.stateDirectory ?? join(dirname(deployment.source), '.batchworks'));
    const own = openJournal(state, props.earlierJobs ?? 'resume');
    let engine: Engine | undefined;
    try {
      engine = await createEngine(props.engine ?? 'process', {
        state, stopTimeoutSeconds: props.stopTimeoutSeconds ?? STOP_TIMEOUT_SECONDS, allowPrivileged: props.allowPrivileged ?? false,
      });
      const batch = new LocalBatch(deployment, state, own, engine, props);
      const torn = own.journal.replay();
      batch.server = await listen(createApi(batch.services), props.port ?? 0);
      batch.resume(torn);
      return batch;
    } catch (error) {
      await engine?.close();
      own.close();
      throw error;
    }
  }

  /** What the user should know of the jobs of before, in lines; none where all is well. */
  public readonly notices: string[] = [];

  private readonly services: Services;
  private readonly logs: LogStore;
  private server!: HttpServer;

  private constructor(
    public readonly deployment: Deployment, private readonly state: StateDirectory, private readonly own: OwnJournal, private readonly engine: Engine,
    props: LocalBatchProps,
  ) {
    const machine: Machine = {
      vcpus: props.vcpus ?? availableParallelism(),
      memoryMiB: props.memoryMiB ?? Math.floor(totalmem() / BYTES_PER_MIB),
    };
    const { journal } = own;
    const jobs = new JobStore(journal);
    this.logs = new LogStore(state.path, journal, (attempt, position) => jobs.addLogStream(attempt, position));
    const account = new Account(deployment, journal, (change) => {
      accountEvents(change, account, machine).forEach((event) => runner.dispatch(event));
    });
    const parameters = new SsmParameters(account, new ParameterStore(state.parametersFile));
    const secrets = new Secrets(account, new SecretStore(state.secretsFile), parameters, () => this.endpoint);
    const launcher = new Launcher({
      deployment,
      engine,
      state,
      jobs,
      logs: this.logs,
      secrets,
      commonEnvironment: () => endpointVariables(this.endpoint, REGION),
    });
    const { onEvent } = props;
    const runner = new JobRunner(
      new DurableScheduler(journal), (place, observer) => launcher.launch(place, observer), onEvent && eventsOf(account, jobs, onEvent),
    );
    this.services = { account, machine, jobs, logs: this.logs, parameters, secrets, runner };
  }

  /** The URL to give to a client: `http://127.0.0.1:PORT`. */
  public get endpoint(): string {
    return this.server.url;
  }

  /** What a client of the AWS SDK needs to talk to this endpoint: `new BatchClient(batch.clientConfig)`. */
  public get clientConfig() {
    return { endpoint: this.endpoint, region: REGION, credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };
  }

  /** What runs the jobs, in words: processes, or the containers of which engine. */
  public get engineDescription(): string {
    return this.engine.description;
  }

  /** Where logs, secrets and volumes are. */
  public get stateDirectory(): string {
    return this.state.path;
  }

  /** Stops listening and ends the jobs that run; done when all of them are gone. */
  public async close(): Promise<void> {
    await Promise.all([this.server.close(), this.services.runner.close()]);
    await this.engine.close();
    this.logs.close();
    this.own.close();
  }

  /** Ends the jobs that run at once, without the time to finish: for a process that is about to exit. */
  public kill() {
    this.services.runner.kill();
  }

  /** Goes on with the jobs of before, now that jobs can be told where the endpoint is. */
  private resume(tornBytes: number) {
    const { account: { modelInService: model }, machine, runner, jobs } = this.services;
    const event = resumption(runner.state, jobs, model, clusterOf(model, machine));
    if (tornBytes > 0) { this.notices.push(`the local Batch was interrupted while it wrote to ${this.own.journal.file}: the unfinished line was cut off`); }
    this.notices.push(...describeResumption(event));
    runner.dispatch(event);
  }
}
