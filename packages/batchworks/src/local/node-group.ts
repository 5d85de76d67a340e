import type { JobExit, JobObserver, RunningJob } from './engines/engine';

/**
 * The nodes of a multi-node parallel job, all on this machine: "When the main node reaches the RUNNING status, the child nodes are
 * launched. If the main node exits, the job is considered finished, and all child nodes are stopped. If a child node dies, AWS Batch
 * doesn't take any action on the other nodes."
 *
 * See https://docs.aws.amazon.com/batch/latest/userguide/mnp-lifecycle.html.
 */
export class NodeGroup implements RunningJob {
  private readonly running = new Map<number, RunningJob | undefined>();
  private mainExit?: JobExit;
  private isStopped = false;

  constructor(
    private readonly count: number,
    private readonly mainNode: number,
    private readonly startNode: (index: number, observer: JobObserver) => RunningJob,
    private readonly observer: JobObserver,
  ) {
    this.start(mainNode);
  }

  public stop() {
    this.isStopped = true;
    this.running.forEach((node) => node?.stop());
  }

  public kill() {
    this.isStopped = true;
    this.running.forEach((node) => node?.kill());
  }

  private start(index: number) {
    this.running.set(index, undefined);
    const node = this.startNode(index, { started: () => this.hasStarted(index), exited: (exit) => this.hasExited(index, exit) });
    if (this.running.has(index)) { this.running.set(index, node); }
    if (this.isStopped) { node.stop(); }
  }

  private hasStarted(index: number) {
    if (index !== this.mainNode) { return; }
    this.observer.started();
    for (let child = 0; child < this.count && !this.isStopped; child++) {
      if (child !== this.mainNode) { this.start(child); }
    }
  }

  private hasExited(index: number, exit: JobExit) {
    this.running.delete(index);
    if (index === this.mainNode) {
      this.mainExit = exit;
      this.stop();
    }
    if (this.running.size === 0 && this.mainExit) { this.observer.exited(this.mainExit); }
  }
}
