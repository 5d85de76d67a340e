import { SizeRoundingBehavior } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { ManagedComputeOptions } from './compute-options';
import { ManagedInstancesComputeOptions } from './managed-instances-options';
import { BatchNetwork } from '../network/network';
import { fail } from '../private/errors';
import { requireBatchName, requireInteger } from '../private/requirements';
import { isKnown } from '../private/tokens';

/** AWS Batch API, `ComputeResource`: five security groups for Fargate; Amazon EC2 allows five for each network interface. */
const MAX_SECURITY_GROUPS = 5;

/** Said here, so that it stays what the documentation of `maxVcpus` says, whatever the L2 takes. */
export const DEFAULT_MAX_VCPUS = 256;

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

/** Requires as few subnets as AWS Batch takes for Fargate. A VPC that we make has one in each Availability Zone, and no region has so many. */
export function requireFargateSubnets(scope: IConstruct, { _givenSubnetIds: subnetIds }: BatchNetwork) {
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
