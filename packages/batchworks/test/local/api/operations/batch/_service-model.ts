/** The service model of AWS Batch, as the AWS SDK carries it: what the answers of the local Batch are held against. */
import * as sdk from '@aws-sdk/client-batch';
import { resolve, type StructureShape } from '../../../../../src/local/api/shape';

const OPERATION = 9;

/** The operations of AWS Batch, by name, with the shape of the answer. */
export function operations(): Map<string, StructureShape> {
  const all = Object.values(sdk).filter((shape) => Array.isArray(shape) && (shape as unknown[])[0] === OPERATION) as unknown as unknown[][];
  return new Map(all.map((operation) => [operation[2] as string, resolve(operation[5]) as StructureShape]));
}

/** The shape of a structure, by name. */
export function shapeNamed(name: string): StructureShape {
  return (sdk as unknown as Record<string, StructureShape>)[`${name}$`];
}

/** All members of the structures that a shape leads to, as `Structure.member`, but for what is only behind those that are `closed`. */
export function membersBehind(shape: unknown, closed: (member: string) => boolean, found = new Set<string>()): Set<string> {
  const structure = structureOf(shape);
  structure?.[4].forEach((name, index) => {
    const member = `${structure[2]}.${name}`;
    if (found.has(member)) { return; }
    found.add(member);
    if (!closed(member)) { membersBehind(structure[5][index], closed, found); }
  });
  return found;
}

/** The members that an answer has, as `Structure.member`; those that no shape has begin with `unknown `. */
export function membersIn(value: unknown, shape: unknown, found = new Set<string>()): Set<string> {
  const structure = structureOf(shape);
  if (Array.isArray(value)) {
    value.forEach((item) => membersIn(item, shape, found));
  } else if (structure && typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value)) {
      const index = structure[4].indexOf(name);
      found.add(index === -1 ? `unknown ${structure[2]}.${name}` : `${structure[2]}.${name}`);
      if (index !== -1) { membersIn(member, structure[5][index], found); }
    }
  }
  return found;
}

/** A value of a shape with all of its members, each of them as `special` has it by its name, else 1, true or `x`. */
export function sampleOf(shape: unknown, special: Readonly<Record<string, unknown>>): unknown {
  const resolved = resolve(shape);
  if (typeof resolved === 'number') {
    if (resolved >= 128) { return { x: 'x' }; }
    return resolved >= 64 ? [sampleOf(resolved - 64, special)] : [1, true][resolved - 1] ?? 'x';
  }
  if (resolved[0] === 1) { return [sampleOf(resolved[4], special)]; }
  if (resolved[0] === 2) { return { x: sampleOf(resolved[5], special) }; }
  const [, , , , names, shapes] = resolved as StructureShape;
  return Object.fromEntries(names.map((name, index) => [name, name in special ? special[name] : sampleOf(shapes[index], special)]));
}

/** The structure that a shape is, or a list or a map of. */
function structureOf(shape: unknown): StructureShape | undefined {
  const resolved = resolve(shape);
  if (typeof resolved === 'number') { return undefined; }
  if (resolved[0] === 3) { return resolved as StructureShape; }
  return structureOf(resolved[0] === 2 ? resolved[5] : resolved[4]);
}
