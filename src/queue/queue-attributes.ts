import * as logs from 'aws-cdk-lib/aws-logs';
import { ICompute } from '../compute/compute';

/**
 * What is known of a job queue from elsewhere.
 */
export interface BatchQueueAttributes {
  /**
   * The compute behind the queue, the first choice first: one to three. What a job has to know of its place follows from it.
   *
   * Compute from elsewhere comes from `Compute.fromComputeEnvironmentArn()`.
   */
  readonly compute: ICompute[];

  /**
   * Whether every job has to be submitted with a share identifier.
   *
   * @default - not known
   */
  readonly isFairShare?: boolean;

  /**
   * Where the jobs of this app write their logs.
   *
   * @default - a log group is made when the first job needs it
   */
  readonly logGroup?: logs.ILogGroup;

  /**
   * How long the log group that is made keeps the logs. Not with `logGroup`, which has a retention of its own.
   *
   * @default logs.RetentionDays.ONE_MONTH
   */
  readonly logRetention?: logs.RetentionDays;
}
