/** How bad a finding of `BatchChecks` is. */
export enum BatchCheckSeverity {
  /** A job provably cannot start, or AWS rejects the deployment. */
  ERROR = 'error',
  /** A failure, a loss of data, or an expense is likely. */
  WARNING = 'warning',
  /** Advice. */
  INFO = 'info',
}

/** A check that does not hold for a resource. */
export interface BatchFinding {
  /** The id of the check (`SZ-09`). It is stable: an acknowledgement and a pipeline can rest on it. */
  readonly id: string;

  /** How bad it is. */
  readonly severity: BatchCheckSeverity;

  /** The logical id of the resource. */
  readonly resource: string;

  /**
   * The path of the resource in the construct tree.
   *
   * @default - the template does not tell
   */
  readonly path?: string;

  /** The template, by the name of its file without `.template.json`. */
  readonly template: string;

  /** What was found, with the value, and why a job would not start. */
  readonly message: string;

  /** What to change. */
  readonly remedy: string;

  /** The section of the documentation of the checks. */
  readonly url: string;
}

/** What `BatchChecks` says of a template. */
export interface BatchChecksReport {
  /** The checks that do not hold, the worst first. */
  readonly findings: BatchFinding[];

  /** How many times a check held. */
  readonly holds: number;

  /** How many times a check could not be told: a value that only a deployment knows, or a resource that is declared elsewhere. */
  readonly unknown: number;
}
