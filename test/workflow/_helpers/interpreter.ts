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

/**
 * Runs a definition of the Amazon States Language, after it was validated. Nothing waits: no Wait state, and no retry.
 *
 * The interpreter asks for Node.js 22, but of that it only needs `Promise.withResolvers`, which Node.js 20 does not have yet.
 */
export function runMachine(definition: any, { input = {}, executionArn = EXECUTION, handlers }: RunOptions): Run {
  polyfill();
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { StateMachine } = require('aws-local-stepfunctions'); // after the polyfill; its types are those of an ES module
  const states = statesOf(definition);
  const named = (type: string) => states.filter(([, state]) => state.Type === type);
  return new StateMachine(definition).run(input, {
    overrides: {
      taskResourceLocalHandlers: Object.fromEntries(named('Task').map(([name, { Resource }]) => [name, handlerOf(handlers, Resource)])),
      waitTimeOverrides: Object.fromEntries(named('Wait').map(([name]) => [name, 0])),
      retryIntervalOverrides: Object.fromEntries(states.filter(([, { Retry }]) => Retry).map(([name]) => [name, 0])),
    },
    context: { Execution: { Id: executionArn, Name: executionArn.split(':').at(-1)! } },
  });
}

/** The execution that runs are, unless a test says otherwise. */
export const EXECUTION = 'arn:aws:states:us-east-1:123456789012:execution:Graph:run';

/** All states of a definition, those in branches and iterators included. */
export function statesOf(machine: any): [string, any][] {
  return Object.entries<any>(machine.States).flatMap(([name, state]) => [
    [name, state] as [string, any],
    ...[...(state.Branches ?? []), ...(state.ItemProcessor ? [state.ItemProcessor] : [])].flatMap(statesOf),
  ]);
}

function handlerOf(handlers: TaskHandlers, resource: string): TaskHandler {
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
