import { computeIn, ec2, fargateJob, network, securityGroup } from './_helpers';
import { outcomes, type Resources, UNKNOWN, verdicts } from '../../_helpers';

const HTTPS = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443 };
const NOTHING = { CidrIp: '255.255.255.255/32', IpProtocol: 'icmp', FromPort: 252, ToPort: 86 };
const EFS = { Volumes: [{ Name: 'frames', EfsVolumeConfiguration: { FileSystemId: 'fs-12345678' } }] };

function outcome(egress: unknown, container: object = {}, others: Resources = {}) {
  const Group = securityGroup({ SecurityGroupEgress: egress });
  return outcomes('NW-12', { ...network({ way: 'nat' }), ...computeIn('FARGATE'), Job: fargateJob(container), Group, ...others }).Compute;
}

test.each<[string, unknown, string]>([
  ['no rule, which lets out everything', [], 'holds'],
  ['a rule for all', [{ IpProtocol: '-1', CidrIp: '0.0.0.0/0' }], 'holds'],
  ['HTTPS', [{ ...HTTPS, CidrIp: '0.0.0.0/0' }], 'holds'],
  ['the CDK\'s rule for nothing', [NOTHING], 'violates'],
  ['HTTP', [{ IpProtocol: 'tcp', FromPort: 80, ToPort: 80, CidrIp: '0.0.0.0/0' }], 'violates'],
  ['a port that is not known', [{ IpProtocol: 'tcp', FromPort: UNKNOWN, ToPort: 443, CidrIp: '0.0.0.0/0' }], 'unknown'],
  ['something that is not known', UNKNOWN, 'unknown'],
])('a security group that lets out %s', (_, egress, expected) => {
  expect(outcome(egress)).toBe(expected);
});

test('a rule can be added', () => {
  const added = { R: ec2('SecurityGroupEgress', { GroupId: { Ref: 'Group' }, ...HTTPS, CidrIp: '0.0.0.0/0' }) };
  expect(outcome([NOTHING], {}, added)).toBe('holds');
});

test('one of several security groups is enough', () => {
  const others = {
    Open: securityGroup({ SecurityGroupEgress: [{ ...HTTPS, CidrIp: '0.0.0.0/0' }] }),
    ...computeIn('FARGATE', { SecurityGroupIds: [{ Ref: 'Group' }, { Ref: 'Open' }] }),
  };
  expect(outcome([NOTHING], {}, others)).toBe('holds');
});

test.each<[string, object[], string]>([
  ['only HTTPS', [{ ...HTTPS, CidrIp: '0.0.0.0/0' }], 'violates'],
  ['HTTPS and NFS', [{ ...HTTPS, CidrIp: '0.0.0.0/0' }, { IpProtocol: 'tcp', FromPort: 2049, ToPort: 2049, CidrIp: '10.0.0.0/16' }], 'holds'],
])('for a job that mounts EFS, with %s', (_, egress, expected) => {
  expect(outcome(egress, EFS)).toBe(expected);
});

test.each<[string, object, string]>([
  ['to everywhere', { CidrIp: '0.0.0.0/0' }, 'holds'],
  ['to the endpoint', { DestinationSecurityGroupId: { 'Fn::GetAtt': ['EndpointGroup', 'GroupId'] } }, 'holds'],
  ['to the VPC', { CidrIp: { 'Fn::GetAtt': ['Vpc', 'CidrBlock'] } }, 'holds'],
  ['to another group', { DestinationSecurityGroupId: { Ref: 'Group' } }, 'violates'],
  ['to another network', { CidrIp: '192.168.0.0/16' }, 'violates'],
  ['to a prefix list', { DestinationPrefixListId: 'pl-12345678' }, 'unknown'],
])('where there is an endpoint, HTTPS %s', (_, destination, expected) => {
  const endpoint = network({ endpoints: ['logs'], endpoint: { SecurityGroupIds: [{ Ref: 'EndpointGroup' }] } });
  const others = { ...endpoint, EndpointGroup: securityGroup(), Group: securityGroup({ SecurityGroupEgress: [{ ...HTTPS, ...destination }] }) };
  expect(outcome([], {}, others)).toBe(expected);
});

test('names the group', () => {
  const Group = securityGroup({ SecurityGroupEgress: [NOTHING] });
  expect(verdicts('NW-12', { ...network({ way: 'nat' }), ...computeIn('EC2'), Group }).Compute).toMatch(/^Its security group Group lets no TCP 443 out/);
});
