import { compute, outcomes, UNKNOWN } from '../../_helpers';
import { arnOf, resource, role } from '../iam/_helpers';

test.each([
  [arnOf('Profile'), 'holds'],
  [{ Ref: 'Profile' }, 'holds'],
  ['arn:aws:iam::123456789012:instance-profile/ecsInstanceRole', 'holds'],
  [arnOf('Role'), 'violates'],
  [{ Ref: 'Role' }, 'violates'],
  ['arn:aws:iam::123456789012:role/ecsInstanceRole', 'violates'],
  [{ Ref: 'Namesake' }, 'holds'], // a profile has its name
  ['ecsInstanceRole', 'unknown'],
  [UNKNOWN, 'unknown'],
  [undefined, undefined],
])('the instance role %j: %s', (instanceRole, expected) => {
  expect(outcomes('CE-16', {
    Compute: compute('EC2', { InstanceRole: instanceRole }),
    Role: role({}, 'ec2.amazonaws.com'),
    Namesake: role({}, 'ec2.amazonaws.com'),
    Profile: resource('AWS::IAM::InstanceProfile', { Roles: [{ Ref: 'Role' }] }),
    NamedProfile: resource('AWS::IAM::InstanceProfile', { InstanceProfileName: { Ref: 'Namesake' }, Roles: [{ Ref: 'Namesake' }] }),
  }).Compute).toBe(expected);
});
