import type { SchedulingPolicyModel } from '#shared/model/scheduling-policy-types';
import type { SchedulingPolicyDetail } from '@aws-sdk/client-batch';
import { tagsOf } from './tags';
import type { Account } from '../../account';
import { plain } from '../../plain';

/** A scheduling policy as DescribeSchedulingPolicies shows it. */
export function schedulingPolicyDetail(policy: SchedulingPolicyModel, account: Account): SchedulingPolicyDetail {
  const { fairsharePolicy, quotaSharePolicy } = plain(policy.properties) as Partial<SchedulingPolicyDetail>;
  return { name: nameOf(policy), arn: policy.arn, fairsharePolicy, quotaSharePolicy, tags: tagsOf(policy, account) };
}

/** As in the ARN: the template may leave the name to CloudFormation. */
function nameOf({ arn }: SchedulingPolicyModel): string {
  return arn.split('/').at(-1)!;
}
