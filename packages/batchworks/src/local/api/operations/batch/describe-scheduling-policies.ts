import { findSchedulingPolicy } from '../../../deployment';
import { ClientException } from '../../../service-error';
import type { Operation } from '../../operation';
import { existing } from './lookup/existing';
import { schedulingPolicyDetail } from '../../shapes/scheduling-policy-detail';

const MAX_POLICIES = 100;

/** Describes the scheduling policies that are asked for, by ARN. */
export const describeSchedulingPolicies: Operation = {
  name: 'DescribeSchedulingPolicies',
  handle: (input, { account }) => {
    const arns = input.texts('arns', { max: MAX_POLICIES, of: 'ARNs' });
    if (!arns) { throw new ClientException('`arns` is required'); }
    const policies = existing(arns, (arn) => findSchedulingPolicy(account, arn));
    return { schedulingPolicies: policies.map((policy) => schedulingPolicyDetail(policy, account)) };
  },
};
