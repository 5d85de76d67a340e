import { FIND_FAILURE, failureStates } from './failure-states';
import { shareArns } from './shared-arns';
import { State, STATE, States } from './states';
import { MachineJob, submitStates, waitBranches } from './submission-states';

/** The jobs of a graph, as its state machine submits them. */
export interface GraphJobs {
  /** The jobs that others wait for, each after all that it waits for. */
  readonly waitedFor: readonly MachineJob[];
  /** The jobs that no other one waits for. */
  readonly last: readonly MachineJob[];
  /** What of the execution's input the jobs refer to, as paths in the machine. */
  readonly inputPaths: readonly string[];
  readonly timeoutSeconds?: number;
}

/** How the jobs of a machine come to be submitted, and waited for. */
export interface Submitting {
  /** What the states find in the state of the run, beside what all machines have. */
  readonly given: State;
  /** The first of the states. The last one leaves `$.ends`, how the last jobs ended, and goes on to `STATE.count`. */
  readonly first: string;
  readonly states: States;
}

/** Renders the state machine of a graph: each job by itself, in topological order, with the ids of those that it waits for. */
export function renderMachine(graph: GraphJobs): State {
  const { arns, jobs } = shareArns([...graph.waitedFor, ...graph.last]);
  const [waitedFor, last] = [jobs.slice(0, graph.waitedFor.length), jobs.slice(graph.waitedFor.length)];
  return renderRun(graph, {
    given: { why: {}, ...(Object.keys(arns).length > 0 && { arns }) },
    first: waitedFor[0]?.name ?? STATE.wait,
    states: {
      ...submitStates(waitedFor, STATE.wait),
      [STATE.wait]: { Type: 'Parallel', Branches: waitBranches(last), ResultPath: '$.ends', Next: STATE.count },
    },
  });
}

/** What all state machines of graphs have in common, whoever submits the jobs: the start, and what becomes of the ends. */
export function renderRun({ inputPaths, timeoutSeconds, waitedFor, last }: GraphJobs, { given, first, states }: Submitting): State {
  const readsInput = inputPaths.length > 0;
  return {
    StartAt: STATE.begin,
    ...(timeoutSeconds !== undefined && { TimeoutSeconds: timeoutSeconds }),
    States: {
      [STATE.begin]: begin(given, readsInput, readsInput ? STATE.input : first),
      ...(readsInput && { [STATE.input]: checkInput(inputPaths, first) }),
      ...states,
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
function begin(given: State, readsInput: boolean, next: string): State {
  return {
    Type: 'Pass',
    Parameters: {
      'run.$': "States.Hash($$.Execution.Id, 'MD5')", // shorter than others, and nothing depends on it but that runs differ
      'jobs': {},
      ...given,
      ...(readsInput && { 'input.$': '$' }),
    },
    Next: next,
  };
}

/** Reads all that the jobs will read, so that an input without it fails before anything is submitted. */
function checkInput(paths: readonly string[], next: string): State {
  return { Type: 'Pass', Parameters: Object.fromEntries(paths.map((path, index) => [`value${index}.$`, path])), ResultPath: null, Next: next };
}

function outcome(last: readonly MachineJob[]): States {
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
