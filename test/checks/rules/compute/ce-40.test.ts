import { batch, outcomes, UNKNOWN } from '../../_helpers';

const ROLE = { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: {}, ManagedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AWSBatchServiceRole'] } };
const POLICY = { Type: 'AWS::IAM::Policy', Properties: { PolicyName: 'more', PolicyDocument: {}, Roles: [{ Ref: 'Role' }] } };

function environment(serviceRole: unknown, rest: object = {}) {
  return batch('ComputeEnvironment', { Type: 'UNMANAGED', ServiceRole: serviceRole }, rest);
}

const OWN = { 'Fn::GetAtt': ['Role', 'Arn'] };

test.each<[string, object, string | undefined]>([
  ['a policy beside its role', { Role: ROLE, Policy: POLICY, Compute: environment(OWN) }, 'violates'],
  ['a policy that it depends on', { Role: ROLE, Policy: POLICY, Compute: environment(OWN, { DependsOn: 'Policy' }) }, 'holds'],
  ['policies that it depends on', { Role: ROLE, Policy: POLICY, Compute: environment(OWN, { DependsOn: ['Role', 'Policy'] }) }, 'holds'],
  ['another dependency', { Role: ROLE, Policy: POLICY, Compute: environment(OWN, { DependsOn: ['Role'] }) }, 'unknown'],
  ['a role with its permissions in itself', { Role: ROLE, Compute: environment(OWN) }, 'holds'],
  ['a role from elsewhere', { Compute: environment('arn:aws:iam::123456789012:role/batch') }, 'unknown'],
  ['a role that is not known', { Compute: environment(UNKNOWN) }, 'unknown'],
  ['no role', { Compute: environment(undefined) }, undefined],
])('compute with %s: %s', (_, resources, outcome) => {
  expect(outcomes('CE-40', { ...resources }).Compute).toBe(outcome);
});
