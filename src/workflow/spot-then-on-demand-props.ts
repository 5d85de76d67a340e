import * as sqs from 'aws-cdk-lib/aws-sqs';
import { aws_batch } from 'aws-cdk-lib/interfaces';
import { IBatchQueue } from '../queue/queue';

/** Properties of `SpotThenOnDemand`. */
export interface SpotThenOnDemandProps {
  /** The queue that the jobs are submitted to, on Spot capacity. */
  readonly spotQueue: IBatchQueue;

  /** The queue that they are submitted to when they have lost their host for the last time. None of its compute may be Spot capacity. */
  readonly onDemandQueue: IBatchQueue;

  /**
   * The jobs that this is for. Others in the Spot queue fail as they did.
   *
   * How often a job is tried on Spot capacity first says its retry policy: three times, if nothing else was said.
   */
  readonly jobs: aws_batch.IJobDefinitionRef[];

  /**
   * An environment variable with which the child of an array is submitted again as a job of its own: it holds the number of the child.
   *
   * AWS Batch sets `AWS_BATCH_JOB_ARRAY_INDEX` for children of arrays only. Your program has to look into both. The array job stays FAILED.
   *
   * @default - children of arrays are not submitted again
   */
  readonly arrayIndexVariable?: string;

  /**
   * Where the event of a failed job goes that could not be submitted again.
   *
   * @default - an encrypted queue of Amazon SQS that the schedules and triggers of the stack share
   */
  readonly deadLetterQueue?: sqs.IQueue;
}
