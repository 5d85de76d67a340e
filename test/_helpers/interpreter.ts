import { evaluating, NOTHING, Twin, twinOf } from './jsonata-twin';

/** What the interpreter asks for a task: its input, as the service would get it. */
export type TaskHandler = (input: any) => Promise<unknown>;

/** Handlers by the resource of a task, without `arn:aws:states:::`. */
export type TaskHandlers = Record<string, TaskHandler>;

export interface RunOptions {
  readonly input?: object;
  readonly executionArn?: string;
  readonly handlers: TaskHandlers;
}

/** A run of a state machine. */
export interface Run {
  readonly result: Promise<any>;
  abort(): void;
}

/** How a run ended: with its output, or with its error. */
export interface Outcome {
  readonly output?: any;
  readonly error?: string;
  readonly cause?: string;
}

/** The execution that runs are, unless a test says otherwise. */
export const EXECUTION = 'arn:aws:states:us-east-1:123456789012:execution:Graph:run';

/**
 * Runs a definition of the Amazon States Language, after it was validated. Nothing waits: no Wait state, and no retry.
 *
 * The interpreter knows JSONPath only: of a machine in JSONata, it runs a twin, in which the tasks evaluate the expressions. It asks for
 * Node.js 22, but of that it only needs `Promise.withResolvers`, which Node.js 20 does not have yet.
 */
export function runMachine(definition: any, { input = {}, executionArn = EXECUTION, handlers }: RunOptions): Run {
  polyfill();
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { StateMachine } = require('aws-local-stepfunctions'); // after the polyfill; its types are those of an ES module
  const { machine, expressions } = definition.QueryLanguage === 'JSONata' ? twinOf(definition) : { machine: definition, expressions: {} } as Twin;
  const states = statesOf(machine);
  const context = { Execution: { Id: executionArn, Name: executionArn.split(':').at(-1)! } };
  const named = (type: string) => states.filter(([, state]) => state.Type === type);
  const taskOf = (name: string, resource: string) => {
    const call = handlerOf(handlers, resource);
    return name in expressions ? evaluating(call, expressions[name], context) : call;
  };
  return new StateMachine(machine).run(input, {
    overrides: {
      taskResourceLocalHandlers: Object.fromEntries(named('Task').map(([name, { Resource }]) => [name, taskOf(name, Resource)])),
      waitTimeOverrides: Object.fromEntries(named('Wait').map(([name]) => [name, 0])),
      retryIntervalOverrides: Object.fromEntries(states.filter(([, { Retry }]) => Retry).map(([name]) => [name, 0])),
    },
    context,
  });
}

/** The same to the end, whichever it is. */
export async function outcomeOf(run: Run): Promise<Outcome> {
  return run.result.then((output) => ({ output }), ({ cause }) => ({ error: cause.name, cause: cause.message }));
}

/** The handlers, and with them one that runs the state machines that a machine starts, with its own handlers. */
export function withNestedRuns(handlers: TaskHandlers, definitionOf: (machineArn: string) => any): TaskHandlers {
  const nested: TaskHandlers = {
    ...handlers,
    'states:startExecution.sync:2': async ({ StateMachineArn, Input }) => {
      const executionArn = `${StateMachineArn.replace('stateMachine', 'execution')}:nested`;
      const { output, ...failure } = await outcomeOf(runMachine(definitionOf(StateMachineArn), { input: Input, executionArn, handlers: nested }));
      if (!output) { throw Object.assign(new Error(JSON.stringify({ Status: 'FAILED', ...failure })), { name: 'States.TaskFailed' }); }
      return { ExecutionArn: executionArn, StateMachineArn, Input, Output: output, Status: 'SUCCEEDED' };
    },
  };
  return nested;
}

/** All states of a definition, those in branches and iterators included. */
export function statesOf(machine: any): [string, any][] {
  return Object.entries<any>(machine.States).flatMap(([name, state]) => [
    [name, state] as [string, any],
    ...[...(state.Branches ?? []), ...(state.ItemProcessor ? [state.ItemProcessor] : [])].flatMap(statesOf),
  ]);
}

function handlerOf(handlers: TaskHandlers, resource: string): TaskHandler {
  if (resource === NOTHING) { return async (input) => input; }
  return handlers[resource.replace(/^arn:[^:]+:states:::/, '')] ?? (async () => { throw new Error(`no handler for ${resource}`); });
}

function polyfill() {
  (Promise as any).withResolvers ??= () => {
    let resolve;
    let reject;
    const promise = new Promise((onResolve, onReject) => { [resolve, reject] = [onResolve, onReject]; });
    return { promise, resolve, reject };
  };
}
