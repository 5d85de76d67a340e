import { createHash } from 'node:crypto';
import { isObject, type JsonObject } from '#shared/model/record';
import { parseBody } from './body';
import { inWords, ofShape } from './shape';
import { shortened, shown } from '../../private/shown';
import { ServiceError } from '../service-error';

/** What a number may be. */
interface Range {
  readonly min: number;
  readonly max: number;
}

/** What a text may be. */
interface TextRules {
  readonly pattern?: RegExp;
  /** The pattern in words, for the error. */
  readonly rule?: string;
}

/** What a list may be. */
interface ListRules {
  readonly max: number;
  /** What is in it, for the error. */
  readonly of: string;
}

/**
 * The members of a request, checked as they are read. Members that nobody asks for are left alone: a newer client
 * may send what this version does not know.
 */
export class Input {
  /**
   * Reads the body of a request. An empty one is an empty request. `exception` is what the service calls a wrong member; `members`
   * are those that do not come with the body.
   */
  public static ofBody(body: string, exception: string, members: JsonObject = {}): Input {
    return new Input({ ...parseBody(body), ...members }, '', exception);
  }

  private constructor(private readonly fields: JsonObject, private readonly path: string, private readonly exception: string) {}

  /** Whether it has no member at all. */
  public get isEmpty(): boolean {
    return Object.keys(this.fields).length === 0;
  }

  /** Whether it has a member. An empty list or object is none: the AWS SDKs of some languages send one where nothing was set. */
  public isSet(name: string): boolean {
    const value = this.fields[name] ?? undefined;
    return typeof value === 'object' ? Object.keys(value).length > 0 : value !== undefined;
  }

  /** Eight characters that tell requests apart by their members, but for those of these names. */
  public digestWithout(...names: readonly string[]): string {
    const members = Object.entries(this.fields).filter(([name, value]) => !names.includes(name) && value !== null).sort(([a], [b]) => a < b ? -1 : 1);
    return createHash('sha256').update(JSON.stringify(members)).digest('hex').slice(0, 8);
  }

  public text(name: string, rules: TextRules = {}): string | undefined {
    const value = this.typed(name, 'string', 'a string');
    if (value !== undefined && rules.pattern && !rules.pattern.test(value as string)) {
      throw this.invalid(`${this.label(name)} must be ${rules.rule}, got ${shown(value)}`);
    }
    return value as string | undefined;
  }

  public requiredText(name: string, rules: TextRules = {}): string {
    const value = this.text(name, rules);
    if (!value) { throw this.invalid(`${this.label(name)} is required`); }
    return value;
  }

  public integer(name: string, { min, max }: Range): number | undefined {
    const value = this.typed(name, 'number', 'an integer') as number | undefined;
    if (value !== undefined && (!Number.isInteger(value) || value < min || value > max)) {
      throw this.invalid(`${this.label(name)} must be an integer ${rangeInWords({ min, max })}, got ${value}`);
    }
    return value;
  }

  /** A number that may have a fraction. */
  public number(name: string, { min, max }: Range): number | undefined {
    const value = this.typed(name, 'number', 'a number') as number | undefined;
    if (value !== undefined && (value < min || value > max)) {
      throw this.invalid(`${this.label(name)} must be ${rangeInWords({ min, max })}, got ${value}`);
    }
    return value;
  }

  public flag(name: string): boolean | undefined {
    return this.typed(name, 'boolean', 'true or false') as boolean | undefined;
  }

  public object(name: string): Input | undefined {
    const value = this.fields[name] ?? undefined;
    if (value === undefined) { return undefined; }
    return new Input(this.asObject(name, value), `${this.path}${name}.`, this.exception);
  }

  public texts(name: string, rules?: ListRules): string[] | undefined {
    return this.list(name, rules)?.map((value, index) => {
      if (typeof value !== 'string') { throw this.invalid(`${this.label(`${name}[${index}]`)} must be a string, got ${inWords(value)}`); }
      return value;
    });
  }

  public objects(name: string, rules?: ListRules): Input[] {
    return (this.list(name, rules) ?? []).map((value, index) => {
      const entry = `${name}[${index}]`;
      return new Input(this.asObject(entry, value), `${this.path}${entry}.`, this.exception);
    });
  }

  /** A map of texts. */
  public textMap(name: string): Record<string, string> | undefined {
    const value = this.fields[name] ?? undefined;
    if (value === undefined) { return undefined; }
    for (const [key, member] of Object.entries(this.asObject(name, value))) {
      if (typeof member !== 'string') { throw this.invalid(`${this.label(`${name}.${shortened(key)}`)} must be a string, got ${inWords(member)}`); }
    }
    return value as Record<string, string>;
  }

  /** All members that a shape of the AWS SDK has; it says which are required. */
  public ofShape<T>(shape: unknown): T {
    return ofShape(shape, this.fields, '', (message) => this.invalid(message)) as T;
  }

  /** How the errors call a member. */
  public label(name: string) {
    return `\`${this.path}${name}\``;
  }

  /** A member is wrong. */
  public invalid(message: string) {
    return new ServiceError(this.exception, message);
  }

  private list(name: string, { max, of }: ListRules = { max: Infinity, of: '' }): unknown[] | undefined {
    const value = this.fields[name] ?? undefined;
    if (value === undefined) { return undefined; }
    if (!Array.isArray(value)) { throw this.invalid(`${this.label(name)} must be a list, got ${inWords(value)}`); }
    if (value.length > max) { throw this.invalid(`${this.label(name)} must have at most ${max} ${of}, got ${value.length}`); }
    return value;
  }

  private asObject(name: string, value: unknown): JsonObject {
    if (!isObject(value)) { throw this.invalid(`${this.label(name)} must be an object, got ${inWords(value)}`); }
    return value;
  }

  /** A member of that type; `null` is the same as none. */
  private typed(name: string, type: 'string' | 'number' | 'boolean', expected: string): unknown {
    const value = this.fields[name] ?? undefined;
    if (value !== undefined && typeof value !== type) {
      throw this.invalid(`${this.label(name)} must be ${expected}, got ${inWords(value)}`);
    }
    return value;
  }
}

function rangeInWords({ min, max }: Range) {
  return max === Infinity ? `of at least ${min}` : `from ${min} to ${max}`;
}
