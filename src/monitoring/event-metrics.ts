import { Unit } from 'aws-cdk-lib/aws-cloudwatch';
import * as logs from 'aws-cdk-lib/aws-logs';

/**
 * What is logged of an event, a line each: `JobEnded FAILED arn:…:job-queue/bulk 1700000000000 1700000060000 JOB-ID`.
 *
 * Columns and not JSON: EventBridge puts the values into the line as they are.
 */
export const COLUMNS = ['event', 'status', 'queue', 'startedAt', 'stoppedAt', 'jobId'] as const;

/** What stands in a column of which an event has nothing. */
export const NOTHING = '-';

/** The lines that there are, by their first column. */
export enum LoggedEvent {
  /** A job ended. */
  ENDED = 'JobEnded',
  /** A job ended whose host was lost under one of its attempts. It has a line as above as well. */
  HOST_LOST = 'HostLost',
  /** The job at the head of a queue cannot start, so that those behind it cannot, either. */
  BLOCKED = 'QueueBlocked',
}

/** The metrics that are made of these lines. */
export const EVENT_METRICS = {
  succeeded: 'SucceededJobs',
  failed: 'FailedJobs',
  hostLost: 'HostLostJobs',
  blocked: 'QueueBlockedEvents',
  startedAt: 'JobStartedAt',
  stoppedAt: 'JobStoppedAt',
} as const;

/** How a metric is made of a line. */
export interface EventMetric {
  readonly pattern: logs.IFilterPattern;
  readonly value: string;
  readonly unit: Unit;
}

const line = (event: LoggedEvent) => logs.FilterPattern.spaceDelimited(...COLUMNS).whereString('event', '=', event);
const count = (pattern: logs.IFilterPattern): EventMetric => ({ pattern, value: '1', unit: Unit.COUNT });

/** A filter cannot subtract. It publishes both times, and the average of one minus that of the other is the average duration. */
const time = (column: 'startedAt' | 'stoppedAt'): EventMetric => ({
  pattern: line(LoggedEvent.ENDED).whereNumber('startedAt', '>', 0).whereNumber('stoppedAt', '>', 0),
  value: `$${column}`,
  unit: Unit.MILLISECONDS,
});

/** The filter of each metric. */
export const EVENT_METRIC_FILTERS: Record<keyof typeof EVENT_METRICS, EventMetric> = {
  succeeded: count(line(LoggedEvent.ENDED).whereString('status', '=', 'SUCCEEDED')),
  failed: count(line(LoggedEvent.ENDED).whereString('status', '=', 'FAILED')),
  hostLost: count(line(LoggedEvent.HOST_LOST)),
  blocked: count(line(LoggedEvent.BLOCKED)),
  startedAt: time('startedAt'),
  stoppedAt: time('stoppedAt'),
};
