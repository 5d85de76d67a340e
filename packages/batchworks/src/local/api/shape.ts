/**
 * The shapes of requests, as the AWS SDK has them: it carries the whole service model of AWS Batch, so that not one of the 300 members
 * of a job definition is written down here once more.
 *
 * A shape is a number for a scalar, or a list that begins with what it is (see `@smithy/types`, `StaticSchema`).
 */
import { isObject, type JsonObject } from '#shared/model/record';
import { shortened } from '../../private/shown';

/** Makes an error of its message. */
type Fail = (message: string) => Error;

const LIST = 1;
const MAP = 2;
const STRUCTURE = 3;

/** Added to a scalar: a list or a map of them. */
const LIST_OF = 64;
const MAP_OF = 128;

const SCALARS = ['string', 'number', 'boolean'] as const;
const STRING = 0;

/**
 * A value of a shape: its members, but for those that the shape does not know, as AWS leaves them out.
 *
 * @throws what `fail` makes, where a member is of another type, or one that is required is not there
 */
export function ofShape(shape: unknown, value: unknown, path: string, fail: Fail): unknown {
  const resolved = resolve(shape);
  if (typeof resolved === 'number') { return ofSimpleShape(resolved, value, path, fail); }
  switch (resolved[0]) {
    case LIST: return ofList(resolved[4], value, path, fail);
    case MAP: return ofMap(resolved[5], value, path, fail);
    case STRUCTURE: return ofStructure(resolved as StructureShape, value, path, fail);
    default: return ofShape(resolved[4], value, path, fail); // a name for another shape
  }
}

/** The members of a structure: kind, namespace, name, traits, names, shapes, and how many of them, from the first one on, are required. */
export type StructureShape = readonly [3, string, string, unknown, readonly string[], readonly unknown[], number?];

/** A shape itself, where another names it by a function, or adds how it travels. */
export function resolve(shape: unknown): number | readonly unknown[] {
  if (typeof shape === 'function') { return resolve((shape as () => unknown)()); }
  return Array.isArray(shape) && shape.length === 2 ? resolve(shape[0]) : shape as number | readonly unknown[];
}

function ofSimpleShape(shape: number, value: unknown, path: string, fail: Fail): unknown {
  if (shape >= MAP_OF) { return ofMap(shape - MAP_OF, value, path, fail); }
  if (shape >= LIST_OF) { return ofList(shape - LIST_OF, value, path, fail); }
  const type = SCALARS[shape] ?? SCALARS[STRING];
  if (typeof value !== type) { throw fail(`\`${path}\` must be a ${type}, got ${inWords(value)}`); }
  return value;
}

function ofList(item: unknown, value: unknown, path: string, fail: Fail): unknown[] {
  if (!Array.isArray(value)) { throw fail(`\`${path}\` must be a list, got ${inWords(value)}`); }
  return value.map((entry, index) => ofShape(item, entry, `${path}[${index}]`, fail));
}

function ofMap(member: unknown, value: unknown, path: string, fail: Fail): JsonObject {
  return Object.fromEntries(Object.entries(fieldsOf(value, path, fail)).map(([key, entry]) => [key, ofShape(member, entry, `${path}.${shortened(key)}`, fail)]));
}

function ofStructure([, , , , names, shapes, required = 0]: StructureShape, value: unknown, path: string, fail: Fail): JsonObject {
  const fields = fieldsOf(value, path, fail);
  return Object.fromEntries(names.flatMap((name, index) => {
    const memberPath = path === '' ? name : `${path}.${name}`;
    const member = Object.hasOwn(fields, name) ? fields[name] ?? undefined : undefined; // `null` is the same as none
    if (member !== undefined) { return [[name, ofShape(shapes[index], member, memberPath, fail)]]; }
    if (index < required) { throw fail(`\`${memberPath}\` is required`); }
    return [];
  }));
}

function fieldsOf(value: unknown, path: string, fail: Fail): JsonObject {
  if (!isObject(value)) { throw fail(`\`${path}\` must be an object, got ${inWords(value)}`); }
  return value;
}

/** The type of a value in words. Never the value, which may be a secret. */
export function inWords(value: unknown): string {
  if (Array.isArray(value)) { return 'a list'; }
  return value === null ? 'null' : `${typeof value === 'object' ? 'an' : 'a'} ${typeof value}`;
}
