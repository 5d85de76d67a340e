import { Duration } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import * as sqs from 'aws-cdk-lib/aws-sqs';

/** When something starts, and what becomes of a start that fails. */
export interface BatchScheduleOptions {
  /**
   * When: a rate, times like those of cron in a time zone (daylight saving included), or once.
   *
   * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
   */
  readonly schedule: scheduler.ScheduleExpression;

  /**
   * How much later it may start, 1 minute to 24 hours, so that not everything starts at once.
   *
   * @default - it starts in the minute of the schedule
   */
  readonly timeWindow?: scheduler.TimeWindow;

  /**
   * The first moment that counts.
   *
   * @default - the deployment
   */
  readonly start?: Date;

  /**
   * The last moment that counts.
   *
   * @default - none
   */
  readonly end?: Date;

  /**
   * Whether it starts anything.
   *
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * A description of the schedule.
   *
   * @default - none
   */
  readonly description?: string;

  /**
   * The name of the schedule: up to 64 letters, digits, hyphens, underscores and periods.
   *
   * @default - AWS CloudFormation makes a name
   */
  readonly scheduleName?: string;

  /**
   * The group of the schedule.
   *
   * @default - the group `default` of the account
   */
  readonly scheduleGroup?: scheduler.IScheduleGroup;

  /**
   * The key that the schedule is encrypted with. The queue for starts that fail has encryption of its own.
   *
   * @default - a key of AWS
   */
  readonly encryptionKey?: kms.IKey;

  /**
   * How often a start is tried again that AWS refuses, for example because there are too many at once: 0 to 185.
   *
   * A job that was submitted is never submitted again: what becomes of it is said by its retry policy.
   *
   * @default 185
   */
  readonly retryAttempts?: number;

  /**
   * How late a start may be tried again: 1 minute to 24 hours.
   *
   * @default Duration.hours(24)
   */
  readonly maxEventAge?: Duration;

  /**
   * Where a start goes that failed for good.
   *
   * @default - an encrypted queue of Amazon SQS that the schedules and triggers of the stack share
   */
  readonly deadLetterQueue?: sqs.IQueue;
}
