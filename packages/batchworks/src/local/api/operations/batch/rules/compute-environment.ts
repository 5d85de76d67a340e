/** What AWS Batch refuses of a compute environment that is created or updated, beside members of the wrong shape. */
import { NOT_FOR_FARGATE } from '#shared/checks/fargate-members';
import { readNumber, readText } from '#shared/model/read-value';
import type { JsonObject } from '#shared/model/record';
import { isKnown } from '#shared/model/unknown';
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

/**
 * What holds of an update as well.
 *
 * @param before the `computeResources` that an update is of: what they have and the request leaves out stays as it is
 */
export function checkComputeEnvironment(input: Input, before: JsonObject = {}) {
  input.text('state', STATE);
  input.integer('unmanagedvCpus', VCPUS);
  const resources = input.object('computeResources');
  if (!resources) { return; }
  const type = resources.text('type', COMPUTE_TYPE) ?? readText(before, 'type');
  if (isKnown(type) && type?.startsWith('FARGATE')) { checkFargate(resources, type); }
  checkVcpus(resources, before);
}

function checkFargate(resources: Input, type: string) {
  const instancesOnly = NOT_FOR_FARGATE.find((name) => resources.isSet(name));
  if (instancesOnly !== undefined) {
    throw new ClientException(`${resources.label(instancesOnly)} is not for compute environments of the type ${type}, which have no instances; leave it out`);
  }
}

function checkVcpus(resources: Input, before: JsonObject) {
  const min = resources.integer('minvCpus', VCPUS) ?? readNumber(before, 'minvCpus');
  const max = resources.integer('maxvCpus', MAX_VCPUS) ?? readNumber(before, 'maxvCpus');
  if (typeof min === 'number' && typeof max === 'number' && min > max) {
    throw new ClientException(`${resources.label('minvCpus')} must be at most \`maxvCpus\`, ${max}, got ${min}`);
  }
}
