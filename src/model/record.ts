import { Unknown } from './unknown';

/** A JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether the value is an object with members: neither a list, nor null, nor an `Unknown`. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Unknown);
}

/** A member of a JSON object; what every JavaScript object inherits (`constructor`, …) is none. */
export function member(object: unknown, name: string): unknown {
  return isObject(object) && Object.hasOwn(object, name) ? object[name] : undefined;
}

/** A member that is an object itself; an empty one where it is absent or something else. */
export function objectMember(object: unknown, name: string): JsonObject {
  const value = member(object, name);
  return isObject(value) ? value : {};
}

/** A copy with every member's value converted; what becomes `undefined` is left out. */
export function mapObject(object: JsonObject, convert: (value: unknown, name: string) => unknown): JsonObject {
  return Object.fromEntries(Object.entries(object)
    .map(([name, value]) => [name, convert(value, name)] as const)
    .filter(([, value]) => value !== undefined));
}
