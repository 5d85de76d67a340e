import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { BatchMonitoringOptions } from './monitoring-options';
import { fail } from '../private/errors';
import { requireSamePlace } from '../private/place';
import { requireInteger } from '../private/requirements';

/** The alarms look at periods of five minutes: one without a value would tell them nothing. */
const MAX_INTERVAL_MINUTES = 5;

/** Requires queues that one function and the rules of one region can watch. */
export function requireMonitoringOptions(scope: Construct, { queues, interval }: BatchMonitoringOptions) {
  requireInteger(scope, 'interval', interval?.toMinutes({ integral: false }), {
    min: 1, max: MAX_INTERVAL_MINUTES, unit: 'minutes', advice: 'an alarm cannot be faster than its metric',
  });
  if (queues.length === 0) { fail(scope, '`queues` must have at least one entry, got none; give the queues to watch'); }
  queues.forEach((queue, index) => {
    if (queues.indexOf(queue) < index) { fail(scope, `\`queues\` must name each queue once, got ${queue.node.path} twice; remove one of them`); }
    requireSamePlace(scope, 'queues', queue); // no alarm looks at metrics of another region
  });
}

/** Requires a number of failures that can be too many. */
export function requireCount(scope: Construct, threshold: number | undefined, advice: string) {
  requireInteger(scope, 'threshold', threshold, { min: 1, advice });
}

/** Requires a period that Amazon CloudWatch takes for an alarm: whole minutes, at most a day. */
export function requirePeriod(scope: Construct, name: string, period: Duration | undefined) {
  requireInteger(scope, name, period?.toMinutes({ integral: false }), { min: 1, max: 1440, unit: 'minutes', advice: 'an alarm looks at whole minutes, up to a day' });
}
