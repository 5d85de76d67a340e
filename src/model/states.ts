/** The states of a state machine in the Amazon States Language, as far as the template tells: https://states-language.net */
import { parseEmbeddedJson } from './embedded-json';
import { readText } from './read-value';
import { isObject, type JsonObject, member, objectMember } from './record';
import { Unknown } from './unknown';

/** A state, by its name. What an execution decides is `Unknown`. */
export interface NamedState {
  readonly name: string;
  readonly state: JsonObject;
}

/**
 * All states, those within `Map` and `Parallel` included; none where the definition stands elsewhere.
 *
 * @param properties the properties of the `AWS::StepFunctions::StateMachine`
 */
export function* statesOf(properties: JsonObject): Iterable<NamedState> {
  const text = readText(properties, 'DefinitionString');
  const definition = text === undefined ? properties.Definition : parseEmbeddedJson(text);
  const substitutions = objectMember(properties, 'DefinitionSubstitutions');
  const machines: unknown[] = [definition];
  while (machines.length > 0) {
    for (const [name, state] of Object.entries(objectMember(machines.pop(), 'States'))) {
      if (isObject(state)) {
        // The states within are states of their own: each is resolved once, however deep it stands.
        const { Branches: branches, ItemProcessor: processor, Iterator: iterator, ...own } = state;
        yield { name, state: runTime(own, substitutions) as JsonObject };
        [branches, processor, iterator].flat().forEach((within) => machines.push(within));
      }
    }
  }
}

/** Puts an `Unknown` in place of what an execution decides: members that end in `.$` (JSONPath), and `{% … %}` (JSONata). */
function runTime(value: unknown, substitutions: JsonObject): unknown {
  if (typeof value === 'string') {
    return /^\s*\{%/.test(value) ? new Unknown('an execution of the state machine decides it') : substituted(value, substitutions);
  }
  if (Array.isArray(value)) {
    return value.map((item) => runTime(item, substitutions));
  }
  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([name, item]) => runTimeMember(name, item, substitutions))) : value;
}

function runTimeMember(name: string, value: unknown, substitutions: JsonObject): [string, unknown] {
  return name.endsWith('.$')
    ? [name.slice(0, -2), new Unknown(`an execution of the state machine decides \`${name.slice(0, -2)}\``)]
    : [name, runTime(value, substitutions)];
}

/** `${Name}` stands for a member of `DefinitionSubstitutions`. */
function substituted(text: string, substitutions: JsonObject): unknown {
  let unknown: Unknown | undefined;
  const result = text.replace(/\$\{([^{}]+)\}/g, (placeholder, name: string) => {
    const value = member(substitutions, name);
    unknown ??= value instanceof Unknown ? value : undefined;
    return value === undefined ? placeholder : String(value);
  });
  return unknown ?? result;
}
