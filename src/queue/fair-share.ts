import { Duration } from 'aws-cdk-lib';
import * as batch from 'aws-cdk-lib/aws-batch';
import { aws_batch } from 'aws-cdk-lib/interfaces';
import { Construct } from 'constructs';
import { requireShares } from './fair-share-rules';
import { requireBatchName, requireInteger } from '../private/requirements';

/**
 * Options of `FairShare.of()`.
 */
export interface FairShareOptions {
  /**
   * How long the past use of capacity counts against a share: up to a week, in seconds.
   *
   * @default - only what runs at the moment counts
   */
  readonly decay?: Duration;

  /**
   * How much capacity is kept free for shares that have no job yet, in percent: from 0 to 99.
   *
   * It is the percentage to the power of the number of active shares: 50 keeps half of the vCPUs free beside one share, and a quarter
   * beside two.
   *
   * @default 0
   */
  readonly computeReservation?: number;

  /**
   * The name of the scheduling policy: up to 128 letters, digits, hyphens and underscores.
   *
   * @default - AWS CloudFormation makes a name
   */
  readonly schedulingPolicyName?: string;
}

/**
 * How a job queue shares its compute among those who submit to it.
 *
 * Every job of such a queue is submitted with a share identifier. A queue keeps its kind for life: it can neither become a fair-share
 * queue later nor cease to be one.
 *
 * @see https://docs.aws.amazon.com/batch/latest/userguide/fair-share-scheduling.html
 *
 * @example
 * declare const onDemand: Ec2Compute;
 *
 * new BatchQueue(this, 'Shared', {
 *   compute: [onDemand],
 *   // `research1`, `research2`, … together get twice as much as `billing`: the smaller the weight, the larger the share
 *   fairShare: FairShare.of({ 'research*': 0.5, 'billing': 1 }, { decay: Duration.hours(6) }),
 * });
 */
export class FairShare {
  /**
   * Shares with a weight each: the capacity of a share is proportional to one over its weight.
   *
   * @param weights The weights, from 0.0001 to 999.9999, by share identifier: up to 255 letters and digits; at the end a `*` stands for
   *   any that begin so. No two may overlap, and 500 are the most. Identifiers that none of them names have the weight 1.
   * @param options How long use counts, and what is kept free.
   */
  public static of(weights: { [shareIdentifier: string]: number }, options: FairShareOptions = {}): FairShare {
    requireShares(weights);
    requireInteger(undefined, 'computeReservation', options.computeReservation, {
      min: 0, max: 99, advice: 'all of it cannot be kept free: a share that has jobs would get nothing (JD-25)',
    });
    requireInteger(undefined, 'decay', options.decay?.isUnresolved() ? undefined : options.decay?.toSeconds({ integral: false }), {
      min: 0, max: MAX_DECAY_SECONDS, unit: 'seconds', advice: 'use counts for a week at the longest (JD-25)',
    });
    requireBatchName(undefined, 'schedulingPolicyName', options.schedulingPolicyName);
    return new FairShare((scope) => new batch.FairshareSchedulingPolicy(scope, 'SchedulingPolicy', {
      schedulingPolicyName: options.schedulingPolicyName,
      computeReservation: options.computeReservation,
      shareDecay: options.decay,
      shares: Object.entries(weights).map(([shareIdentifier, weightFactor]) => ({ shareIdentifier, weightFactor })),
    }));
  }

  /**
   * An existing scheduling policy, of this app or from elsewhere. Several queues may have the same.
   *
   * @param schedulingPolicy The policy, for example from `batch.FairshareSchedulingPolicy.fromFairshareSchedulingPolicyArn()`.
   */
  public static fromSchedulingPolicy(schedulingPolicy: aws_batch.ISchedulingPolicyRef): FairShare {
    return new FairShare(() => schedulingPolicy);
  }

  private constructor(private readonly policy: (scope: Construct) => aws_batch.ISchedulingPolicyRef) {}

  /**
   * The scheduling policy, made below a queue unless there is one.
   *
   * @internal
   */
  public _bind(scope: Construct): aws_batch.ISchedulingPolicyRef {
    return this.policy(scope);
  }
}

/** AWS Batch API, `FairsharePolicy`. */
const MAX_DECAY_SECONDS = 604_800;
