import type { JobRecord } from '../submission';
import type { NodeRun } from './node-run';

/**
 * What AWS Batch remembers of the jobs beside their state, which is the scheduler's: what was submitted, and the log
 * streams of the attempts.
 */
export class JobStore {
  private readonly records = new Map<string, JobRecord>();
  private readonly logStreams = new Map<string, string[]>();

  private readonly nodes = new Map<string, (readonly NodeRun[])[]>();

  public add(record: JobRecord) {
    this.records.set(record.jobId, record);
  }

  /** What was submitted: for the child of an array (`<id>:<index>`), the array; for a node (`<id>#<index>`), the job. */
  public recordOf(jobId: string): JobRecord | undefined {
    return this.records.get(jobId.split(/[:#]/, 1)[0]);
  }

  public addLogStream(jobId: string, attempt: number, name: string) {
    const names = this.logStreams.get(jobId) ?? [];
    names[attempt - 1] = name;
    this.logStreams.set(jobId, names);
  }

  /** The nodes of an attempt, of a job with more than one container. */
  public addNodes(jobId: string, attempt: number, nodes: readonly NodeRun[]) {
    const attempts = this.nodes.get(jobId) ?? [];
    attempts[attempt - 1] = nodes;
    this.nodes.set(jobId, attempts);
  }

  /** A node of an attempt, counted from 1; undefined where the attempt never began, or the job has one container only. */
  public nodeOf(jobId: string, attempt: number, index = 0): NodeRun | undefined {
    return this.nodes.get(jobId)?.[attempt - 1]?.[index];
  }

  /** The log stream of an attempt, counted from 1; undefined where it never ran. */
  public logStreamOf(jobId: string, attempt: number): string | undefined {
    return this.logStreams.get(jobId)?.[attempt - 1];
  }
}
