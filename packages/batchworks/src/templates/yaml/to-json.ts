import { isObject } from '#shared/model/record';
import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, type ParsedNode, type Scalar, type YAMLMap } from 'yaml';
import { plainValue } from './plain-scalar';
import { toLongForm } from './short-forms';
import { YamlError } from './yaml-error';

/** More values than the largest template that CloudFormation accepts (1 MB) can hold. */
const MAX_ALIASED_VALUES = 500_000;

/** What an anchor stands for. */
interface Anchored {
  readonly value: unknown;
  /** How many values it consists of. */
  readonly size: number;
}

/** Turns the nodes of a YAML document into what JSON would have, with the long forms of intrinsic functions. */
export class JsonConverter {
  private readonly anchors = new Map<string, Anchored>();
  /** How many values there are so far, those behind an alias counted each time. */
  private size = 0;
  private aliased = 0;

  public convert(node: unknown): unknown {
    const before = this.size++;
    const value = this.valueOf(node as ParsedNode | null);
    const { anchor } = (node ?? {}) as { anchor?: string };
    if (anchor !== undefined) {
      this.anchors.set(anchor, { value, size: this.size - before });
    }
    return value;
  }

  private valueOf(node: Node | null): unknown {
    if (isAlias(node)) {
      return this.anchored(node.source, offsetOf(node));
    }
    if (isScalar(node)) {
      return toLongForm(node.tag, scalarValue(node));
    }
    if (isSeq(node)) {
      return toLongForm(node.tag, node.items.map((item) => this.convert(item)));
    }
    return isMap(node) ? toLongForm(node.tag, this.members(node)) : null;
  }

  /** What is shared stays shared; but a document whose aliases multiply would take forever to be looked through. */
  private anchored(name: string, offset: number): unknown {
    const anchored = this.anchors.get(name);
    if (!anchored) {
      throw new YamlError(`no anchor "${name}" before its alias`, offset);
    }
    this.size += anchored.size;
    this.aliased += anchored.size;
    if (this.aliased > MAX_ALIASED_VALUES) {
      throw new YamlError(`the aliases stand for more than ${MAX_ALIASED_VALUES} values`, offset);
    }
    return anchored.value;
  }

  private members(map: YAMLMap): Record<string, unknown> {
    const members = new Map<string, unknown>();
    const merged: unknown[] = [];
    for (const pair of map.items) {
      const name = nameOf(pair, map);
      const value = this.convert(pair.value);
      if (name === '<<') {
        merged.push(...(Array.isArray(value) ? value as unknown[] : [value]));
      } else if (members.has(name)) {
        throw new YamlError(`the key "${name}" is there twice`, offsetOf(pair.key as Node));
      } else {
        members.set(name, value);
      }
    }
    return Object.fromEntries([...merged.filter(isObject).reverse().flatMap((object) => Object.entries(object)), ...members]);
  }
}

/** Dates and bytes stay the text that they are written as. */
function scalarValue({ value, source = '', type, tag }: Scalar): unknown {
  if (typeof value === 'object' && value !== null) {
    return source;
  }
  return type === 'PLAIN' && tag === undefined ? plainValue(value, source) : value;
}

/** A key as it is written: `on` is no boolean there, and `2012-10-17` no date. */
function nameOf({ key }: Pair, map: YAMLMap): string {
  if (!isScalar(key)) {
    throw new YamlError('a key must be a text', offsetOf((key ?? map) as Node));
  }
  return key.type === 'PLAIN' ? key.source ?? '' : String(key.value);
}

function offsetOf({ range }: Node): number {
  return range?.[0] ?? 0;
}
