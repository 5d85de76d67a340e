import { Duration } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { IJobDependency } from './job-dependency';
import { JobSubmissionOverrides } from '../submission/job-submission-overrides';

/** Options of a `JobGraph`. */
export interface JobGraphOptions {
  /**
   * How long a run may take. What it has submitted is then cancelled.
   *
   * @default - no limit but that of Step Functions, a year
   */
  readonly timeout?: Duration;

  /**
   * The name of the state machine: up to 80 letters, digits, hyphens and underscores.
   *
   * @default - AWS CloudFormation makes a name
   */
  readonly stateMachineName?: string;

  /**
   * Where the state machine writes its own log. The history of each run is kept for 90 days without it.
   *
   * @default - no log
   */
  readonly logs?: sfn.LogOptions;

  /**
   * Whether AWS X-Ray traces the runs.
   *
   * @default false
   */
  readonly tracingEnabled?: boolean;
}

/** Properties of a `JobGraph`. */
export interface JobGraphProps extends JobGraphOptions {}

/**
 * A job of a graph: what runs, after what, and what is different from the job as it was defined.
 *
 * Every text may come from the input of the run: `JobGraphInput.text('$.scene')`.
 */
export interface JobGraphJobOptions extends JobSubmissionOverrides {
  /**
   * What it waits for: other jobs of the graph, or `JobDependency`; at most 20.
   *
   * @default - nothing: it starts with the run
   */
  readonly after?: IJobDependency[];
}
