import { GraphJobs } from './machine';
import { shareArns } from './shared-arns';
import { State, States } from './states';
import { MachineJob, submitStates, waitBranches } from './submission-states';

/** Jobs of a graph that a state machine of their own submits. Only the jobs that no other one waits for are waited for there. */
export interface Part {
  readonly waits: boolean;
  readonly jobs: readonly MachineJob[];
}

/** Divides a graph into parts, in the order of its jobs, none of which is larger than `maxBytes`, if no single job is. */
export function partsOf({ waitedFor, last }: GraphJobs, maxBytes: number, bytesOf: (states: unknown) => number): Part[] {
  return [
    ...divided(waitedFor, maxBytes, (job) => bytesOf(submitStates([job]))).map((jobs) => ({ waits: false, jobs })),
    ...divided(last, maxBytes, (job) => bytesOf(waitBranches([job]))).map((jobs) => ({ waits: true, jobs })),
  ];
}

function divided(jobs: readonly MachineJob[], maxBytes: number, bytesOf: (job: MachineJob) => number): MachineJob[][] {
  const parts: MachineJob[][] = [];
  let free = 0;
  for (const job of jobs) {
    const bytes = bytesOf(job);
    if (bytes > free || parts.length === 0) {
      parts.push([]);
      free = maxBytes;
    }
    parts.at(-1)!.push(job);
    free -= bytes;
  }
  return parts;
}

/** The state machine of a part. It is started with the ids of the jobs that its own wait for, and returns theirs, or how they ended. */
export function renderPart({ waits, jobs: all }: Part, readsInput: boolean): State {
  const { arns, jobs } = shareArns(all);
  return {
    StartAt: 'Begin the part',
    States: {
      'Begin the part': {
        Type: 'Pass',
        Parameters: { 'run.$': '$.run', 'jobs.$': '$.jobs', 'why': {}, arns, ...(readsInput && { 'input.$': '$.input' }) },
        Next: waits ? 'Wait for the jobs' : 'Submit the jobs',
      },
      ...(waits ? waitStates(jobs) : submittingStates(jobs)),
    },
  };
}

function waitStates(jobs: readonly MachineJob[]): States {
  return { 'Wait for the jobs': { Type: 'Parallel', Branches: waitBranches(jobs), ResultSelector: { 'ends.$': '$' }, End: true } };
}

/**
 * Submits in one branch, which is caught as a whole: what AWS Batch says to a request that it refuses is returned like the ids.
 *
 * Were it left to fail the execution, whoever started that would read it out of a text with the whole input, of which Step Functions cuts
 * off the end.
 */
function submittingStates(jobs: readonly MachineJob[]): States {
  const failed = 'A job was not submitted';
  return {
    'Submit the jobs': {
      Type: 'Parallel',
      Branches: [{ StartAt: jobs[0].name, States: submitStates(jobs) }],
      ResultSelector: { 'jobs.$': '$[0].jobs', 'why': {} },
      Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.why', Next: failed }],
      End: true,
    },
    [failed]: { Type: 'Pass', Parameters: { 'jobs': {}, 'why.$': '$.why' }, End: true },
  };
}
