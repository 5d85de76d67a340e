import { App, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { BatchNetwork, BatchNetworkProps, Egress } from '../../src';
import { networkIn, propertiesOf, testStack } from '../_helpers/stack';

const INTERFACE_ENDPOINT = { VpcEndpointType: 'Interface' };

describe('Egress.nat', () => {
  test('is the default: private subnets behind one NAT gateway', () => {
    const stack = testStack();
    const network = networkIn(stack);
    Template.fromStack(stack).resourceCountIs('AWS::EC2::NatGateway', 1);
    expect(network.vpcSubnets).toEqual({ subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS });
    expect(network.assignPublicIp).toBe(false);
  });

  test.each([[2, 2], [16, 3]])('has as many NAT gateways as asked for, at most one in each zone: %d, so %d', (gateways, expected) => {
    const stack = testStack({ env: { account: '123456789012', region: 'us-east-1' } }); // three zones
    networkIn(stack, { egress: Egress.nat({ gateways }) });
    Template.fromStack(stack).resourceCountIs('AWS::EC2::NatGateway', expected);
  });

  test('reaches S3 and DynamoDB beside the NAT gateway', () => {
    const stack = testStack();
    networkIn(stack);
    Template.fromStack(stack).resourcePropertiesCountIs('AWS::EC2::VPCEndpoint', { VpcEndpointType: 'Gateway' }, 2);
  });

  test.each([0, 1.5, 17])('refuses %p gateways', (gateways) => {
    expect(() => Egress.nat({ gateways })).toThrow(`\`gateways\` must be an integer from 1 to 16, got ${gateways}; for a VPC without NAT gateways`);
  });
});

describe('Egress.publicIp', () => {
  test('has public subnets only, whose instances and jobs get addresses', () => {
    const stack = testStack();
    const network = networkIn(stack, { egress: Egress.publicIp() });
    Template.fromStack(stack).allResourcesProperties('AWS::EC2::Subnet', { MapPublicIpOnLaunch: true });
    Template.fromStack(stack).resourceCountIs('AWS::EC2::NatGateway', 0);
    expect(network.assignPublicIp).toBe(true);
  });
});

describe('Egress.endpoints', () => {
  test('has no route to the internet, and no interface endpoint before something needs one', () => {
    const stack = testStack();
    const network = networkIn(stack, { egress: Egress.endpoints() });
    Template.fromStack(stack).resourceCountIs('AWS::EC2::InternetGateway', 0);
    Template.fromStack(stack).resourceCountIs('AWS::EC2::Route', 0);
    Template.fromStack(stack).resourcePropertiesCountIs('AWS::EC2::VPCEndpoint', INTERFACE_ENDPOINT, 0);
    expect(network.assignPublicIp).toBe(false);
  });

  test('makes each endpoint once, and one security group for all', () => {
    const stack = testStack();
    const network = networkIn(stack, { egress: Egress.endpoints() });
    network.addEndpoint(ec2.InterfaceVpcEndpointAwsService.SSM);
    network.addEndpoint(ec2.InterfaceVpcEndpointAwsService.SSM);
    network.addEndpoint(ec2.InterfaceVpcEndpointAwsService.SECRETS_MANAGER);
    Template.fromStack(stack).resourcePropertiesCountIs('AWS::EC2::VPCEndpoint', { ...INTERFACE_ENDPOINT, PrivateDnsEnabled: true }, 2);
    Template.fromStack(stack).resourceCountIs('AWS::EC2::SecurityGroup', 1);
  });

  test('names endpoints after their service', () => {
    const network = networkIn(testStack(), { egress: Egress.endpoints({ services: [ec2.InterfaceVpcEndpointAwsService.ECR_DOCKER] }) });
    expect(network.vpc.node.tryFindChild('EcrDkrEndpoint')).toBeInstanceOf(ec2.InterfaceVpcEndpoint);
  });

  test('admits nothing but 443, and that from those who were let in', () => {
    const stack = testStack();
    const network = networkIn(stack, { egress: Egress.endpoints() });
    const peer = new ec2.SecurityGroup(stack, 'Peer', { vpc: network.vpc });
    network.addEndpoint(ec2.InterfaceVpcEndpointAwsService.SSM);
    network.allowEndpointsFrom(peer);
    expect(propertiesOf(stack, 'AWS::EC2::SecurityGroupIngress')).toEqual([
      expect.objectContaining({ FromPort: 443, ToPort: 443, IpProtocol: 'tcp', SourceSecurityGroupId: stack.resolve(peer.securityGroupId) }),
    ]);
    Template.fromStack(stack).allResourcesProperties('AWS::EC2::SecurityGroup', { SecurityGroupIngress: Match.absent() });
  });
});

describe('where AWS is within reach', () => {
  test.each([['nat', Egress.nat()], ['publicIp', Egress.publicIp()]])('Egress.%s makes no interface endpoint', (_, egress) => {
    const stack = testStack();
    const network = networkIn(stack, { egress });
    network.addEndpoint(ec2.InterfaceVpcEndpointAwsService.SSM);
    network.allowEndpointsFrom(new ec2.SecurityGroup(stack, 'Peer', { vpc: network.vpc }));
    Template.fromStack(stack).resourcePropertiesCountIs('AWS::EC2::VPCEndpoint', INTERFACE_ENDPOINT, 0);
    Template.fromStack(stack).resourceCountIs('AWS::EC2::SecurityGroupIngress', 0);
  });
});

describe('an existing VPC', () => {
  const vpcIn = (stack: Stack) => new ec2.Vpc(stack, 'Vpc', { maxAzs: 1 });

  test('is taken as it is', () => {
    const [untouched, stack] = [testStack(), testStack()];
    vpcIn(untouched);
    const network = networkIn(stack, { vpc: vpcIn(stack) });
    network.addEndpoint(ec2.InterfaceVpcEndpointAwsService.SSM);
    expect(Template.fromStack(stack).toJSON()).toEqual(Template.fromStack(untouched).toJSON());
    expect(network.assignPublicIp).toBe(false);
  });

  test('gives public addresses in public subnets', () => {
    const stack = testStack();
    expect(networkIn(stack, { vpc: vpcIn(stack), vpcSubnets: { subnetType: ec2.SubnetType.PUBLIC } }).assignPublicIp).toBe(true);
  });

  test('with isolated subnets is taken with a warning', () => {
    const stack = testStack();
    networkIn(stack, { vpc: new ec2.Vpc(stack, 'Vpc', { natGateways: 0, subnetConfiguration: [{ name: 'I', subnetType: ec2.SubnetType.PRIVATE_ISOLATED }] }) });
    Annotations.fromStack(stack).hasWarning('/Test/Network', Match.stringLikeRegexp('no route to the internet.*cdk-batchworks:isolatedSubnets'));
  });

  test.each<[keyof BatchNetworkProps, Partial<BatchNetworkProps>]>([
    ['ipAddresses', { ipAddresses: ec2.IpAddresses.cidr('10.1.0.0/16') }],
    ['maxAzs', { maxAzs: 2 }],
    ['flowLogs', { flowLogs: { All: {} } }],
  ])('refuses `%s`', (name, props) => {
    const stack = testStack();
    expect(() => networkIn(stack, { vpc: vpcIn(stack), ...props })).toThrow(`Test/Network: \`${name}\` shapes a VPC that is made here`);
  });

  test.each([['nat', Egress.nat()], ['publicIp', Egress.publicIp()]])('refuses Egress.%s', (_, egress) => {
    const stack = testStack();
    expect(() => networkIn(stack, { vpc: vpcIn(stack), egress })).toThrow('`egress` must be `Egress.endpoints()` beside `vpc`');
  });
});

describe('endpoints in an existing VPC', () => {
  const AWS = ec2.InterfaceVpcEndpointAwsService;
  const isolatedVpc = (stack: Stack, props?: ec2.VpcProps) => new ec2.Vpc(stack, 'Vpc', {
    maxAzs: 2,
    natGateways: 0,
    subnetConfiguration: [{ name: 'Public', subnetType: ec2.SubnetType.PUBLIC }, { name: 'Isolated', subnetType: ec2.SubnetType.PRIVATE_ISOLATED }],
    ...props,
  });
  const endpointsIn = (stack: Stack) => propertiesOf(stack, 'AWS::EC2::VPCEndpoint');

  test('are made in its isolated subnets, with the route to S3, and without a warning', () => {
    const stack = testStack();
    const vpc = isolatedVpc(stack);
    const network = networkIn(stack, { vpc, egress: Egress.endpoints() });
    network.addEndpoint(AWS.ECR);
    const [gateway, ecr] = endpointsIn(stack);
    expect(gateway.RouteTableIds).toEqual(vpc.isolatedSubnets.map(({ routeTable }) => stack.resolve(routeTable.routeTableId)));
    expect(ecr.SubnetIds).toEqual(vpc.isolatedSubnets.map(({ subnetId }) => stack.resolve(subnetId)));
    Annotations.fromStack(stack).hasNoWarning('*', Match.anyValue());
  });

  test('are not made where they are', () => {
    const stack = testStack();
    const network = networkIn(stack, { vpc: isolatedVpc(stack), egress: Egress.endpoints({ existingServices: [AWS.ECR], existingS3Gateway: true }) });
    network.addEndpoint(AWS.ECR);
    network.addEndpoint(AWS.SSM);
    expect(network.node.children.map(({ node }) => node.id)).toEqual(['EndpointSecurityGroup', 'SsmEndpoint']);
  });

  test('that are there admit the compute', () => {
    const stack = testStack();
    const vpc = isolatedVpc(stack);
    const group = new ec2.SecurityGroup(stack, 'Endpoints', { vpc });
    const network = networkIn(stack, { vpc, egress: Egress.endpoints({ existingSecurityGroups: [group] }) });
    network.allowEndpointsFrom(new ec2.SecurityGroup(stack, 'Peer', { vpc }));
    Template.fromStack(stack).hasResourceProperties('AWS::EC2::SecurityGroupIngress', { GroupId: stack.resolve(group.securityGroupId), FromPort: 443 });
  });

  test('belong to the stack of the network', () => {
    const app = new App();
    const [there, here] = ['There', 'Here'].map((id) => new Stack(app, id));
    networkIn(here, { vpc: isolatedVpc(there), egress: Egress.endpoints({ services: [AWS.ECR] }) });
    app.synth();
    expect(endpointsIn(here)).toHaveLength(2);
    expect(there.dependencies).toEqual([]);
  });

  test.each([[{ enableDnsHostnames: false }, 'true and false'], [{ enableDnsSupport: false, enableDnsHostnames: false }, 'false and false']])(
    'need the DNS of the VPC: %j', (props, got) => {
      const stack = testStack();
      expect(() => networkIn(stack, { vpc: isolatedVpc(stack, props), egress: Egress.endpoints() })).toThrow(new RegExp(`got ${got}; .* \\(NW-09\\)$`));
    });

  test.each<[string, Parameters<typeof Egress.endpoints>[0]]>([
    ['existingServices', { existingServices: [AWS.ECR] }],
    ['existingSecurityGroups', { existingSecurityGroups: [] }],
    ['existingS3Gateway', { existingS3Gateway: true }],
  ])('are there in no new VPC: %s', (name, options) => {
    expect(() => networkIn(testStack(), { egress: Egress.endpoints(options) })).toThrow(`\`${name}\` tells of endpoints in an existing VPC, got no \`vpc\``);
  });
});

describe('a VPC that is made', () => {
  test('takes addresses, zones and flow logs', () => {
    const stack = testStack();
    networkIn(stack, { ipAddresses: ec2.IpAddresses.cidr('10.7.0.0/20'), maxAzs: 1, flowLogs: { All: {} } });
    Template.fromStack(stack).hasResourceProperties('AWS::EC2::VPC', { CidrBlock: '10.7.0.0/20' });
    Template.fromStack(stack).resourceCountIs('AWS::EC2::Subnet', 2);
    Template.fromStack(stack).resourceCountIs('AWS::EC2::FlowLog', 1);
  });

  test('refuses `vpcSubnets`', () => {
    expect(() => new BatchNetwork(testStack(), 'Network', { vpcSubnets: {} })).toThrow('`vpcSubnets` chooses among the subnets of an existing VPC');
  });
});
