import { PARTITION, REFUSED, RETRY, State, States } from './states';
import { GraphEdge } from '../graph';

/** A job that the machine submits: what the author of the graph said of it, as a payload of Step Functions (`Key.$` is a path). */
export interface MachineJob {
  readonly name: string;
  readonly edges: readonly GraphEdge[];
  readonly request: Readonly<Record<string, unknown>>;
}

/** Where the machine keeps the id of a job. */
export function idPath(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? `$.jobs.${name}` : `$.jobs['${name}']`;
}

/** Submits jobs one after another, keeps their ids, and goes on at once; to nowhere, where no `next` is given. */
export function submitStates(jobs: readonly MachineJob[], next?: string): States {
  return Object.fromEntries(jobs.map((job, index) => [job.name, submitState(job, jobs[index + 1]?.name ?? next)]));
}

function submitState(job: MachineJob, next: string | undefined): State {
  return {
    Type: 'Task',
    Resource: `arn:${PARTITION}:states:::batch:submitJob`,
    Parameters: request(job),
    ResultSelector: { 'id.$': '$.JobId' },
    ResultPath: idPath(job.name),
    Retry: RETRY,
    ...(next === undefined ? { End: true } : { Next: next }),
  };
}

/** The branches that submit the jobs that no other one waits for, and wait until all have ended, also when some of them fail. */
export function waitBranches(jobs: readonly MachineJob[]): State[] {
  return jobs.map(waitBranch);
}

/**
 * One of them. A failure is caught: it would stop the other branches, and with them their jobs.
 *
 * What it leaves is short, because all branches together have to fit into the 256 KiB of a state; the cause of a job that failed is its whole
 * description, of several KiB. `$.why` is what is known of a request that AWS Batch refused, and empty for a job that failed.
 */
function waitBranch(job: MachineJob): State {
  const { name } = job;
  const failed = `${name} failed`;
  const states: States = {
    [name]: {
      Type: 'Task',
      Resource: `arn:${PARTITION}:states:::batch:submitJob.sync`,
      Parameters: request(job),
      ResultSelector: { 'status': 'SUCCEEDED', 'id.$': '$.JobId' },
      Retry: RETRY,
      Catch: [
        { ErrorEquals: REFUSED, ResultPath: '$.why', Next: failed },
        { ErrorEquals: ['States.ALL'], ResultPath: null, Next: failed },
      ],
      End: true,
    },
    [failed]: { Type: 'Pass', Parameters: { 'status': 'FAILED', name, ...queueOf(job), 'why.$': '$.why' }, End: true },
  };
  return { StartAt: name, States: states };
}

function queueOf({ request: { JobQueue: queue, 'JobQueue.$': path } }: MachineJob): State {
  return queue === undefined ? { 'queue.$': path } : { queue };
}

function request({ name, edges, request: said }: MachineJob): Readonly<Record<string, unknown>> {
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
