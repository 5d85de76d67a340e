import { Duration, Size } from 'aws-cdk-lib';
import { aws_batch } from 'aws-cdk-lib/interfaces';
import { RetryPolicy } from '../job/retry-policy';

/** What is submitted, and what is different from the job as it was defined. */
export interface JobSubmissionOverrides {
  /**
   * What runs: a job of this library, or a job definition from elsewhere, which needs a `queue`. It must be in the account and region of what submits it.
   */
  readonly job: aws_batch.IJobDefinitionRef;

  /**
   * The queue. It must be where the job is, and send to compute of the same platform and architecture as that of the job.
   *
   * @default - the queue that the job was made for
   */
  readonly queue?: aws_batch.IJobQueueRef;

  /**
   * How many children the job has: 2 to 10,000.
   *
   * @default - the array size of the job; without one, it is no array job
   */
  readonly arraySize?: number;

  /**
   * Values of parameters (`Ref::name`), in place of the job's defaults.
   *
   * @default - the defaults of the job
   */
  readonly parameters?: { [name: string]: string };

  /**
   * The command, one string an argument, in place of the whole command of the job, that of its `source` included.
   *
   * @default - the command of the job
   */
  readonly command?: string[];

  /**
   * Environment variables, beside those of the job, or in their place where they have the same name.
   *
   * @default - those of the job
   */
  readonly environment?: { [name: string]: string };

  /**
   * The vCPUs, in place of those of the job.
   *
   * @default - those of the job
   */
  readonly vcpus?: number;

  /**
   * The memory, in place of that of the job.
   *
   * @default - that of the job
   */
  readonly memory?: Size;

  /**
   * The GPUs, in place of those of the job. Not on Fargate.
   *
   * @default - those of the job
   */
  readonly gpus?: number;

  /**
   * The container that command, environment, vCPUs, memory and GPUs are for, of a job with several containers.
   *
   * @default - the only container; of a multi-node job, the container of every node
   */
  readonly container?: string;

  /**
   * How long one attempt may run, at least 60 seconds, in place of the job's.
   *
   * @default - the timeout of the job
   */
  readonly timeout?: Duration;

  /**
   * Whether and when the job runs again after a failure, in place of the job's.
   *
   * @default - the retry policy of the job
   */
  readonly retryPolicy?: RetryPolicy;

  /**
   * The share that the job counts to, in a queue with fair share, which needs one: up to 255 letters and digits.
   *
   * @default - none
   */
  readonly shareIdentifier?: string;

  /**
   * Which jobs of one share come first: 0 to 9999, the higher number first. Only in a queue with fair share.
   *
   * @default - the scheduling priority of the job
   */
  readonly schedulingPriority?: number;
}
