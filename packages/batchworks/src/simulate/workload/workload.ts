/** What is simulated: which jobs are submitted when, how long they run, and how often they fail. Times are milliseconds. */
export interface Workload {
  /** The same seed gives the same simulation. */
  readonly seed: number;
  readonly startup: Startup;
  readonly jobs: readonly WorkloadEntry[];
}

/** How long it takes until something runs that has to be started for a job first. */
export interface Startup {
  /** An instance of Amazon EC2: until it takes jobs. */
  readonly ec2: number;
  /** A task on AWS Fargate: until its containers run. */
  readonly fargate: number;
}

/** Submissions of one job definition. */
export interface WorkloadEntry {
  /** The job definition: name, construct path, logical id or ARN. */
  readonly job: string;
  /** The job queue; without it, the one that the job is made for. */
  readonly queue?: string;
  /** How many submissions. */
  readonly count: number;
  /** How many children each of them has; without it, as many as the construct says, if it says so. */
  readonly arraySize?: number;
  /** When the first one is submitted. */
  readonly at: number;
  /** How much later each of the others is; 0 for all at once. */
  readonly every: number;
  /** How long an attempt runs. */
  readonly duration: Duration;
  /** How many of the attempts fail, 0 to 1. */
  readonly failRate: number;
  /** How many of the attempts on Spot capacity lose it before they end, 0 to 1. */
  readonly spotInterruptRate: number;
  readonly shareIdentifier?: string;
  /** The scheduling priority, within a share. */
  readonly priority?: number;
  readonly parameters: Readonly<Record<string, string>>;
}

/** How long something takes: always the same, evenly distributed between two bounds, or normally distributed. */
export type Duration =
  | { readonly type: 'CONSTANT'; readonly value: number }
  | { readonly type: 'UNIFORM'; readonly min: number; readonly max: number }
  | { readonly type: 'NORMAL'; readonly mean: number; readonly deviation: number };

/** A workload that cannot be simulated: what was got, what is allowed, what to change. */
export class WorkloadError extends Error {}
