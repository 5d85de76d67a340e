import { pipeline } from 'node:stream/promises';
import type Docker from 'dockerode';
import type { Container, ContainerCreateOptions } from 'dockerode';
import { messageOf } from './api-error';
import { LogDemultiplexer } from './log-demultiplexer';
import { LogFile } from './log-file';
import { memoryKills } from './memory-kills';
import type { JobExit, JobObserver, RunningJob } from '../engine';

/** A container to run. */
export interface ContainerRunProps {
  readonly docker: Docker;
  readonly options: ContainerCreateOptions;
  readonly jobId: string;
  readonly logFile: string;
  /** What it has between SIGTERM and SIGKILL. */
  readonly stopTimeoutSeconds: number;
}

/** What Amazon ECS says of a container that took more memory than it may. */
const OUT_OF_MEMORY = 'OutOfMemoryError: Container killed due to memory usage';

/** Of a process that SIGKILL ended. */
const KILLED = 137;

/** The states of a container that is over; `stopped` is Podman's. */
const OVER = ['exited', 'stopped', 'dead'];

/** Something went wrong before the container ran, in the words of Amazon ECS. */
class StartError extends Error {}

/** One container from its creation to its removal. */
export class ContainerRun implements RunningJob {
  /** Done when the container is removed. */
  public readonly removed: Promise<void>;
  private readonly killsBefore = memoryKills();
  private container?: Container;
  private log?: LogFile;
  /** Done when nothing more comes from the container, which as a rule is its end. */
  private output?: Promise<void>;
  private isRunning = false;
  private wanted?: 'STOP' | 'KILL';

  constructor(private readonly props: ContainerRunProps, private readonly observer: JobObserver) {
    this.removed = this.live();
  }

  public stop() {
    if (this.wanted !== undefined) { return; }
    this.wanted = 'STOP';
    this.end();
  }

  public kill() {
    this.wanted = 'KILL';
    this.end();
  }

  private async live() {
    this.observer.exited(await this.run().catch((error: Error): JobExit => (error instanceof StartError
      ? { reason: error.message, statusReason: 'Task failed to start' }
      : { statusReason: `the container engine does not tell what became of the container: ${messageOf(error)}` })));
    this.log?.destroy(); // open still where nothing ever came
    // With the volumes that the image declares; without them, each run would leave one. One that cannot be removed now is removed at the next start.
    await this.container?.remove({ force: true, v: true }).catch(() => undefined);
  }

  private async run(): Promise<JobExit> {
    const { docker, options } = this.props;
    const container = await step('CannotCreateContainerError', docker.createContainer(options));
    this.container = container;
    if (this.wanted) { return {}; }
    await step('CannotStartContainerError', this.start(container));
    this.isRunning = true;
    this.observer.started();
    this.end();
    await this.output;
    return this.exitOf(container);
  }

  private async start(container: Container) {
    this.log = await LogFile.open(this.props.logFile, this.props.jobId);
    // Before it starts, so that not a line is missed.
    const output = await container.attach({ stream: true, stdout: true, stderr: true });
    this.output = pipeline(output, new LogDemultiplexer(), this.log)
      .catch(() => undefined); // what ends the connection does not end the job, whose end `exitOf` waits for
    await container.start();
  }

  private async exitOf(container: Container): Promise<JobExit> {
    let { State: state } = await container.inspect();
    if (!OVER.includes(state.Status)) { // it has closed its output, and runs on
      await container.wait();
      ({ State: state } = await container.inspect());
    }
    const exitCode = state.ExitCode;
    const wasOutOfMemory = state.OOMKilled || (exitCode === KILLED && this.wanted === undefined && memoryKills() > this.killsBefore);
    const reason = wasOutOfMemory ? OUT_OF_MEMORY : this.log?.loss;
    return { exitCode, ...(reason !== undefined && { reason }) };
  }

  /** Ends the container as it is wanted, once it runs. It may have ended before; if the engine does not answer, `run` tells so. */
  private end() {
    if (!this.isRunning || this.wanted === undefined) { return; }
    const ended = this.wanted === 'STOP' ? this.container!.stop({ t: this.props.stopTimeoutSeconds }) : this.container!.kill();
    ended.catch(() => undefined);
  }
}

/** Waits for a step, and puts the name that Amazon ECS has for its failure before what the engine says. */
async function step<T>(name: string, done: Promise<T>): Promise<T> {
  try {
    return await done;
  } catch (error) {
    throw new StartError(`${name}: ${messageOf(error)}`);
  }
}
