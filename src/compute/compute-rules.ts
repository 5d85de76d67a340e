import { SizeRoundingBehavior } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { ManagedComputeOptions } from './compute-options';
import { InstanceComputeOptions } from './instance-compute-options';
import { ManagedInstancesComputeOptions } from './managed-instances-options';
import { BatchNetwork } from '../network/network';
import { fail } from '../private/errors';
import { requireBatchName, requireInteger } from '../private/requirements';
import { isKnown } from '../private/tokens';

/** AWS Batch API, `ComputeResource`: five security groups for Fargate; Amazon EC2 allows five for each network interface. */
const MAX_SECURITY_GROUPS = 5;

/** Said here, so that it stays what the documentation of `maxVcpus` says, whatever the L2 takes. */
export const DEFAULT_MAX_VCPUS = 256;

/** AWS Batch API, `UpdatePolicy`. */
const MAX_UPDATE_TIMEOUT_MINUTES = 7200;

/** AWS Batch API, `ComputeScalingPolicy`. */
const SCALE_DOWN_DELAY_MINUTES = { min: 20, max: 10_080 };

/** AWS Batch API, `ComputeResource`. */
const MAX_FARGATE_SUBNETS = 16;

/** Requires what AWS Batch asks of every compute environment. */
export function requireComputeOptions(scope: IConstruct, options: ManagedComputeOptions) {
  requireBatchName(scope, 'computeEnvironmentName', options.computeEnvironmentName);
  requireInteger(scope, 'maxVcpus', options.maxVcpus, { min: 1, advice: 'with fewer no job can start (SZ-05)' });
  const groups = options.securityGroups?.length ?? 1;
  if (groups < 1 || groups > MAX_SECURITY_GROUPS) {
    fail(scope, `\`securityGroups\` must have one to ${MAX_SECURITY_GROUPS} entries, got ${groups}; leave it out to have one made (NW-13)`);
  }
}

/** Requires what AWS Batch asks of compute environments with instances. */
export function requireInstanceComputeOptions(scope: IConstruct, options: InstanceComputeOptions & { readonly allocationStrategy: string }) {
  requireComputeOptions(scope, options);
  const maxVcpus = options.maxVcpus ?? DEFAULT_MAX_VCPUS;
  requireInteger(scope, 'minVcpus', options.minVcpus, {
    min: 0,
    max: isKnown(maxVcpus) ? maxVcpus : undefined,
    advice: 'it cannot exceed `maxVcpus`, and instances that run all the time cost all the time (SZ-05)',
  });
  requireInteger(scope, 'updateTimeout', options.updateTimeout?.toMinutes({ integral: false }), {
    min: 1, max: MAX_UPDATE_TIMEOUT_MINUTES, unit: 'minutes', advice: 'give the time that the longest job may still need (CE-28)',
  });
  if (options.updateTimeout && options.allocationStrategy === 'BEST_FIT') {
    fail(scope, '`updateTimeout` must be absent with BEST_FIT, which AWS Batch does not update in place; leave it out or choose another `allocationStrategy` (CE-11)');
  }
  requireInteger(scope, 'scaleDownDelay', options.scaleDownDelay?.toMinutes({ integral: false }), {
    min: SCALE_DOWN_DELAY_MINUTES.min, max: SCALE_DOWN_DELAY_MINUTES.max, unit: 'minutes', advice: 'leave it out to end idle instances soon (CE-27)',
  });
}

/** Requires as few subnets as AWS Batch takes for Fargate. */
export function requireFargateSubnets(scope: IConstruct, { vpc, vpcSubnets }: BatchNetwork) {
  const { subnetIds } = vpc.selectSubnets(vpcSubnets);
  if (isKnown(subnetIds) && subnetIds.length > MAX_FARGATE_SUBNETS) {
    fail(scope, `\`network\` must have at most ${MAX_FARGATE_SUBNETS} subnets for Fargate, got ${subnetIds.length}; choose some with \`vpcSubnets\` (NW-13)`);
  }
}

/** AWS Batch API, `InfrastructureOptimization`. */
const MAX_SCALE_IN_SECONDS = 3600;

/** Requires what AWS Batch asks of compute environments with Amazon ECS Managed Instances. */
export function requireManagedInstancesOptions(scope: IConstruct, options: ManagedInstancesComputeOptions) {
  requireComputeOptions(scope, options);
  requireInteger(scope, 'scaleInAfter', options.scaleInAfter?.toSeconds({ integral: false }), {
    min: 0, max: MAX_SCALE_IN_SECONDS, unit: 'seconds', advice: 'an idle instance waits for an hour at the longest (CE-29)',
  });
  requireInteger(scope, 'storageSize', options.storageSize?.toGibibytes({ rounding: SizeRoundingBehavior.NONE }), {
    min: 1, unit: 'GiB', advice: 'leave it out for a size that goes with the instance type (CE-29)',
  });
}
