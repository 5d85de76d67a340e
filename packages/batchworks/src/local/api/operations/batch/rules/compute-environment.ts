/** What AWS Batch refuses of a compute environment that is created or updated, beside members of the wrong shape. */
import { STATE } from './limits';
import { ClientException } from '../../../../service-error';
import type { Input } from '../../../input';

const TYPE = { pattern: /^(MANAGED|UNMANAGED)$/, rule: 'MANAGED or UNMANAGED' };
const COMPUTE_TYPE = { pattern: /^(EC2|SPOT|FARGATE|FARGATE_SPOT)$/, rule: 'EC2, SPOT, FARGATE or FARGATE_SPOT' };
const VCPUS = { min: 0, max: Infinity };
const MAX_VCPUS = { min: 1, max: Infinity };

/** Whether a CreateComputeEnvironment request is one that AWS Batch takes. */
export function checkNewComputeEnvironment(input: Input) {
  const type = input.requiredText('type', TYPE);
  const resources = input.object('computeResources');
  if (input.object('eksConfiguration')) { throw new ClientException('`eksConfiguration` is for pods of Amazon EKS, which the local Batch does not run; leave it out'); }
  if (type === 'MANAGED' && !resources) { throw new ClientException('`computeResources` is required for a compute environment of the type MANAGED'); }
  if (type === 'UNMANAGED' && resources) { throw new ClientException('`computeResources` is for compute environments of the type MANAGED'); }
  resources?.requiredText('type', COMPUTE_TYPE);
  checkComputeEnvironment(input);
}

/** What holds of an update as well. */
export function checkComputeEnvironment(input: Input) {
  input.text('state', STATE);
  input.integer('unmanagedvCpus', VCPUS);
  const resources = input.object('computeResources');
  const min = resources?.integer('minvCpus', VCPUS);
  const max = resources?.integer('maxvCpus', MAX_VCPUS);
  if (min !== undefined && max !== undefined && min > max) {
    throw new ClientException(`\`computeResources.minvCpus\` must be at most \`maxvCpus\`, ${max}, got ${min}`);
  }
}
