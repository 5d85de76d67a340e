import type { JobRecord } from '../submission';
import type { Journal } from './journal';
import type { AttemptOfJob } from './log-store';
import { NodeRun, type NodeState } from './node-run';

const JOB = 'JOB';
const NODE = 'NODE';

/** What became of a node of an attempt. */
interface NodeOfAttempt extends AttemptOfJob {
  readonly index: number;
  readonly state: NodeState;
}

/**
 * What AWS Batch remembers of the jobs beside their state, which is the scheduler's: what was submitted, and the log
 * streams of the attempts. In memory is only where it stands in the journal.
 */
export class JobStore {
  private readonly records = new Map<string, number>();
  private readonly logStreams = new Map<string, readonly number[]>();
  private readonly nodes = new Map<string, NodeRun[][]>();

  constructor(private readonly journal: Journal) {
    journal.on(JOB, ({ jobId }: JobRecord, position) => this.records.set(jobId, position));
    journal.on(NODE, ({ jobId, attempt, index, state }: NodeOfAttempt) => {
      this.nodesOf(jobId, attempt)[index] = new NodeRun(state);
    });
  }

  public add(record: JobRecord) {
    this.records.set(record.jobId, this.journal.append({ kind: JOB, content: record })[0]);
  }

  /** What was submitted: for the child of an array (`<id>:<index>`), the array; for a node (`<id>#<index>`), the job. */
  public recordOf(jobId: string): JobRecord | undefined {
    const position = this.records.get(jobId.split(/[:#]/, 1)[0]);
    return position === undefined ? undefined : this.journal.read(position);
  }

  /** Remembers where in the journal the name of an attempt's log stands. */
  public addLogStream({ jobId, attempt }: AttemptOfJob, position: number) {
    const earlier = this.logStreams.get(jobId) ?? [];
    // Never `push`: V8 makes room for 17 entries, where nearly all jobs have one attempt.
    this.logStreams.set(jobId, attempt === 1 ? [position] : Object.assign([...earlier], { [attempt - 1]: position }));
  }

  /** The nodes of an attempt that begins, of a job with more than one container. */
  public addNodes(jobId: string, attempt: number, count: number): readonly NodeRun[] {
    const nodes = this.nodesOf(jobId, attempt);
    for (let index = 0; index < count; index++) {
      nodes.push(new NodeRun({}, (state) => {
        const node: NodeOfAttempt = { jobId, attempt, index, state };
        this.journal.note({ kind: NODE, content: node });
      }));
    }
    return nodes;
  }

  /** A node of an attempt, counted from 1; undefined where the attempt never began, or the job has one container only. */
  public nodeOf(jobId: string, attempt: number, index = 0): NodeRun | undefined {
    return this.nodes.get(jobId)?.[attempt - 1]?.[index];
  }

  /** The log stream of an attempt, counted from 1; undefined where it never ran. */
  public logStreamOf(jobId: string, attempt: number): string | undefined {
    const position = this.logStreams.get(jobId)?.[attempt - 1];
    return position === undefined ? undefined : this.journal.read<{ readonly name: string }>(position).name;
  }

  private nodesOf(jobId: string, attempt: number): NodeRun[] {
    const attempts = this.nodes.get(jobId) ?? [];
    this.nodes.set(jobId, attempts);
    return attempts[attempt - 1] ??= [];
  }
}
