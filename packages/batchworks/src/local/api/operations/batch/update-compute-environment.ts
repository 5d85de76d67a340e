import { type JsonObject, objectMember } from '#shared/model/record';
import type { Operation } from '../../operation';
import { shapeOf } from '../../service-model';
import { requiredComputeEnvironment } from './lookup/required';
import { checkIsSettled } from './rules/changes';
import { checkComputeEnvironment } from './rules/compute-environment';

/** Changes members of a compute environment, and of its `computeResources`. */
export const updateComputeEnvironment: Operation = {
  name: 'UpdateComputeEnvironment',
  handle: (input, { account }) => {
    const { computeEnvironment: reference, ...properties } = input.ofShape<JsonObject>(shapeOf('UpdateComputeEnvironmentRequest$'));
    const environment = requiredComputeEnvironment(account, reference as string);
    const { name, arn, properties: before } = environment;
    checkComputeEnvironment(input, objectMember(before, 'computeResources'));
    checkIsSettled(environment, account, 'update');
    const resources = { ...objectMember(before, 'computeResources'), ...objectMember(properties, 'computeResources') };
    account.change({
      type: 'UPDATED',
      at: Date.now(),
      member: 'computeEnvironments',
      arn,
      properties: 'computeResources' in properties ? { ...properties, computeResources: resources } : properties,
    });
    return { computeEnvironmentName: name, computeEnvironmentArn: arn };
  },
};
