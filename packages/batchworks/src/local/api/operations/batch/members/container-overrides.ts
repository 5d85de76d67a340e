import type { KeyValuePair, ResourceRequirement } from '@aws-sdk/client-batch';
import { shown } from '../../../../../private/shown';
import { ClientException } from '../../../../service-error';
import type { ContainerOverrides } from '../../../../tasks';
import type { Input } from '../../../input';

const RESOURCE_TYPE = { pattern: /^(VCPU|MEMORY|GPU)$/, rule: 'VCPU, MEMORY or GPU' };
const WHOLE = { pattern: /^\d+$/, rule: 'a whole number, written as a string' };
/** Fargate has parts of a vCPU, and no parts of anything else. */
const AMOUNTS = { VCPU: { pattern: /^\d+(\.\d+)?$/, rule: 'a number, written as a string' }, MEMORY: WHOLE, GPU: WHOLE };
const AT_LEAST_ONE = { min: 1, max: Infinity };
const MIN_MEMORY_MIB = 4;

/** The `containerOverrides` of a submission or of a range of nodes, or the overrides of a container of several. */
export function readContainerOverrides(overrides: Input): ContainerOverrides {
  return {
    command: readCommand(overrides),
    environment: overrides.objects('environment').map(readVariable),
    resourceRequirements: overrides.objects('resourceRequirements').map(readRequirement),
    vcpus: overrides.integer('vcpus', AT_LEAST_ONE),
    memory: overrides.integer('memory', { min: MIN_MEMORY_MIB, max: Infinity }),
    instanceType: overrides.text('instanceType'),
  };
}

function readCommand(overrides: Input): string[] | undefined {
  const command = overrides.texts('command');
  if (command?.includes('')) {
    throw new ClientException(`${overrides.label('command')} must have no empty string`);
  }
  // An empty list is no override: the AWS SDKs of some languages send one where nothing was set.
  return command?.length ? command : undefined;
}

function readVariable(variable: Input): KeyValuePair {
  const name = variable.requiredText('name');
  if (name.startsWith('AWS_BATCH')) {
    throw new ClientException(`${variable.label('name')} must not start with AWS_BATCH, which is reserved for the variables that AWS Batch sets, got ${shown(name)}`);
  }
  return { name, value: variable.text('value') };
}

function readRequirement(requirement: Input): ResourceRequirement {
  const type = requirement.requiredText('type', RESOURCE_TYPE) as keyof typeof AMOUNTS;
  const value = requirement.requiredText('value', AMOUNTS[type]);
  const min = type === 'MEMORY' ? MIN_MEMORY_MIB : 0;
  if (Number(value) < min || Number(value) === 0) {
    throw new ClientException(`${requirement.label('value')} of ${type} must be more than ${min === 0 ? 0 : min - 1}, got ${shown(value)}`);
  }
  return { type, value };
}
