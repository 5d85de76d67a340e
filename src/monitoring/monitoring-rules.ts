import { Duration, Stack } from 'aws-cdk-lib';
import { IEnvironmentAware } from 'aws-cdk-lib/interfaces';
import { Construct, IConstruct } from 'constructs';
import { BatchMonitoringOptions } from './monitoring-options';
import { fail } from '../private/errors';
import { requireInteger } from '../private/requirements';
import { isKnown } from '../private/tokens';

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
    requireSamePlace(scope, 'queues', queue);
  });
}

/** Requires what is watched to be where the alarms are: no alarm looks at metrics of another region. */
export function requireSamePlace(scope: Construct, name: string, watched: IConstruct & IEnvironmentAware) {
  const { account, region } = Stack.of(scope);
  const differs = (here: string, there: string) => isKnown(here) && isKnown(there) && here !== there;
  const { node, env } = watched;
  if (differs(account, env.account) || differs(region, env.region)) {
    fail(scope, `\`${name}\` must be in ${account} and ${region}, got ${node.path} in ${env.account} and ${env.region}; watch it from a stack there`);
  }
}

/** Requires a number of failures that can be too many. */
export function requireCount(scope: Construct, threshold: number | undefined, advice: string) {
  requireInteger(scope, 'threshold', threshold, { min: 1, advice });
}

/** Requires a period that Amazon CloudWatch takes for an alarm: whole minutes, at most a day. */
export function requirePeriod(scope: Construct, name: string, period: Duration | undefined) {
  requireInteger(scope, name, period?.toMinutes({ integral: false }), { min: 1, max: 1440, unit: 'minutes', advice: 'an alarm looks at whole minutes, up to a day' });
}
