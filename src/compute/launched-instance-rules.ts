import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { IConstruct } from 'constructs';
import { DEFAULT_MAX_VCPUS, requireComputeOptions } from './compute-rules';
import { LaunchedInstanceOptions } from './launched-instance-options';
import { fail } from '../private/errors';
import { requireInteger } from '../private/requirements';
import { isKnown } from '../private/tokens';

/** The options of either kind of compute that rules are about, beside those that both have. */
export interface LaunchedInstanceFacts extends UpdateFacts {
  readonly maxPricePercent?: number;
  readonly machineImage?: ec2.IMachineImage;
}

/** What decides how a change of the instances is brought about. */
export interface UpdateFacts extends LaunchedInstanceOptions {
  readonly allocationStrategy: string;
  readonly serviceRole?: iam.IRole;
}

/** The options that say how instances are replaced in place. */
const UPDATES_IN_PLACE = ['updateTimeout', 'terminateOnUpdate', 'updateToLatestImageVersion'] as const;

/** AWS Batch API, `UpdatePolicy`. */
const MAX_UPDATE_TIMEOUT_MINUTES = 7200;

/** AWS Batch API, `ComputeScalingPolicy`. */
const SCALE_DOWN_DELAY_MINUTES = { min: 20, max: 10_080 };

/** Requires what AWS Batch asks of compute environments whose instances it launches. */
export function requireLaunchedInstances(scope: IConstruct, options: LaunchedInstanceFacts) {
  requireComputeOptions(scope, options);
  const maxVcpus = options.maxVcpus ?? DEFAULT_MAX_VCPUS;
  requireInteger(scope, 'minVcpus', options.minVcpus, {
    min: 0,
    max: isKnown(maxVcpus) ? maxVcpus : undefined,
    advice: 'it cannot exceed `maxVcpus`, and instances that run all the time cost all the time (SZ-05)',
  });
  requireInteger(scope, 'maxPricePercent', options.maxPricePercent, {
    min: 1, max: 100, advice: 'leave it out to pay the market price, up to the on-demand price (CE-22)',
  });
  requireInteger(scope, 'scaleDownDelay', options.scaleDownDelay?.toMinutes({ integral: false }), {
    min: SCALE_DOWN_DELAY_MINUTES.min, max: SCALE_DOWN_DELAY_MINUTES.max, unit: 'minutes', advice: 'leave it out to end idle instances soon (CE-27)',
  });
  requireUpdates(scope, options);
  if (options.updateToLatestImageVersion && options.machineImage) {
    fail(scope, '`updateToLatestImageVersion` must be absent beside `machineImage`, which AWS Batch never exchanges; leave one of them out (UP-06)');
  }
}

/** Whether changes replace the compute environment: where AWS Batch refuses to update in place, or whoever wants it. */
export function replacesOnUpdate(facts: UpdateFacts): boolean {
  return facts.replaceComputeEnvironment ?? obstacleToUpdates(facts) !== undefined;
}

function requireUpdates(scope: IConstruct, options: UpdateFacts) {
  requireInteger(scope, 'updateTimeout', options.updateTimeout?.toMinutes({ integral: false }), {
    min: 1, max: MAX_UPDATE_TIMEOUT_MINUTES, unit: 'minutes', advice: 'give the time that the longest job may still need (CE-28)',
  });
  if (options.updateTimeout && options.terminateOnUpdate) {
    fail(scope, '`updateTimeout` must be absent beside `terminateOnUpdate`, which gives jobs no time at all; leave one of them out (CE-28)');
  }
  const obstacle = obstacleToUpdates(options);
  if (!obstacle) { return; }
  const misplaced = UPDATES_IN_PLACE.find((name) => options[name]);
  if (misplaced) {
    fail(scope, `\`${misplaced}\` must be absent with ${obstacle.what}, which AWS Batch does not update in place; leave it out or ${obstacle.advice}`);
  }
  if (options.replaceComputeEnvironment === false) {
    fail(scope, `\`replaceComputeEnvironment\` must be true with ${obstacle.what}, which AWS Batch does not update in place, got false; leave it out or ${obstacle.advice}`);
  }
}

/** Why AWS Batch cannot exchange instances: https://docs.aws.amazon.com/batch/latest/userguide/updating-compute-environments.html */
function obstacleToUpdates({ allocationStrategy, serviceRole }: UpdateFacts) {
  if (allocationStrategy === 'BEST_FIT') { return { what: 'BEST_FIT', advice: 'choose another `allocationStrategy` (CE-11)' }; }
  return serviceRole && { what: 'a `serviceRole`', advice: 'use the service-linked role, the default (CE-12)' };
}
