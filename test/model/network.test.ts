import { isKnown, Unknown } from '../../src/model/unknown';
import { modelOf } from '../checks/_helpers';

const UNKNOWN = { 'Fn::ImportValue': 'Elsewhere' };

function ec2(kind: string, properties: object = {}) {
  return { Type: `AWS::EC2::${kind}`, Properties: properties };
}


describe('a VPC', () => {
  test.each<[object, object]>([
    [{ CidrBlock: '10.0.0.0/16' }, { cidrBlock: '10.0.0.0/16', dnsSupport: true, dnsHostnames: false }],
    [{ EnableDnsSupport: 'false', EnableDnsHostnames: 'true' }, { dnsSupport: false, dnsHostnames: true }],
    [{ EnableDnsSupport: 'no' }, { dnsSupport: new Unknown('`EnableDnsSupport` is neither true nor false') }],
  ])('%j is read', (properties, expected) => {
    expect(modelOf({ Vpc: ec2('VPC', properties) }).vpcs[0]).toMatchObject(expected);
  });

  test('is the same by its reference and by its attribute, and gives its range back', () => {
    const { vpcs, subnets } = modelOf({
      Vpc: ec2('VPC', { CidrBlock: '10.0.0.0/16' }),
      A: ec2('Subnet', { VpcId: { Ref: 'Vpc' }, CidrBlock: { 'Fn::GetAtt': ['Vpc', 'CidrBlock'] } }),
      B: ec2('Subnet', { VpcId: { 'Fn::GetAtt': ['A', 'VpcId'] }, MapPublicIpOnLaunch: true }),
    });
    expect(vpcs[0].references).toEqual(expect.arrayContaining(subnets.map(({ vpc }) => vpc)));
    expect(subnets).toMatchObject([{ cidrBlock: '10.0.0.0/16', mapPublicIpOnLaunch: false }, { mapPublicIpOnLaunch: true }]);
  });
});

test('routes, their tables and gateways are read', () => {
  const model = modelOf({
    Table: ec2('RouteTable', { VpcId: 'vpc-1' }),
    Route: ec2('Route', { RouteTableId: { Ref: 'Table' }, DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: { Ref: 'Nat' } }),
    Association: ec2('SubnetRouteTableAssociation', { SubnetId: 'subnet-1', RouteTableId: { 'Fn::GetAtt': ['Table', 'RouteTableId'] } }),
    Internet: ec2('InternetGateway'),
    Attachment: ec2('VPCGatewayAttachment', { VpcId: 'vpc-1', VpnGatewayId: 'vgw-1' }),
    Nat: ec2('NatGateway', { SubnetId: 'subnet-1', ConnectivityType: 'private' }),
    PublicNat: ec2('NatGateway'),
  });
  expect(model.routeTables[0].references).toEqual(expect.arrayContaining([model.routes[0].routeTable, model.routeTableAssociations[0].routeTable]));
  expect(model.routes).toMatchObject([{ destinationCidrBlock: '0.0.0.0/0', gateway: undefined, natGateway: model.natGateways[0].references[0] }]);
  expect(model.gatewayAttachments).toMatchObject([{ vpc: 'vpc-1', vpnGateway: 'vgw-1' }]);
  expect(model.natGateways).toMatchObject([{ subnet: 'subnet-1', isPublic: false }, { isPublic: true }]);
  expect(model.internetGateways).toHaveLength(1);
});

test('endpoints are read', () => {
  const { vpcEndpoints } = modelOf({
    Gateway: ec2('VPCEndpoint', { RouteTableIds: ['rtb-1'], PolicyDocument: { Statement: [] } }),
    Interface: ec2('VPCEndpoint', { VpcEndpointType: 'Interface', PrivateDnsEnabled: 'true', SecurityGroupIds: ['sg-1'], PolicyDocument: 'all' }),
  });
  expect(vpcEndpoints).toMatchObject([
    { type: 'Gateway', privateDnsEnabled: false, routeTables: ['rtb-1'], securityGroups: [], policy: { Statement: [] } },
    { type: 'Interface', privateDnsEnabled: true, securityGroups: ['sg-1'], policy: new Unknown('`PolicyDocument` is not an object') },
  ]);
});

describe('a security group', () => {
  test.each<[string, object, object]>([
    ['a range', { IpProtocol: 'tcp', FromPort: 443, ToPort: '443', CidrIp: '10.0.0.0/8' }, { protocol: 'tcp', fromPort: 443, toPort: 443, cidr: '10.0.0.0/8' }],
    ['IPv6', { IpProtocol: -1, CidrIpv6: '::/0' }, { protocol: '-1', cidr: '::/0' }],
    ['a group', { IpProtocol: 'tcp', SourceSecurityGroupId: 'sg-1' }, { peerGroup: 'sg-1' }],
    ['a prefix list', { IpProtocol: 'tcp', SourcePrefixListId: 'pl-1' }, { prefixList: 'pl-1' }],
  ])('has a rule for %s', (_, rule, expected) => {
    expect(modelOf({ Group: ec2('SecurityGroup', { SecurityGroupIngress: [rule] }) }).securityGroups[0].ingress).toMatchObject([expected]);
  });

  test('has rules that no template tells', () => {
    const [{ ingress, egress }] = modelOf({ Group: ec2('SecurityGroup', { SecurityGroupIngress: UNKNOWN, SecurityGroupEgress: ['all'] }) }).securityGroups;
    expect([...ingress, ...egress].filter(isKnown)).toEqual([]);
  });

  test('has rules added', () => {
    const rule = { GroupId: { 'Fn::GetAtt': ['Group', 'GroupId'] }, IpProtocol: 'tcp', FromPort: 2049, ToPort: 2049 };
    const { securityGroups, securityGroupIngresses, securityGroupEgresses } = modelOf({
      Group: ec2('SecurityGroup'),
      In: ec2('SecurityGroupIngress', { ...rule, SourceSecurityGroupId: 'sg-1' }),
      Out: ec2('SecurityGroupEgress', { ...rule, DestinationSecurityGroupId: 'sg-2' }),
    });
    expect(securityGroupIngresses).toMatchObject([{ group: securityGroups[0].arn, fromPort: 2049, peerGroup: 'sg-1' }]);
    expect(securityGroupEgresses).toMatchObject([{ group: securityGroups[0].arn, peerGroup: 'sg-2' }]);
  });
});
