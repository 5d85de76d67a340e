import { PARTITION, REFUSED, RETRY, State, STATE, States } from './states';
import { GraphEdge } from '../graph';

/** A job that the machine submits: what the author of the graph said of it, as a payload of Step Functions (`Key.$` is a path). */
export interface Submission {
  readonly name: string;
  readonly edges: readonly GraphEdge[];
  readonly request: Readonly<Record<string, unknown>>;
}

/** Where the machine keeps the id of a job. */
export function idPath(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? `$.jobs.${name}` : `$.jobs['${name}']`;
}

/** Submits a job, keeps its id, and goes on at once. */
export function submitState(submission: Submission, next: string): State {
  return {
    Type: 'Task',
    Resource: `arn:${PARTITION}:states:::batch:submitJob`,
    Parameters: request(submission),
    ResultSelector: { 'id.$': '$.JobId' },
    ResultPath: `${idPath(submission.name)}`,
    Retry: RETRY,
    Next: next,
  };
}

/** Submits the jobs that no other one waits for, and waits until all have ended, also when some of them fail. */
export function waitState(last: readonly Submission[]): State {
  return { Type: 'Parallel', Branches: last.map(waitBranch), ResultPath: '$.ends', Next: STATE.count };
}

/**
 * One of them. A failure is caught: it would stop the other branches, and with them their jobs.
 *
 * What it leaves is short, because all branches together have to fit into the 256 KiB of a state; the cause of a job that failed is its whole
 * description, of several KiB. `$.why` is what is known of a request that AWS Batch refused, and empty for a job that failed.
 */
function waitBranch(submission: Submission): State {
  const { name } = submission;
  const failed = `${name} failed`;
  const states: States = {
    [name]: {
      Type: 'Task',
      Resource: `arn:${PARTITION}:states:::batch:submitJob.sync`,
      Parameters: request(submission),
      ResultSelector: { 'status': 'SUCCEEDED', 'id.$': '$.JobId' },
      Retry: RETRY,
      Catch: [
        { ErrorEquals: REFUSED, ResultPath: '$.why', Next: failed },
        { ErrorEquals: ['States.ALL'], ResultPath: null, Next: failed },
      ],
      End: true,
    },
    [failed]: { Type: 'Pass', Parameters: { 'status': 'FAILED', name, ...queueOf(submission), 'why.$': '$.why' }, End: true },
  };
  return { StartAt: name, States: states };
}

function queueOf({ request: { JobQueue: queue, 'JobQueue.$': path } }: Submission): State {
  return queue === undefined ? { 'queue.$': path } : { queue };
}

function request({ name, edges, request: said }: Submission): Readonly<Record<string, unknown>> {
  return {
    'JobName.$': `States.Format('{}-${name}', $.run)`,
    ...said,
    ...(edges.length > 0 && { DependsOn: edges.map(dependency) }),
  };
}

function dependency({ kind, on, jobId }: GraphEdge): Readonly<Record<string, unknown>> {
  return {
    ...(on !== undefined && { 'JobId.$': `${idPath(on)}.id` }),
    ...(jobId !== undefined && (isExpression(jobId) ? { 'JobId.$': jobId } : { JobId: jobId })),
    ...(kind !== 'ALL' && { Type: kind }),
  };
}

/** A path, or a function, of Step Functions: an id that the input of the run tells. */
const isExpression = (text: string) => /^(\$|States\.)/.test(text);
