import { FIND_FAILURE, failureStates } from './failure-states';
import { shareArns } from './shared-arns';
import { State, STATE, States } from './states';
import { Submission, submitState, waitState } from './submission-states';

/** What a state machine is made of. */
export interface MachineParts {
  /** The jobs that others wait for, each after all that it waits for. */
  readonly waitedFor: readonly Submission[];
  /** The jobs that no other one waits for. */
  readonly last: readonly Submission[];
  /** What of the execution's input the jobs refer to, as paths in the machine. */
  readonly inputPaths: readonly string[];
  readonly timeoutSeconds?: number;
}

/** Renders the state machine of a graph: each job by itself, in topological order, with the ids of those that it waits for. */
export function renderMachine({ inputPaths, timeoutSeconds, ...jobs }: MachineParts): State {
  const { arns, submissions } = shareArns([...jobs.waitedFor, ...jobs.last]);
  const [waitedFor, last] = [submissions.slice(0, jobs.waitedFor.length), submissions.slice(jobs.waitedFor.length)];
  const readsInput = inputPaths.length > 0;
  const first = waitedFor[0]?.name ?? STATE.wait;
  return {
    StartAt: STATE.begin,
    ...(timeoutSeconds !== undefined && { TimeoutSeconds: timeoutSeconds }),
    States: {
      [STATE.begin]: begin(arns, readsInput, readsInput ? STATE.input : first),
      ...(readsInput && { [STATE.input]: checkInput(inputPaths, first) }),
      ...Object.fromEntries(waitedFor.map((job, index) => [job.name, submitState(job, waitedFor[index + 1]?.name ?? STATE.wait)])),
      [STATE.wait]: waitState(last),
      ...outcome(last),
      ...failureStates(waitedFor),
    },
  };
}

/**
 * The names of all jobs of a run begin with a hash of the execution's ARN: whoever stops the run finds them by it.
 *
 * Not with the name of the execution, which may have characters that a job name must not have, and may be the beginning of another one's.
 */
function begin(arns: State, readsInput: boolean, next: string): State {
  return {
    Type: 'Pass',
    Parameters: {
      'run.$': "States.Hash($$.Execution.Id, 'MD5')", // shorter than others, and nothing depends on it but that runs differ
      'jobs': {},
      'why': {},
      ...(Object.keys(arns).length > 0 && { arns }),
      ...(readsInput && { 'input.$': '$' }),
    },
    Next: next,
  };
}

/** Reads all that the jobs will read, so that an input without it fails before anything is submitted. */
function checkInput(paths: readonly string[], next: string): State {
  return { Type: 'Pass', Parameters: Object.fromEntries(paths.map((path, index) => [`value${index}.$`, path])), ResultPath: null, Next: next };
}

function outcome(last: readonly Submission[]): States {
  return {
    [STATE.count]: {
      Type: 'Pass', Parameters: { 'failed.$': "States.ArrayContains($.ends[*].status, 'FAILED')" }, ResultPath: '$.outcome', Next: STATE.ended,
    },
    [STATE.ended]: { Type: 'Choice', Choices: [{ Variable: '$.outcome.failed', BooleanEquals: true, Next: FIND_FAILURE }], Default: STATE.merge },
    [STATE.merge]: {
      Type: 'Pass',
      Parameters: Object.fromEntries(last.map(({ name }, index) => [name, { 'id.$': `$.ends[${index}].id` }])),
      ResultPath: '$.last',
      Next: STATE.done,
    },
    [STATE.done]: { Type: 'Pass', Parameters: { 'jobs.$': 'States.JsonMerge($.jobs, $.last, false)' }, End: true },
  };
}

/** The most events that one execution leaves in its history, if nothing has to be tried again; see the numbers of each state beside it. */
export function historyEvents(waitedFor: number, last: number): number {
  const submission = 5; // entered, scheduled, started, succeeded, exited
  const end = 6 + 2 + 3; // one more: submitted; a state for its failure; the branch itself
  const search = 2 + 5 + 2 + 2; // a pass, a task, a choice, a pass
  return waitedFor * (submission + search) + last * end + 60;
}

