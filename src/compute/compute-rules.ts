import { IConstruct } from 'constructs';
import { ManagedComputeOptions } from './compute-options';
import { InstanceComputeOptions } from './instance-compute-options';
import { fail } from '../private/errors';
import { requireBatchName, requireInteger } from '../private/requirements';
import { isKnown } from '../private/tokens';

/** AWS Batch API, `ComputeResource`: five security groups for Fargate; Amazon EC2 allows five for each network interface. */
const MAX_SECURITY_GROUPS = 5;

/** Said here, so that it stays what the documentation of `maxVcpus` says, whatever the L2 takes. */
export const DEFAULT_MAX_VCPUS = 256;

/** AWS Batch API, `UpdatePolicy`. */
const MAX_UPDATE_TIMEOUT_MINUTES = 7200;

/** Requires what AWS Batch asks of every compute environment. */
export function requireComputeOptions(scope: IConstruct, options: ManagedComputeOptions) {
  requireBatchName(scope, 'computeEnvironmentName', options.computeEnvironmentName);
  requireInteger(scope, 'maxVcpus', options.maxVcpus, { min: 1, advice: 'with fewer no job can start' });
  const groups = options.securityGroups?.length ?? 1;
  if (groups < 1 || groups > MAX_SECURITY_GROUPS) {
    fail(scope, `\`securityGroups\` must have one to ${MAX_SECURITY_GROUPS} entries, got ${groups}; leave it out to have one made`);
  }
}

/** Requires what AWS Batch asks of compute environments with instances. */
export function requireInstanceComputeOptions(scope: IConstruct, options: InstanceComputeOptions) {
  requireComputeOptions(scope, options);
  const maxVcpus = options.maxVcpus ?? DEFAULT_MAX_VCPUS;
  requireInteger(scope, 'minVcpus', options.minVcpus, {
    min: 0,
    max: isKnown(maxVcpus) ? maxVcpus : undefined,
    advice: 'it cannot exceed `maxVcpus`, and instances that run all the time cost all the time',
  });
  requireInteger(scope, 'updateTimeout', options.updateTimeout?.toMinutes({ integral: false }), {
    min: 1, max: MAX_UPDATE_TIMEOUT_MINUTES, unit: 'minutes', advice: 'give the time that the longest job may still need',
  });
}
