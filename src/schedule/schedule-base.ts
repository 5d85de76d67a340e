import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { requireRetries } from './retries';
import { BatchScheduleOptions } from './schedule-options';
import { sharedDeadLetterQueue } from '../private/dead-letter-queue';

/** What a schedule starts. */
export interface ScheduledTarget {
  readonly arn: string;
  readonly input?: { [key: string]: any };
  grantTo(role: iam.IRole): iam.Grant;
}

/**
 * A schedule of EventBridge Scheduler with a role of its own, which may start just this.
 *
 * @internal
 */
export abstract class ScheduleBase extends Construct {
  /** The schedule. */
  public readonly schedule: scheduler.Schedule;
  /** The role that EventBridge Scheduler starts it with. */
  public readonly role: iam.IRole;
  /** Where a start goes that failed for good. */
  public readonly deadLetterQueue: sqs.IQueue;

  constructor(scope: Construct, id: string, options: BatchScheduleOptions, targetOf: (self: Construct) => ScheduledTarget) {
    super(scope, id);
    requireRetries(this, options);
    const target = targetOf(this);
    this.role = new iam.Role(this, 'Role', { assumedBy: schedulerOf(this, options.scheduleGroup) });
    this.deadLetterQueue = options.deadLetterQueue ?? sharedDeadLetterQueue(this);
    const grants = [target.grantTo(this.role), this.deadLetterQueue.grantSendMessages(this.role)];
    this.schedule = this.createSchedule(options, target);
    grants.forEach((grant) => grant.applyBefore(this.schedule)); // a schedule can be due in the minute in which it is made
  }

  private createSchedule(options: BatchScheduleOptions, target: ScheduledTarget): scheduler.Schedule {
    const { encryptionKey, retryAttempts, maxEventAge, deadLetterQueue, ...common } = options;
    return new scheduler.Schedule(this, 'Resource', {
      schedule: common.schedule,
      timeWindow: common.timeWindow,
      start: common.start,
      end: common.end,
      enabled: common.enabled,
      description: common.description,
      scheduleName: common.scheduleName,
      scheduleGroup: common.scheduleGroup,
      key: encryptionKey,
      target: {
        bind: () => ({
          arn: target.arn,
          role: this.role,
          input: target.input && scheduler.ScheduleTargetInput.fromObject(target.input),
          retryPolicy: { maximumEventAgeInSeconds: maxEventAge?.toSeconds(), maximumRetryAttempts: retryAttempts },
          deadLetterConfig: { arn: this.deadLetterQueue.queueArn },
        }),
      },
    });
  }
}

/** EventBridge Scheduler, for the schedules of one group of this account only: https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html */
function schedulerOf(scope: Construct, group?: scheduler.IScheduleGroup): iam.IPrincipal {
  const stack = Stack.of(scope);
  return new iam.ServicePrincipal('scheduler.amazonaws.com', {
    conditions: {
      StringEquals: {
        'aws:SourceAccount': stack.account,
        'aws:SourceArn': group?.scheduleGroupArn ?? stack.formatArn({ service: 'scheduler', resource: 'schedule-group', resourceName: 'default' }),
      },
    },
  });
}
