import type { JsonObject } from '#shared/model/record';
import { batchArn } from '../../deployment';
import { ClientException } from '../../service-error';
import type { Operation } from '../operation';
import { shapeOf } from '../service-model';
import { checkNewComputeEnvironment } from './compute-environment-rules';
import { NAME } from './limits';
import { readTags } from './tags';

/** Makes a compute environment; jobs run there once a queue uses it. */
export const createComputeEnvironment: Operation = {
  name: 'CreateComputeEnvironment',
  handle: (input, { account }) => {
    const { computeEnvironmentName: _, ...properties } = input.ofShape<JsonObject>(shapeOf('CreateComputeEnvironmentRequest$'));
    const name = input.requiredText('computeEnvironmentName', NAME);
    checkNewComputeEnvironment(input);
    readTags(input);
    if (account.model.computeEnvironments.some((environment) => environment.name === name)) {
      throw new ClientException(`Object already exists: the compute environment "${name}"`);
    }
    const arn = batchArn('compute-environment', name);
    account.change({ type: 'CREATED', at: Date.now(), member: 'computeEnvironments', name, arn, properties: { state: 'ENABLED', ...properties } });
    return { computeEnvironmentName: name, computeEnvironmentArn: arn };
  },
};
