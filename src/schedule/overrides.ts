import { Tokenization } from 'aws-cdk-lib';
import type { Submission } from './submission';
import { ComputePlatform } from '../compute/compute';
import { RetryPolicy } from '../job/retry-policy';

/** How a `ContainerJob` calls its container where it has to have a name. */
const ONLY_CONTAINER = 'default';

/** What is different in the container of a job, in the form that AWS Batch takes for its definition; nothing where nothing is. */
export function containerOverrides({ job, options }: Submission): { [key: string]: any } {
  const { command, environment, vcpus, memory } = options;
  const resources = Object.entries({ VCPU: vcpus, MEMORY: memory?.toMebibytes() }).filter(([, value]) => value !== undefined);
  const overrides = {
    ...command && { Command: command },
    ...environment && { Environment: Object.entries(environment).map(([Name, Value]) => ({ Name, Value })) },
    ...resources.length > 0 && { ResourceRequirements: resources.map(([Type, value]) => ({ Type, Value: Tokenization.stringifyNumber(value!) })) },
  };
  if (Object.keys(overrides).length === 0) { return {}; }
  return job.queue?.platform === ComputePlatform.MANAGED_INSTANCES // its definition is a task
    ? { EcsPropertiesOverride: { TaskProperties: [{ Containers: [{ Name: ONLY_CONTAINER, ...overrides }] }] } }
    : { ContainerOverrides: overrides };
}

/** A retry policy as a request has it. */
export function retryStrategy({ attempts, _conditions }: RetryPolicy): { [key: string]: any } {
  return {
    Attempts: attempts,
    ..._conditions.length > 0 && {
      EvaluateOnExit: _conditions.map(({ action, on }) => ({
        Action: action,
        ...Object.fromEntries(Object.entries(on).map(([key, value]) => [`${key[0].toUpperCase()}${key.slice(1)}`, value])),
      })),
    },
  };
}
