import { Duration } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { requireInteger } from '../private/requirements';

/** How often, and how late, Amazon EventBridge tries again what it could not start. */
export interface Retries {
  readonly retryAttempts?: number;
  readonly maxEventAge?: Duration;
}

/**
 * Requires what schedules and rules take, within the same limits.
 *
 * @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_RetryPolicy.html
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_RetryPolicy.html
 */
export function requireRetries(scope: IConstruct, { retryAttempts, maxEventAge }: Retries) {
  requireInteger(scope, 'retryAttempts', retryAttempts, { min: 0, max: 185, advice: 'leave it out for 185 (JD-26)' });
  requireInteger(scope, 'maxEventAge', maxEventAge?.isUnresolved() ? undefined : maxEventAge?.toSeconds({ integral: false }), {
    min: 60, max: 86_400, unit: 'seconds', advice: 'leave it out for 24 hours (JD-26)',
  });
}
