import type { Job, JobStatus } from '../scheduler';

/**
 * A job that is over, as it lies on the disk: 100,000 of them fit in memory. What the scheduler asks of a job that is over, its
 * status, is here; the rest is read when somebody asks for it.
 */
export class FinishedJob implements Job {
  constructor(public readonly status: JobStatus, private readonly position: number, private readonly archive: { read(position: number): Job }) {}

  public get spec() { return this.job.spec; }
  public get statusReason() { return this.job.statusReason; }
  public get createdAt() { return this.job.createdAt; }
  public get runnableAt() { return this.job.runnableAt; }
  public get startedAt() { return this.job.startedAt; }
  public get stoppedAt() { return this.job.stoppedAt; }
  public get attempts() { return this.job.attempts; }
  public get computeEnvironment() { return this.job.computeEnvironment; }
  public get arrayIndex() { return this.job.arrayIndex; }
  public get arrayJobId() { return this.job.arrayJobId; }
  public get isCancelled() { return this.job.isCancelled; }
  public get isTerminated() { return this.job.isTerminated; }
  public get stopReason() { return this.job.stopReason; }

  public toJSON(): Job { return this.job; }

  private get job(): Job { return this.archive.read(this.position); }
}
