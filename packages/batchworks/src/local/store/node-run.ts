import type { JobExit, JobObserver } from '../engines/engine';

/** A container that was started, and how it ended. */
export interface ContainerRun {
  readonly logStreamName?: string;
  readonly exit?: JobExit;
}

/** What became of one node of an attempt so far; a job that is no multi-node job has one. */
export class NodeRun {
  public startedAt?: number;
  public stoppedAt?: number;
  public exit?: JobExit;
  private readonly containers = new Map<string, ContainerRun>();

  public containerStarted(name: string, logStreamName: string) {
    this.containers.set(name, { logStreamName });
  }

  public containerExited(name: string, exit: JobExit) {
    this.containers.set(name, { ...this.containers.get(name), exit });
  }

  /** Undefined where it was never started. */
  public container(name = 'default'): ContainerRun | undefined {
    return this.containers.get(name);
  }

  /** Hears the same as an observer, and remembers it. */
  public observed(observer: JobObserver): JobObserver {
    return {
      started: () => {
        this.startedAt = Date.now();
        observer.started();
      },
      exited: (exit) => {
        this.stoppedAt = Date.now();
        this.exit = exit;
        observer.exited(exit);
      },
    };
  }
}
