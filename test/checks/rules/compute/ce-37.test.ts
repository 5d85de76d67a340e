import { compute, outcomes, UNKNOWN } from '../../_helpers';
import { allow, arnOf, awsPolicy, policies, role } from '../iam/_helpers';

const [SCALING, SPOT] = ['autoscaling:DescribeScalingActivities', 'ec2:DescribeSpotFleetRequestHistory'];

test.each([
  ['both', policies(allow([SCALING, SPOT])), 'holds'],
  ['one', policies(allow(SCALING)), 'violates'],
  ['the policy of AWS', { ManagedPolicyArns: [awsPolicy('service-role/AWSBatchServiceRole')] }, 'holds'],
  ['what is imported', { ManagedPolicyArns: [UNKNOWN] }, 'unknown'],
])('a service role that is allowed %s: %s', (_, properties, expected) => {
  const Compute = compute('EC2', {}, { ServiceRole: arnOf('Role') });
  expect(outcomes('CE-37', { Compute, Role: role(properties, 'batch.amazonaws.com') }).Compute).toBe(expected);
});

test('the service-linked role can, and Fargate needs it not', () => {
  expect(outcomes('CE-37', { A: compute('EC2'), B: compute('FARGATE', {}, { ServiceRole: arnOf('Role') }), Role: role() })).toEqual({});
});
