import type { BatchFinding } from './batch-checks-report';
import type { Severity } from './rule';

/** A rule that does not hold for a resource: what the public report says of it, its severity as a plain word. */
export type Finding = Omit<BatchFinding, 'severity'> & { readonly severity: Severity };

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
