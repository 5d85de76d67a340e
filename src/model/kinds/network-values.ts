/** Values as templates write them for Amazon EC2, which accepts `"true"` for a boolean and `"443"` for a number. */
import { readText } from '../read-value';
import { type JsonObject } from '../record';
import type { Known } from '../types';
import { Unknown } from '../unknown';

/** A boolean; what it is by default where there is none. */
export function readFlag(properties: JsonObject, name: string, byDefault: boolean): Known<boolean> {
  const value = properties[name];
  switch (value) {
    case undefined: return byDefault;
    case true:
    case 'true': return true;
    case false:
    case 'false': return false;
    default: return value instanceof Unknown ? value : new Unknown(`\`${name}\` is neither true nor false`);
  }
}

/** A port; `undefined` where there is none. */
export function readPort(properties: JsonObject, name: string): Known<number> | undefined {
  const value = properties[name];
  if (typeof value === 'string' && /^-?\d+$/.test(value)) {
    return Number(value);
  }
  return value === undefined || value instanceof Unknown || typeof value === 'number' ? value : new Unknown(`\`${name}\` is not a number`);
}

/** The first of several members that stand for the same thing. */
export function readFirst(properties: JsonObject, ...names: string[]): Known<string> | undefined {
  return names.map((name) => readText(properties, name)).find((value) => value !== undefined);
}
