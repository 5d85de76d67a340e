import { Aws } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { NamedSubmission } from './named-submission';
import { ScheduleBase } from './schedule-base';
import { BatchScheduleOptions } from './schedule-options';
import { JobSubmissionOptions } from './submission-options';

/** Options of a `JobSchedule`: when, and what. */
export interface JobScheduleOptions extends BatchScheduleOptions, JobSubmissionOptions {}

/** Properties of a `JobSchedule`. */
export interface JobScheduleProps extends JobScheduleOptions {}

/**
 * Submits a job again and again, with EventBridge Scheduler.
 *
 * Other than a rule of Amazon EventBridge it can name the share that the job counts to, so that it works with any queue. A job that still runs when the
 * next one is due does not keep that one from being submitted.
 *
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-universal.html
 *
 * @example
 * declare const report: ContainerJob;
 *
 * new JobSchedule(this, 'Nightly', {
 *   job: report,
 *   schedule: scheduler.ScheduleExpression.cron({ hour: '2', minute: '30', timeZone: TimeZone.EUROPE_BERLIN }),
 *   timeWindow: scheduler.TimeWindow.flexible(Duration.minutes(15)),
 *   parameters: { day: scheduler.ContextAttribute.scheduledTime }, // the time for which it was due
 * });
 */
export class JobSchedule extends ScheduleBase {
  constructor(scope: Construct, id: string, props: JobScheduleProps) {
    super(scope, id, props, (self) => {
      const submission = new NamedSubmission(self, props);
      return {
        arn: `arn:${Aws.PARTITION}:scheduler:::aws-sdk:batch:submitJob`,
        input: submission.request(),
        grantTo: (role) => submission.grantTo(role),
      };
    });
  }
}
