import { computeIn, ec2, fargateJob, network, securityGroup, vpcEndpoint } from './_helpers';
import { type Resources, outcomes, UNKNOWN, verdicts } from '../../_helpers';

/** What is said of the endpoint for logs, whose security group has these rules for what comes in. */
function outcome(ingress: unknown, others: Resources = {}) {
  return outcomes('NW-08', {
    ...network(),
    ...computeIn('FARGATE'),
    Job: fargateJob(),
    EndpointGroup: securityGroup({ SecurityGroupIngress: ingress }),
    Logs: vpcEndpoint('logs', { SecurityGroupIds: [{ 'Fn::GetAtt': ['EndpointGroup', 'GroupId'] }] }),
    ...others,
  }).Logs;
}

const HTTPS = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443 };
const FROM_GROUP = { SourceSecurityGroupId: { 'Fn::GetAtt': ['Group', 'GroupId'] } };

test.each<[string, unknown, string]>([
  ['nobody', [], 'violates'],
  ['the compute\'s security group', [{ ...HTTPS, ...FROM_GROUP }], 'holds'],
  ['another security group', [{ ...HTTPS, SourceSecurityGroupId: { Ref: 'EndpointGroup' } }], 'violates'],
  ['the VPC', [{ ...HTTPS, CidrIp: { 'Fn::GetAtt': ['Vpc', 'CidrBlock'] } }], 'holds'],
  ['a range around the subnet', [{ ...HTTPS, CidrIp: '10.0.0.0/8' }], 'holds'],
  ['a range elsewhere', [{ ...HTTPS, CidrIp: '192.168.0.0/16' }], 'violates'],
  ['everybody, in words that are not known', [{ ...HTTPS, CidrIp: UNKNOWN }], 'unknown'],
  ['a prefix list', [{ ...HTTPS, SourcePrefixListId: 'pl-12345678' }], 'unknown'],
  ['everybody, on another port', [{ IpProtocol: 'tcp', FromPort: 80, ToPort: 80, CidrIp: '0.0.0.0/0' }], 'violates'],
  ['everybody, up to port 442', [{ IpProtocol: 'tcp', FromPort: 0, ToPort: 442, CidrIp: '0.0.0.0/0' }], 'violates'],
  ['everybody, from port 444', [{ IpProtocol: 'tcp', FromPort: 444, ToPort: 65535, CidrIp: '0.0.0.0/0' }], 'violates'],
  ['everybody, on all ports as texts', [{ IpProtocol: 6, FromPort: '0', ToPort: '65535', CidrIp: '0.0.0.0/0' }], 'holds'],
  ['everybody, by UDP', [{ IpProtocol: 'udp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' }], 'violates'],
  ['everybody, by every protocol', [{ IpProtocol: '-1', CidrIp: '0.0.0.0/0' }], 'holds'],
  ['somebody who is not known', UNKNOWN, 'unknown'],
])('an endpoint that admits %s', (_, ingress, expected) => {
  expect(outcome(ingress)).toBe(expected);
});

test.each<[string, Resources, string | undefined]>([
  ['has the rule added', { R: ec2('SecurityGroupIngress', { GroupId: { Ref: 'EndpointGroup' }, ...HTTPS, ...FROM_GROUP }) }, 'holds'],
  ['may have a rule added', { R: ec2('SecurityGroupIngress', { GroupId: UNKNOWN, ...HTTPS, ...FROM_GROUP }) }, 'unknown'],
  ['has the rule added to another group', { R: ec2('SecurityGroupIngress', { GroupId: { Ref: 'Group' }, ...HTTPS, ...FROM_GROUP }) }, 'violates'],
  ['has the default security group', { Logs: vpcEndpoint('logs', { SecurityGroupIds: [] }) }, 'unknown'],
  ['has a security group from elsewhere', { Logs: vpcEndpoint('logs', { SecurityGroupIds: ['sg-12345678'] }) }, 'unknown'],
  ['is not called, without private DNS', { Logs: vpcEndpoint('logs', { SecurityGroupIds: [{ Ref: 'EndpointGroup' }], PrivateDnsEnabled: false }) }, undefined],
  ['is for what no job calls', { Logs: vpcEndpoint('sqs', { SecurityGroupIds: [{ Ref: 'EndpointGroup' }] }) }, undefined],
])('an endpoint that %s', (_, others, expected) => {
  expect(outcome([], others)).toBe(expected);
});

test('names both sides', () => {
  const resources = { ...network({ endpoints: ['logs'] }), Group: securityGroup({}), ...computeIn('FARGATE'), Job: fargateJob() };
  expect(verdicts('NW-08', resources).Logs).toMatch(/^Its security group Group does not admit TCP 443 from the compute environment Compute \(security group Group\)/);
});
