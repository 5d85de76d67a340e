import { groupId, mounted, mountTarget, network } from './_helpers';
import { compute, outcomes, queue, UNKNOWN, verdicts } from '../../_helpers';

const admit = (from: object, port = 2049) => network('SecurityGroupIngress', {
  GroupId: groupId('FilesGroup'), IpProtocol: 'tcp', FromPort: port, ToPort: port, ...from,
});

test.each([
  ['nothing', {}, 'violates'],
  ['the compute', { Rule: admit({ SourceSecurityGroupId: groupId('ComputeGroup') }) }, 'holds'],
  ['the compute on another port', { Rule: admit({ SourceSecurityGroupId: groupId('ComputeGroup') }, 443) }, 'violates'],
  ['somebody else', { Rule: admit({ SourceSecurityGroupId: groupId('FilesGroup') }) }, 'violates'],
  ['the VPC', { Rule: admit({ CidrIp: '10.0.0.0/16' }) }, 'holds'],
  ['a group that is imported', { Rule: admit({ SourceSecurityGroupId: UNKNOWN }) }, 'unknown'],
])('mount targets that admit %s: %s', (_, others, expected) => {
  expect(outcomes('ST-01', mounted(others)).Job).toBe(expected);
});

test('it names the file system, the group and the compute environment', () => {
  expect(verdicts('ST-01', mounted()).Job).toMatch(/file system Files, whose security group FilesGroup does not admit TCP 2049 from the compute environment Compute/);
});

test.each([
  ['the default group of the VPC', { TargetA: mountTarget('SubnetA', []), TargetB: mountTarget('SubnetB', []) }],
  ['an imported group', { TargetA: mountTarget('SubnetA', [UNKNOWN]), TargetB: mountTarget('SubnetB', [UNKNOWN]) }],
  ['no mount target that the template declares', { TargetA: network('VPC'), TargetB: network('VPC') }],
])('with %s it cannot tell', (_, others) => {
  expect(outcomes('ST-01', mounted(others)).Job).toBe('unknown');
});

test('of an unmanaged environment it says nothing', () => {
  expect(outcomes('ST-01', mounted({ Compute: compute('FARGATE', {}, { Type: 'UNMANAGED' }), Queue: queue(['Compute']) })).Job).toBeUndefined();
});
