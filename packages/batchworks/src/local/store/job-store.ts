import type { JobRecord } from '../submission';

/**
 * What AWS Batch remembers of the jobs beside their state, which is the scheduler's: what was submitted, and the log
 * streams of the attempts.
 */
export class JobStore {
  private readonly records = new Map<string, JobRecord>();
  private readonly logStreams = new Map<string, string[]>();

  public add(record: JobRecord) {
    this.records.set(record.jobId, record);
  }

  /** What was submitted: for the child of an array (`<id>:<index>`), the array. */
  public recordOf(jobId: string): JobRecord | undefined {
    return this.records.get(jobId.split(':', 1)[0]);
  }

  public addLogStream(jobId: string, attempt: number, name: string) {
    const names = this.logStreams.get(jobId) ?? [];
    names[attempt - 1] = name;
    this.logStreams.set(jobId, names);
  }

  /** The log stream of an attempt, counted from 1; undefined where it never ran. */
  public logStreamOf(jobId: string, attempt: number): string | undefined {
    return this.logStreams.get(jobId)?.[attempt - 1];
  }
}
