import { isObject, type JsonObject } from '#shared/model/record';
import { parseDuration } from './parse-duration';
import { WorkloadError } from './workload';
import { closest } from '../../private/closest';
import { shown } from '../../private/shown';

/** What a number may be. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** The members of an object of a workload file, each by its type; what is wrong is named by its place in the file. */
export class Fields {
  private readonly members: JsonObject;

  /**
   * @param value what the file has there
   * @param place what a message calls it, such as `jobs[0]`; nothing for the whole file
   * @param names the members that it may have
   */
  constructor(value: unknown, private readonly place: string, names: readonly string[]) {
    const title = place || 'the workload';
    if (!isObject(value)) { throw new WorkloadError(`${title} must be an object with some of ${names.join(', ')}, got ${shown(value)}`); }
    const unknown = Object.keys(value).find((name) => !names.includes(name));
    if (unknown !== undefined) {
      const meant = closest(unknown, names);
      throw new WorkloadError(`${title} has no "${unknown}"; it may have ${names.join(', ')}${meant ? ` — did you mean ${meant}?` : ''}`);
    }
    this.members = value;
  }

  public has(name: string): boolean {
    return this.members[name] !== undefined && this.members[name] !== null;
  }

  public value(name: string): unknown {
    return this.members[name];
  }

  public placeOf(name: string): string {
    return this.place === '' ? name : `${this.place}.${name}`;
  }

  public text(name: string): string | undefined {
    return this.read(name, 'a text', (value) => typeof value === 'string' && value !== '' ? value : undefined);
  }

  /** YAML has `4` where a parameter of AWS Batch is `"4"`: both are meant. */
  public textMap(name: string): Record<string, string> | undefined {
    return this.read(name, 'an object of texts', (value) => {
      if (!isObject(value) || Object.values(value).some((each) => typeof each === 'object')) { return undefined; }
      return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, String(each)]));
    });
  }

  public integer(name: string, { min, max }: Bounds): number | undefined {
    return this.read(name, `a whole number from ${min} to ${max}`, (value) => Number.isInteger(value) && isWithin(value as number, min, max) ? value as number : undefined);
  }

  /** A part of all: 0 for none, 1 for all. */
  public rate(name: string): number | undefined {
    return this.read(name, 'a number from 0 to 1, such as 0.02 for 2 of 100', (value) => typeof value === 'number' && isWithin(value, 0, 1) ? value : undefined);
  }

  /** A time, in milliseconds. */
  public time(name: string): number | undefined {
    return this.read(name, 'a time with a unit, such as 90s, 5m or 1h30m', (value) => typeof value === 'string' ? parseDuration(value) : undefined);
  }

  public requiredTime(name: string): number {
    const time = this.time(name);
    if (time === undefined) { throw new WorkloadError(`${this.placeOf(name)} is required: a time with a unit, such as 90s, 5m or 1h30m`); }
    return time;
  }

  private read<T>(name: string, expected: string, parse: (value: unknown) => T | undefined): T | undefined {
    if (!this.has(name)) { return undefined; }
    const parsed = parse(this.members[name]);
    if (parsed === undefined) { throw new WorkloadError(`${this.placeOf(name)} must be ${expected}, got ${shown(this.members[name])}`); }
    return parsed;
  }
}

function isWithin(value: number, min: number, max: number): boolean {
  return value >= min && value <= max;
}
