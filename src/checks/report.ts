import type { Severity } from './rule';

/** A rule that does not hold for a resource. */
export interface Finding {
  /** The id of the rule. */
  readonly id: string;
  readonly severity: Severity;
  /** The logical id. */
  readonly resource: string;
  /** The path in the construct tree, where the template tells. */
  readonly path?: string;
  readonly template: string;
  /** What was found, and why it matters. */
  readonly message: string;
  /** What to change. */
  readonly remedy: string;
  /** The section of the documentation. */
  readonly url: string;
}

/** What a rule could not tell about a resource. */
export interface Undecided {
  readonly id: string;
  readonly resource: string;
  readonly path?: string;
  readonly template: string;
  /** Why not: `Fn::ImportValue of "SharedVpc", which none of the templates exports`. */
  readonly reason: string;
}

/** How often a rule met a resource that it has something to say about. */
export interface Summary {
  readonly violations: number;
  readonly holds: number;
  readonly unknown: number;
}

export interface Report {
  /** The worst first; then in the order of the templates. */
  readonly findings: readonly Finding[];
  readonly undecided: readonly Undecided[];
  readonly summary: Summary;
}
