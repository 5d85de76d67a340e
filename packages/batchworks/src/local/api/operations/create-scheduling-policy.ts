import type { JsonObject } from '#shared/model/record';
import { batchArn } from '../../deployment';
import { ClientException } from '../../service-error';
import type { Operation } from '../operation';
import { shapeOf } from '../service-model';
import { NAME } from './limits';
import { checkSchedulingPolicy } from './scheduling-policy-rules';
import { readTags } from './tags';

/** Makes a fair-share policy, for queues that are created with it. */
export const createSchedulingPolicy: Operation = {
  name: 'CreateSchedulingPolicy',
  handle: (input, { account }) => {
    const { name: _, ...properties } = input.ofShape<JsonObject>(shapeOf('CreateSchedulingPolicyRequest$'));
    const name = input.requiredText('name', NAME);
    checkSchedulingPolicy(input);
    readTags(input);
    const arn = batchArn('scheduling-policy', name);
    if (account.model.schedulingPolicies.some((policy) => policy.arn === arn)) { throw new ClientException(`Object already exists: the scheduling policy "${name}"`); }
    account.change({ type: 'CREATED', at: Date.now(), member: 'schedulingPolicies', name, arn, properties });
    return { name, arn };
  },
};
