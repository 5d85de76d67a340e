/**
 * A check: one statement about what the templates say, that holds, is violated, or cannot be told.
 *
 * Rules are plain data and functions: they import the model and nothing else, and run where no CDK is installed.
 */
import type { Inspection } from './inspection';
import type { ResourceIdentity } from '../model/types';
import type { Unknown } from '../model/unknown';

/**
 * `error`: a job provably cannot start, or the deploy is rejected. `warning`: a failure, a loss of data or an expense is likely.
 * `info`: advice.
 */
export type Severity = 'error' | 'warning' | 'info';

/** A rule that does not hold, in words. */
export class Violation {
  constructor(
    /** What was found, with the value, and why it keeps a job from starting: sentences without the name of the resource. */
    public readonly message: string,
    /** Where this one differs from its rule. */
    public readonly differs: ViolationDetails = {},
  ) {}
}

export interface ViolationDetails {
  /** @default - the severity of the rule */
  readonly severity?: Severity;
  /**
   * What to change, where it can be said better than the rule does for all.
   * @default - the remedy of the rule
   */
  readonly remedy?: string;
}

/** The rule holds for the subject. */
export const HOLDS = 'holds';

/** What a rule says of a subject; `undefined` where it has nothing to say about it, an `Unknown` where the templates do not tell. */
export type Answer = Violation | typeof HOLDS | Unknown | undefined;

/** An answer, and the resource that it is about. */
export interface Verdict {
  readonly subject: ResourceIdentity;
  readonly answer: Answer;
}

export interface Rule {
  /** `SZ-01`: stable, never used again for something else. */
  readonly id: string;
  /** What has to hold: `Fargate has a size of vCPU and memory that exists`. */
  readonly title: string;
  readonly severity: Severity;
  /** What AWS does when it does not hold, with the numbers. */
  readonly explanation: string;
  /** What to change. */
  readonly remedy: string;
  /** The AWS pages, or the public threads, that the rule rests on. */
  readonly links: readonly string[];
  /** The rules that the same mistake violates by its nature. */
  readonly companions?: readonly string[];
  /** Whether it compares with the templates that were deployed before, and is silent without them. */
  readonly needsBefore?: boolean;
  inspect(inspection: Inspection): Iterable<Verdict>;
}

/** A rule of the catalogue that is not checked any more, or never was. Its id stays taken. */
export interface RetiredRule {
  readonly id: string;
  readonly title: string;
  readonly reason: string;
}
