import * as logs from 'aws-cdk-lib/aws-logs';
import { FairShare } from './fair-share';
import { StuckJobPolicy } from './stuck-job-policy';
import { ICompute } from '../compute/compute';

/**
 * Options of a job queue.
 */
export interface BatchQueueOptions {
  /**
   * The compute that jobs run on, in the order in which AWS Batch tries it: one to three, all of one platform and one architecture.
   *
   * @see https://docs.aws.amazon.com/batch/latest/userguide/job_queues.html
   */
  readonly compute: ICompute[];

  /**
   * Which queue is served first where several share compute: the one with the higher number. From 0 to 1000.
   *
   * @default 1
   */
  readonly priority?: number;

  /**
   * The name of the job queue: up to 128 letters, digits, hyphens and underscores.
   *
   * @default - AWS CloudFormation makes a name
   */
  readonly jobQueueName?: string;

  /**
   * Whether the queue takes jobs. The jobs in a queue that is disabled still run.
   *
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * How the compute is shared among those who submit. A queue can neither get nor lose this later: give the queue another construct id.
   *
   * @default - first in, first out
   */
  readonly fairShare?: FairShare;

  /**
   * What becomes of a job at the head of the queue that cannot start.
   *
   * @default - one that is larger than all compute of the queue is cancelled after an hour, as it would block the jobs behind it for ever; one that
   * waits for capacity waits
   */
  readonly stuckJobPolicy?: StuckJobPolicy;

  /**
   * Where the jobs of this queue write their logs.
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

/**
 * Properties of a `BatchQueue`.
 */
export interface BatchQueueProps extends BatchQueueOptions {}
