import type { JsonObject } from '#shared/model/record';
import type { Operation } from '../../operation';
import { shapeOf } from '../../service-model';
import { newArn } from './rules/changes';
import { NAME } from './rules/limits';
import { checkSchedulingPolicy } from './rules/scheduling-policy';
import { readTags } from './rules/tags';

/** Makes a fair-share policy, for queues that are created with it. */
export const createSchedulingPolicy: Operation = {
  name: 'CreateSchedulingPolicy',
  handle: (input, { account }) => {
    const { name: _, ...properties } = input.ofShape<JsonObject>(shapeOf('CreateSchedulingPolicyRequest$'));
    const name = input.requiredText('name', NAME);
    checkSchedulingPolicy(input);
    readTags(input);
    const arn = newArn('scheduling-policy', name, account.model.schedulingPolicies);
    account.change({ type: 'CREATED', at: Date.now(), member: 'schedulingPolicies', name, arn, properties });
    return { name, arn };
  },
};
