import type { JsonObject } from '#shared/model/record';
import type { Operation } from '../../operation';
import { shapeOf } from '../../service-model';
import { requiredSchedulingPolicy } from './lookup/required';
import { checkSchedulingPolicy } from './rules/scheduling-policy';

/** Replaces the policy of a scheduling policy, for the queues that have it. */
export const updateSchedulingPolicy: Operation = {
  name: 'UpdateSchedulingPolicy',
  handle: (input, { account }) => {
    const { arn: reference, ...properties } = input.ofShape<JsonObject>(shapeOf('UpdateSchedulingPolicyRequest$'));
    const { arn } = requiredSchedulingPolicy(account, reference as string);
    checkSchedulingPolicy(input);
    account.change({ type: 'UPDATED', at: Date.now(), member: 'schedulingPolicies', arn, properties });
  },
};
