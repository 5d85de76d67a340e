import * as batch from 'aws-cdk-lib/aws-batch';
import { fail } from '../private/errors';
import { requireInteger } from '../private/requirements';
import { isKnown } from '../private/tokens';

/** How often a job is retried for a reason that is not the job's own fault. */
export interface RetryPolicyOptions {
  /**
   * How often the job may run in all, the first time included: 1 to 10.
   *
   * @default 3
   */
  readonly attempts?: number;
}

/** The most attempts that AWS Batch accepts: https://docs.aws.amazon.com/batch/latest/APIReference/API_RetryStrategy.html */
const MAX_ATTEMPTS = 10;

/** The most conditions that AWS Batch accepts, same page. */
const MAX_CONDITIONS = 5;

const DEFAULT_ATTEMPTS = 3;

/** What takes the host away from a running job: a reclaimed or failed EC2 instance, an interrupted Fargate Spot task. */
const HOST_LOST = [
  batch.RetryStrategy.of(batch.Action.RETRY, batch.Reason.SPOT_INSTANCE_RECLAIMED),
  batch.RetryStrategy.of(batch.Action.RETRY, batch.Reason.custom({ onStatusReason: 'Your Spot Task was interrupted*' })),
];

/** A registry that does not answer, or limits the rate of pulls, often does the next time. */
const IMAGE_NOT_PULLED = batch.RetryStrategy.of(batch.Action.RETRY, batch.Reason.CANNOT_PULL_CONTAINER);

/** Without this last condition, AWS Batch retries whatever no other condition matches. */
const ELSE_EXIT = batch.RetryStrategy.of(batch.Action.EXIT, batch.Reason.custom({ onReason: '*' }));

/**
 * Whether and when a job that failed runs again.
 *
 * @see https://docs.aws.amazon.com/batch/latest/userguide/job_retries.html
 *
 * @example
 * declare const batch: BatchPlatform;
 * declare const queue: BatchQueue;
 *
 * batch.addJob('Flaky', {
 *   queue,
 *   image: ecs.ContainerImage.fromAsset('./flaky'),
 *   retryPolicy: RetryPolicy.onAnyFailure({ attempts: 5 }),
 * });
 */
export class RetryPolicy {
  /**
   * Runs the job once, whatever happens.
   */
  public static never(): RetryPolicy {
    return new RetryPolicy(1, []);
  }

  /**
   * Retries when the host was lost (Spot reclaimed, instance failed) or the image could not be pulled; a job that fails by itself has failed.
   *
   * @param options How often.
   */
  public static onHostLoss(options: RetryPolicyOptions = {}): RetryPolicy {
    return new RetryPolicy(options.attempts ?? DEFAULT_ATTEMPTS, [...HOST_LOST, IMAGE_NOT_PULLED, ELSE_EXIT]);
  }

  /**
   * Retries whatever made the job fail, its own exit code included. The job must bear being run twice.
   *
   * @param options How often.
   */
  public static onAnyFailure(options: RetryPolicyOptions = {}): RetryPolicy {
    return new RetryPolicy(options.attempts ?? DEFAULT_ATTEMPTS, []);
  }

  /**
   * Retries by conditions of your own, at most five; the first one that matches decides, and what none matches is retried.
   *
   * @param attempts How often the job may run in all, 1 to 10.
   * @param conditions The conditions, in the order in which they are tried.
   */
  public static custom(attempts: number, conditions: batch.RetryStrategy[]): RetryPolicy {
    return new RetryPolicy(attempts, conditions);
  }

  private constructor(
    /** How often the job may run in all. */
    public readonly attempts: number,
    /** @internal */ public readonly _conditions: batch.RetryStrategy[],
  ) {
    requireInteger(undefined, 'attempts', attempts, { min: 1, max: MAX_ATTEMPTS, advice: 'the first run counts as one (JD-01)' });
    if (_conditions.length > MAX_CONDITIONS) {
      fail(undefined, `a retry policy must have at most ${MAX_CONDITIONS} conditions, got ${_conditions.length}; join some with a trailing * (JD-02)`);
    }
    _conditions.forEach(({ on }) => requirePatterns(on as batch.CustomReason));
  }
}

/** What a pattern may consist of: https://docs.aws.amazon.com/batch/latest/APIReference/API_EvaluateOnExit.html */
const PATTERNS: Record<keyof batch.CustomReason, { readonly pattern: RegExp; readonly allowed: string }> = {
  onExitCode: { pattern: /^\d+\*?$|^\*$/, allowed: 'digits' },
  onReason: { pattern: /^[A-Za-z0-9.:\s]*\*?$/, allowed: 'letters, digits, periods, colons and spaces' },
  onStatusReason: { pattern: /^[A-Za-z0-9.:\s]*\*?$/, allowed: 'letters, digits, periods, colons and spaces' },
};
const MAX_PATTERN_LENGTH = 512;

function requirePatterns(reason: batch.CustomReason) {
  for (const [name, { pattern, allowed }] of Object.entries(PATTERNS)) {
    const value = reason[name as keyof batch.CustomReason];
    if (isKnown(value) && !(pattern.test(value) && value.length <= MAX_PATTERN_LENGTH)) {
      fail(undefined, `\`${name}\` must be at most ${MAX_PATTERN_LENGTH} ${allowed}, with * at most at the end, got "${value}"; end it with * before another character (JD-05)`);
    }
  }
}
