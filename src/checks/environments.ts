/** The words that rules about compute environments are written in. */
import { type Answers, ofComputeEnvironments } from './answers';
import type { Inspection } from './inspection';
import type { Rule } from './rule';
import { type JsonObject, objectMember } from '../model/record';
import type { ComputeEnvironmentModel } from '../model/types';
import { Unknown } from '../model/unknown';

type AboutEnvironment = (environment: ComputeEnvironmentModel, resources: JsonObject, inspection: Inspection) => Answers;

/** Instances that AWS Batch launches itself. */
const INSTANCES: readonly string[] = ['EC2', 'SPOT'];
const FARGATE: readonly string[] = ['FARGATE', 'FARGATE_SPOT'];

/** Judges every compute environment whose instances AWS Batch launches (`EC2`, `SPOT`), with its `computeResources`. */
export function ofInstanceEnvironments(answer: AboutEnvironment): Rule['inspect'] {
  return ofTypes(INSTANCES, answer);
}

/** Judges every compute environment with spot instances. */
export function ofSpotEnvironments(answer: AboutEnvironment): Rule['inspect'] {
  return ofTypes(['SPOT'], answer);
}

/** Judges every compute environment on Fargate. */
export function ofFargateEnvironments(answer: AboutEnvironment): Rule['inspect'] {
  return ofTypes(FARGATE, answer);
}

export function isFargate({ computeType }: ComputeEnvironmentModel): boolean {
  return typeof computeType === 'string' && FARGATE.includes(computeType);
}

export function hasInstances({ type, computeType }: ComputeEnvironmentModel): boolean {
  return type === 'MANAGED' && typeof computeType === 'string' && INSTANCES.includes(computeType);
}

function ofTypes(types: readonly string[], answer: AboutEnvironment): Rule['inspect'] {
  return ofComputeEnvironments((environment, inspection) => {
    const { type, computeType, properties } = environment;
    if (type === 'UNMANAGED' || computeType === undefined) {
      return undefined;
    }
    if (computeType instanceof Unknown) {
      return computeType;
    }
    return types.includes(computeType) ? answer(environment, objectMember(properties, 'computeResources'), inspection) : undefined;
  });
}

/** Whether a property says anything: an empty list or object, which constructs leave behind, does not. */
export function isSet(value: unknown): boolean {
  return value !== undefined && !(typeof value === 'object' && value !== null && !(value instanceof Unknown) && Object.keys(value).length === 0);
}

/** Names in a sentence: `` `A`, `B` and 3 more ``. */
export function listed(names: readonly string[], most = 3): string {
  const shown = names.slice(0, most).map((name) => `\`${name}\``);
  if (names.length > most) {
    return `${shown.join(', ')} and ${names.length - most} more`;
  }
  return shown.length > 1 ? `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}` : shown.join('');
}
