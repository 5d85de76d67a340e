import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sns from 'aws-cdk-lib/aws-sns';
import { IBatchQueue } from '../queue/queue-interface';

/**
 * Options of `BatchMonitoring`.
 */
export interface BatchMonitoringOptions {
  /**
   * The queues to watch, each once, in the account and region of the stack. The unmanaged compute behind them (`UnmanagedFleet`,
   * `UnmanagedCompute`) is watched as well.
   */
  readonly queues: IBatchQueue[];

  /**
   * How often queues and fleets are looked at: 1 to 5 whole minutes.
   *
   * @default Duration.minutes(1)
   */
  readonly interval?: Duration;

  /**
   * Where the alarms are announced. CloudWatch gets the right to publish to it, with its key, where the topic is made in this app.
   *
   * @default - the alarms only change their state, unless there are `alarmActions`
   */
  readonly alarmTopic?: sns.ITopic;

  /**
   * What else the alarms do.
   *
   * @default - nothing
   */
  readonly alarmActions?: cloudwatch.IAlarmAction[];

  /**
   * How long it is kept which job ended when, and how.
   *
   * @default logs.RetentionDays.ONE_MONTH
   */
  readonly eventRetention?: logs.RetentionDays;

  /**
   * The page that the descriptions of the alarms refer to, for a runbook of your own. It has the same headings.
   *
   * @default - the runbook of this library
   */
  readonly runbookUrl?: string;
}

/**
 * Properties of `BatchMonitoring`.
 */
export interface BatchMonitoringProps extends BatchMonitoringOptions {}
