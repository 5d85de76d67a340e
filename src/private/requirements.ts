import { IConstruct } from 'constructs';
import { fail } from './errors';
import { isKnown } from './tokens';

/** The limits of a number, both included, and what to say to whoever is outside of them. */
export interface IntegerRange {
  readonly min: number;
  readonly max?: number;
  readonly unit?: string;
  /** What to change, as a clause: `the job queue with the higher number is served first`. */
  readonly advice: string;
}

/** Requires that the property `name` is absent, a token, or an integer inside of the range. */
export function requireInteger(scope: IConstruct | undefined, name: string, value: number | undefined, range: IntegerRange) {
  const problem = integerProblem(name, value, range);
  if (problem !== undefined) { fail(scope, problem); }
}

/** The same in words, for whoever fails with more than that. */
export function integerProblem(name: string, value: number | undefined, range: IntegerRange): string | undefined {
  const { min, max = Infinity, unit, advice } = range;
  if (!isKnown(value) || (Number.isInteger(value) && value >= min && value <= max)) { return undefined; }
  const allowed = range.max === undefined ? `of at least ${min}` : `from ${min} to ${max}`;
  return `\`${name}\` must be an integer ${allowed}${unit ? ` ${unit}` : ''}, got ${value}; ${advice}`;
}

/** The names of compute environments, job queues, job definitions and scheduling policies obey one rule (AWS Batch API; CE-31). */
const BATCH_NAME = /^[A-Za-z0-9_-]+$/;
const BATCH_NAME_MAX = 128;

/** Requires that the property `name` is absent, a token, or a name that AWS Batch takes. */
export function requireBatchName(scope: IConstruct | undefined, name: string, value: string | undefined) {
  if (!isKnown(value)) {
    return;
  }
  if (value.length > BATCH_NAME_MAX) {
    fail(scope, `\`${name}\` must have at most ${BATCH_NAME_MAX} characters, got ${value.length}: "${value}"; shorten it or leave it out (CE-31)`);
  }
  if (!BATCH_NAME.test(value)) {
    fail(scope, `\`${name}\` must consist of letters, digits, hyphens and underscores, got "${value}"; replace the other characters or leave it out (CE-31)`);
  }
}
