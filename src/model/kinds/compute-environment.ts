import { toApiShape } from '../api-shape';
import { readNumber, readObject, readText, readTexts } from '../read-value';
import type { ComputeEnvironmentModel } from '../types';
import { isKnown } from '../unknown';
import type { ResourceKind } from './kind';
import { stateOf } from './state';

export const COMPUTE_ENVIRONMENT: ResourceKind<ComputeEnvironmentModel> = {
  type: 'AWS::Batch::ComputeEnvironment',
  nameProperty: 'ComputeEnvironmentName',
  arnAttribute: 'ComputeEnvironmentArn',
  read: ({ identity, properties: declared, dependsOn }) => {
    const properties = toApiShape(declared);
    const resources = readObject(properties, 'computeResources') ?? {};
    const computeType = readText(resources, 'type');
    return {
      ...identity,
      // The L2 constructs write `managed`, the API says `MANAGED`.
      type: String(properties.type).toUpperCase() === 'UNMANAGED' ? 'UNMANAGED' : 'MANAGED',
      state: stateOf(properties),
      computeType: computeType !== undefined && isKnown(computeType) ? computeType.toUpperCase() : computeType,
      maxvCpus: readNumber(resources, 'maxvCpus'),
      minvCpus: readNumber(resources, 'minvCpus'),
      instanceTypes: readTexts(resources, 'instanceTypes'),
      unmanagedvCpus: readNumber(properties, 'unmanagedvCpus'),
      dependsOn,
      properties,
    };
  },
};
