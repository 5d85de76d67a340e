/** Members of resolved properties in the type that the model has them in. What has another type is not guessed at. */
import { isObject, type JsonObject } from './record';
import type { Known } from './types';
import { Unknown } from './unknown';

/** A text; `undefined` where there is none. */
export function readText(properties: JsonObject, name: string): Known<string> | undefined {
  return readValue(properties, name, 'a text', (value): value is string => typeof value === 'string');
}

/** A number; `undefined` where there is none. */
export function readNumber(properties: JsonObject, name: string): Known<number> | undefined {
  return readValue(properties, name, 'a number', (value): value is number => typeof value === 'number');
}

/** A list; an `Unknown` in place of a list is a list of one unknown. */
export function readList(properties: JsonObject, name: string): readonly unknown[] {
  const value = properties[name];
  return Array.isArray(value) ? value : value instanceof Unknown ? [value] : [];
}

/** A list of texts. */
export function readTexts(properties: JsonObject, name: string): readonly Known<string>[] {
  return readList(properties, name).map((item, index) => readText({ item }, 'item') ?? new Unknown(`item ${index} of \`${name}\` is empty`));
}

/** An object; `undefined` where there is none. */
export function readObject(properties: JsonObject, name: string): JsonObject | undefined {
  const value = properties[name];
  return isObject(value) ? value : undefined;
}

function readValue<T>(properties: JsonObject, name: string, what: string, isType: (value: unknown) => value is T): Known<T> | undefined {
  const value = properties[name];
  if (value === undefined || value instanceof Unknown || isType(value)) {
    return value;
  }
  return new Unknown(`\`${name}\` is not ${what}`);
}
