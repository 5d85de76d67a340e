import { batch, compute, outcomes, UNKNOWN } from '../../_helpers';
import { allow, arnOf, awsPolicy, policies, resource, role } from '../iam/_helpers';

const ECS = { ManagedPolicyArns: [awsPolicy('service-role/AmazonEC2ContainerServiceforEC2Role')] };

function outcome(instanceRole: object) {
  return outcomes('CE-17', {
    Compute: compute('EC2', { InstanceRole: arnOf('Profile') }),
    Profile: resource('AWS::IAM::InstanceProfile', { Roles: [{ Ref: 'Role' }] }),
    Role: instanceRole,
  }).Compute;
}

test.each([
  ['the policy of AWS', role(ECS, 'ec2.amazonaws.com'), 'holds'],
  ['a policy of its own', role(policies(allow('ecs:*')), 'ec2.amazonaws.com'), 'holds'],
  ['a policy for one cluster', role(policies(allow('ecs:*', UNKNOWN)), 'ec2.amazonaws.com'), 'unknown'],
  ['another policy', role({ ManagedPolicyArns: [awsPolicy('AmazonSSMManagedInstanceCore')] }, 'ec2.amazonaws.com'), 'violates'],
  ['a policy that checks do not know', role({ ManagedPolicyArns: [UNKNOWN] }, 'ec2.amazonaws.com'), 'unknown'],
  ['the trust of tasks', role(ECS, 'ecs-tasks.amazonaws.com'), 'violates'],
])('an instance role with %s: %s', (_, instanceRole, expected) => {
  expect(outcome(instanceRole)).toBe(expected);
});

test('without instances, or without a profile, there is nothing to say', () => {
  expect(outcomes('CE-17', { A: compute('FARGATE'), B: compute('EC2'), C: batch('ComputeEnvironment', { Type: 'UNMANAGED' }) })).toEqual({});
});

test('of an imported profile it cannot tell', () => {
  expect(outcomes('CE-17', { Compute: compute('EC2', { InstanceRole: UNKNOWN }) })).toEqual({ Compute: 'unknown' });
});
