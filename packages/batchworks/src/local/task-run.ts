import type { JobExit, JobObserver, RunningJob } from './engines/engine';

/** What a task needs to know of a container. */
export interface ContainerInTask {
  readonly name?: string;
  /** "If the essential parameter of a container is marked as true, and that container fails or stops for any reason, all other containers are stopped." */
  readonly essential?: boolean;
  readonly dependsOn?: readonly { readonly containerName?: string; readonly condition?: string }[];
}

/** How far a container is: absent from `running` and `exits` as long as it waits for others. */
type Readiness = 'READY' | 'WAITING' | { readonly never: string };

/**
 * The containers of a task, each started when those that it depends on are as far as it wants them: `START`, `COMPLETE` (over), or
 * `SUCCESS` (over with exit code 0). The first essential container that ends, ends the task, and its exit code is that of the job.
 *
 * See https://docs.aws.amazon.com/batch/latest/APIReference/API_TaskContainerProperties.html.
 */
export class TaskRun<C extends ContainerInTask> implements RunningJob {
  private readonly running = new Map<C, RunningJob | undefined>();
  private readonly started = new Set<C>();
  private readonly exits = new Map<C, JobExit>();
  private verdict?: JobExit;
  private isStopped = false;
  private isOver = false;

  constructor(
    private readonly containers: readonly C[],
    private readonly startContainer: (container: C, observer: JobObserver) => RunningJob,
    private readonly observer: JobObserver,
    /** Hears how each container ended, also of one that could never start. */
    private readonly onExit: (container: C, exit: JobExit) => void = () => undefined,
  ) {
    this.advance();
  }

  public stop() {
    this.isStopped = true;
    this.running.forEach((container) => container?.stop());
  }

  public kill() {
    this.isStopped = true;
    this.running.forEach((container) => container?.kill());
  }

  /** Starts what can start, and tells when nothing is left that runs or could. */
  private advance() {
    for (let next = this.next(); next !== undefined && !this.isStopped; next = this.next()) {
      const { container, readiness } = next;
      if (readiness === 'READY') { this.start(container); } else { this.ended(container, couldNotStart(readiness.never)); }
    }
    if (this.running.size > 0 || this.isOver) { return; }
    if (!this.isStopped) { this.endCycle(); }
    this.isOver = true;
    this.observer.exited(this.verdict ?? this.lastExit());
  }

  private start(container: C) {
    this.running.set(container, undefined);
    const job = this.startContainer(container, {
      started: () => {
        this.started.add(container);
        if (this.started.size === 1) { this.observer.started(); }
        this.advance();
      },
      exited: (exit) => {
        this.running.delete(container);
        this.ended(container, exit);
        this.advance();
      },
    });
    if (this.running.has(container)) { this.running.set(container, job); }
    if (this.isStopped) { job.stop(); } // another one ended while this one was on its way
  }

  /** Whoever still waits although nothing runs waits for one that waits for it, and would do so for ever. */
  private endCycle() {
    this.waiting().forEach((container) => this.ended(container, couldNotStart('it and other containers of the task wait for each other')));
  }

  private ended(container: C, exit: JobExit) {
    this.exits.set(container, exit);
    this.onExit(container, exit);
    if (container.essential === false || this.verdict !== undefined) { return; }
    this.verdict = exit;
    this.stop();
  }

  /** A container that can start now, or never can. */
  private next(): { container: C; readiness: Exclude<Readiness, 'WAITING'> } | undefined {
    for (const container of this.waiting()) {
      const readiness = this.readinessOf(container);
      if (readiness !== 'WAITING') { return { container, readiness }; }
    }
    return undefined;
  }

  private waiting(): C[] {
    return this.containers.filter((container) => !this.running.has(container) && !this.exits.has(container));
  }

  private readinessOf({ dependsOn = [] }: C): Readiness {
    const all = dependsOn.map(({ containerName, condition = 'START' }) => this.readinessAfter(containerName!, condition.toUpperCase()));
    return all.find((readiness) => typeof readiness === 'object') ?? (all.includes('WAITING') ? 'WAITING' : 'READY');
  }

  private readinessAfter(name: string, condition: string): Readiness {
    const container = this.containers.find((other) => other.name === name);
    if (container === undefined) { return { never: `it depends on "${name}", which is no container of the task` }; }
    const exit = this.exits.get(container);
    if (condition === 'START') {
      return this.started.has(container) ? 'READY' : exit ? { never: `it depends on "${name}", which did not start` } : 'WAITING';
    }
    if (exit === undefined) { return 'WAITING'; }
    return condition === 'COMPLETE' || exit.exitCode === 0
      ? 'READY'
      : { never: `it depends on "${name}", which did not succeed (exit code ${exit.exitCode ?? 'none'})` };
  }

  /** Without an essential container, the last one tells. */
  private lastExit(): JobExit {
    return [...this.exits.values()].at(-1)!;
  }
}

function couldNotStart(why: string): JobExit {
  return { reason: `CannotStartContainerError: ${why}`, statusReason: 'Task failed to start' };
}
