import type { JsonObject } from '#shared/model/record';
import type { Operation } from '../../operation';
import { shapeOf } from '../../service-model';
import { newArn } from './rules/changes';
import { checkNewComputeEnvironment } from './rules/compute-environment';
import { NAME } from './rules/limits';
import { readTags } from './rules/tags';

/** Makes a compute environment; jobs run there once a queue uses it. */
export const createComputeEnvironment: Operation = {
  name: 'CreateComputeEnvironment',
  handle: (input, { account }) => {
    const { computeEnvironmentName: _, ...properties } = input.ofShape<JsonObject>(shapeOf('CreateComputeEnvironmentRequest$'));
    const name = input.requiredText('computeEnvironmentName', NAME);
    checkNewComputeEnvironment(input);
    readTags(input);
    const arn = newArn('compute-environment', name, account.model.computeEnvironments);
    account.change({ type: 'CREATED', at: Date.now(), member: 'computeEnvironments', name, arn, properties: { state: 'ENABLED', ...properties } });
    return { computeEnvironmentName: name, computeEnvironmentArn: arn };
  },
};
