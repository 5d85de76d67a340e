import { GraphJobs, renderRun } from './machine';
import { Part } from './parts';
import { PARTITION, State, STATE, States } from './states';
import { idPath } from './submission-states';

/** A part, and the ARN of its state machine. */
export interface StoredPart extends Part {
  readonly arn: string;
}

/** Renders the state machine of a graph that has parts: it starts those that submit one after another, and those that wait all at once. */
export function renderMachineOfParts(graph: GraphJobs, parts: readonly StoredPart[]): State {
  const readsInput = graph.inputPaths.length > 0;
  const submitting = parts.filter(({ waits }) => !waits);
  const nextOf = (index: number) => (index + 1 < submitting.length ? submitName(index + 1) : STATE.wait);
  return renderRun(graph, {
    given: { 'execution.$': '$$.Execution.Id' },
    first: nextOf(-1),
    states: {
      ...Object.assign({}, ...submitting.map((part, index) => startStates(part, index, nextOf(index), readsInput))),
      ...(submitting.length > 0 && { [REFUSED]: { Type: 'Fail', ErrorPath: '$.part.why.Error', CausePath: '$.part.why.Cause' } }),
      [STATE.wait]: {
        Type: 'Parallel',
        Branches: parts.filter(({ waits }) => waits).map((part, index) => waitBranch(part, index, readsInput)),
        ResultPath: '$.ends',
        Next: GATHER,
      },
      [GATHER]: { Type: 'Pass', InputPath: '$.ends[*][*]', ResultPath: '$.ends', Next: STATE.count },
    },
  });
}

const REFUSED = 'A job of a part was not submitted';
const GATHER = 'Gather the ends';
const submitName = (index: number) => `Submit part ${index + 1}`;

function startStates(part: StoredPart, index: number, next: string, readsInput: boolean): States {
  const [asked, kept] = [`Was part ${index + 1} submitted?`, `Keep the ids of part ${index + 1}`];
  return {
    [submitName(index)]: {
      ...start(part, readsInput), ResultSelector: { 'jobs.$': '$.Output.jobs', 'why.$': '$.Output.why' }, ResultPath: '$.part', Next: asked,
    },
    [asked]: { Type: 'Choice', Choices: [{ Variable: '$.part.why.Error', IsPresent: true, Next: REFUSED }], Default: kept },
    [kept]: {
      Type: 'Pass',
      Parameters: {
        'run.$': '$.run', 'execution.$': '$.execution', 'jobs.$': 'States.JsonMerge($.jobs, $.part.jobs, false)', ...(readsInput && { 'input.$': '$.input' }),
      },
      Next: next,
    },
  };
}

function waitBranch(part: StoredPart, index: number, readsInput: boolean): State {
  const name = `Wait for part ${index + 1}`;
  const state = { ...start(part, readsInput), ResultSelector: { 'ends.$': '$.Output.ends' }, OutputPath: '$.ends', End: true };
  return { StartAt: name, States: { [name]: state } };
}

/**
 * Starts a part and waits for it, without a retry, which would submit its jobs twice: a run whose part breaks off fails, and is cleaned up.
 *
 * A part gets the ids that it needs only, because its input is a part of the result, which has to fit into 256 KiB.
 */
function start({ arn, jobs }: StoredPart, readsInput: boolean): State {
  const own = new Set(jobs.map(({ name }) => name));
  const needed = new Set(jobs.flatMap(({ edges }) => edges.flatMap(({ on }) => (on === undefined || own.has(on) ? [] : on))));
  return {
    Type: 'Task',
    Resource: `arn:${PARTITION}:states:::states:startExecution.sync:2`,
    Parameters: {
      StateMachineArn: arn,
      Input: {
        'AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID.$': '$.execution', // so the console leads from one to the other
        'run.$': '$.run',
        'jobs': Object.fromEntries([...needed].map((name) => [name, { 'id.$': `${idPath(name)}.id` }])),
        ...(readsInput && { 'input.$': '$.input' }),
      },
    },
  };
}
