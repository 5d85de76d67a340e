import type { JobExit, JobObserver } from '../engines/engine';

/** A container that was started, and how it ended. */
export interface ContainerRun {
  readonly logStreamName?: string;
  readonly exit?: JobExit;
}

/** What became of one node so far, as plain data. */
export interface NodeState {
  readonly startedAt?: number;
  readonly stoppedAt?: number;
  readonly exit?: JobExit;
  /** By name. */
  readonly containers?: Readonly<Record<string, ContainerRun>>;
}

/** What became of one node of an attempt so far; a job that is no multi-node job has one. */
export class NodeRun {
  constructor(private state: NodeState, private readonly onChange: (state: NodeState) => void = () => undefined) {}

  public get startedAt() { return this.state.startedAt; }
  public get stoppedAt() { return this.state.stoppedAt; }
  public get exit() { return this.state.exit; }

  public containerStarted(name: string, logStreamName: string) {
    this.changeContainer(name, { logStreamName });
  }

  public containerExited(name: string, exit: JobExit) {
    this.changeContainer(name, { ...this.container(name), exit });
  }

  /** Undefined where it was never started. */
  public container(name = 'default'): ContainerRun | undefined {
    const { containers = {} } = this.state;
    return Object.hasOwn(containers, name) ? containers[name] : undefined; // a container may be called `constructor`
  }

  /** Hears the same as an observer, and remembers it. */
  public observed(observer: JobObserver): JobObserver {
    return {
      started: () => {
        this.change({ startedAt: Date.now() });
        observer.started();
      },
      exited: (exit) => {
        this.change({ stoppedAt: Date.now(), exit });
        observer.exited(exit);
      },
    };
  }

  private changeContainer(name: string, run: ContainerRun) {
    this.change({ containers: { ...this.state.containers, [name]: run } });
  }

  private change(change: NodeState) {
    this.state = { ...this.state, ...change };
    this.onChange(this.state);
  }
}
