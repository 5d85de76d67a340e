import jsonata from 'jsonata';
import type { TaskHandler } from './interpreter';

// it has no types
// eslint-disable-next-line @typescript-eslint/no-require-imports
const validate = require('asl-validator');

/** What a task of a machine in JSONata evaluates: https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html */
interface Expressions {
  readonly Arguments?: unknown;
  readonly Output?: unknown;
}

/** A machine in JSONPath that does what one in JSONata does, if its tasks evaluate the expressions, which are here by the names of the states. */
export interface Twin {
  readonly machine: any;
  readonly expressions: Record<string, Expressions>;
}

/** The resource of a task that only evaluates. */
export const NOTHING = 'arn:aws:states:::nothing';

/** Where the twin keeps an error, until the expression of a `Catch` has been evaluated. */
const CAUGHT = 'caught';

/** The twin of a machine of tasks. The flow (`Retry`, `Catch`, `Next`, `End`) stays as it is, which is what an interpreter is for. */
export function twinOf(definition: any): Twin {
  const { isValid, errorsText } = validate(definition);
  if (!isValid) { throw new Error(errorsText('\n')); }
  const { QueryLanguage, States, ...machine } = definition;
  const states = Object.entries<any>(States);
  const catches = states.flatMap(([name, { Catch = [] }]) => Catch.map((one: any, index: number) => [caughtBy(name, index), one] as const));
  return {
    machine: {
      ...machine,
      States: Object.fromEntries([
        ...states.map(([name, { Arguments, Output, Catch, ...state }]) => [name, { ...state, ...Catch && { Catch: Catch.map(toEvaluation(name)) } }]),
        ...catches.map(([name, { Next }]) => [name, { Type: 'Task', Resource: NOTHING, Next }]),
      ]),
    },
    expressions: Object.fromEntries([...states, ...catches].map(([name, { Arguments, Output }]) => [name, { Arguments, Output }])),
  };
}

const caughtBy = (name: string, index: number) => `${name}, caught ${index}`;
const toEvaluation = (name: string) => ({ Output, ...rest }: any, index: number) => ({ ...rest, ResultPath: `$.${CAUGHT}`, Next: caughtBy(name, index) });

/** A handler that gets the arguments of the expressions, and answers with their output. */
export function evaluating(call: TaskHandler, { Arguments, Output }: Expressions, context: object): TaskHandler {
  return async ({ [CAUGHT]: errorOutput, ...input }) => {
    const states = { input, context, errorOutput };
    const result = await call(Arguments === undefined ? input : await evaluate(Arguments, states));
    return Output === undefined ? result : evaluate(Output, { ...states, result });
  };
}

/** A value in which every text of the form `{% … %}` is an expression. */
async function evaluate(value: unknown, states: object): Promise<any> {
  if (typeof value === 'string') { return value.startsWith('{%') ? plain(await jsonata(value.slice(2, -2)).evaluate({}, { states })) : value; }
  if (Array.isArray(value)) { return Promise.all(value.map(async (item) => evaluate(item, states))); }
  if (typeof value !== 'object' || value === null) { return value; }
  const entries = Object.entries(value).map(async ([key, entry]) => [key, await evaluate(entry, states)] as const);
  return Object.fromEntries(await Promise.all(entries));
}

/** JSONata marks its lists. */
const plain = (value: unknown) => JSON.parse(JSON.stringify(value));
