import { Duration } from 'aws-cdk-lib';
import { RetryPolicy } from './retry-policy';
import { IBatchQueue } from '../queue/queue';

/** What every kind of job has, wherever and whatever it runs. */
export interface JobDefinitionOptions {
  /**
   * The queue that the job is made for.
   *
   * Platform (Fargate or EC2), CPU architecture, network and log group follow from it.
   */
  readonly queue: IBatchQueue;

  /**
   * Parameters with their defaults; a submission can give other values.
   *
   * @default - none
   */
  readonly parameters?: { [name: string]: string };

  /**
   * Names of parameters that have no default: every submission gives their values. Where one forgets it, the job gets
   * the placeholder (`Ref::name`) as it stands.
   *
   * @default - none
   */
  readonly requiredParameters?: string[];

  /**
   * Whether and when a job that failed runs again.
   *
   * @default - `RetryPolicy.onHostLoss()`: 3 attempts when the host was lost or the image could not be pulled, else none
   */
  readonly retryPolicy?: RetryPolicy;

  /**
   * How long one attempt may run until AWS Batch ends it, at least 60 seconds. A job that timed out is not retried.
   *
   * @see https://docs.aws.amazon.com/batch/latest/userguide/job_timeouts.html
   * @default - 14 days, which is also the longest that Fargate runs a job
   */
  readonly timeout?: Duration;

  /**
   * Which jobs of one share come first in a queue with fair share: 0 to 9999, the higher number first. Other queues ignore it.
   *
   * @see https://docs.aws.amazon.com/batch/latest/userguide/job_scheduling.html
   * @default - a submission to a queue with fair share has to give one
   */
  readonly schedulingPriority?: number;

  /**
   * Whether a deployment keeps the revision of the job definition that it replaces, so that what was submitted or scheduled
   * with it still runs.
   *
   * @default true
   */
  readonly skipDeregisterOnUpdate?: boolean;

  /**
   * The physical name of the job definition: at most 128 letters, digits, `-` and `_`.
   *
   * @default - CloudFormation makes one
   */
  readonly jobDefinitionName?: string;
}
