import { Duration } from 'aws-cdk-lib';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { JobTriggerSource } from './job-trigger-source';
import { JobSubmissionOptions } from './submission-options';

/** What starts a job, and what becomes of a start that fails. */
export interface JobTriggerOptions extends JobSubmissionOptions {
  /** What starts the job: objects in S3, events, or messages. */
  readonly source: JobTriggerSource;

  /**
   * Parameters of the job by their names, each with the path of its value in the event: `{ key: '$.detail.object.key' }`. The value must be a text.
   *
   * @default - none
   */
  readonly parametersFromEvent?: { [name: string]: string };

  /**
   * Whether it starts anything.
   *
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * A description of the rule or the pipe.
   *
   * @default - none
   */
  readonly description?: string;

  /**
   * How often an event is tried again: 0 to 185. Not for messages.
   *
   * @default 185
   */
  readonly retryAttempts?: number;

  /**
   * How late an event may be tried again: 1 minute to 24 hours. Not for messages.
   *
   * @default Duration.hours(24)
   */
  readonly maxEventAge?: Duration;

  /**
   * Where an event goes for which no job could be submitted. Messages go to the dead-letter queue of their own queue.
   *
   * @default - an encrypted queue of Amazon SQS that the schedules and triggers of the stack share
   */
  readonly deadLetterQueue?: sqs.IQueue;
}

/** Properties of a `JobTrigger`. */
export interface JobTriggerProps extends JobTriggerOptions {}
