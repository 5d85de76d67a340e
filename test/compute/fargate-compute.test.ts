import { Lazy } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { ComputePlatform, Egress, FargateCompute, FargateComputeOptions } from '../../src';
import { networkIn, propertiesOf, testStack } from '../_helpers/stack';

const ENVIRONMENT = 'AWS::Batch::ComputeEnvironment';

function fargate(options: FargateComputeOptions = {}, egress?: Egress) {
  const stack = testStack();
  const network = networkIn(stack, { egress, maxAzs: 2 });
  return { stack, network, compute: new FargateCompute(stack, 'Fargate', { network, ...options }) };
}

test('runs in the subnets of its network, up to 256 vCPUs', () => {
  const { stack, network, compute } = fargate();
  expect(propertiesOf(stack, ENVIRONMENT)[0].ComputeResources).toEqual({
    Type: 'FARGATE',
    MaxvCpus: 256,
    Subnets: stack.resolve(network.vpc.privateSubnets.map((subnet) => subnet.subnetId)),
    SecurityGroupIds: stack.resolve(compute.connections.securityGroups.map((group) => group.securityGroupId)),
  });
});

test('is updated in place, by the service-linked role', () => {
  const { stack } = fargate();
  expect(propertiesOf(stack, ENVIRONMENT)[0]).toMatchObject({ State: 'ENABLED' });
  expect(propertiesOf(stack, ENVIRONMENT)[0]).not.toHaveProperty('ReplaceComputeEnvironment');
  expect(propertiesOf(stack, ENVIRONMENT)[0]).not.toHaveProperty('UpdatePolicy');
  expect(propertiesOf(stack, ENVIRONMENT)[0]).not.toHaveProperty('ServiceRole');
  Template.fromStack(stack).resourceCountIs('AWS::IAM::Role', 0);
});

test('can be Fargate Spot', () => {
  const { stack, compute } = fargate({ spot: true });
  expect(propertiesOf(stack, ENVIRONMENT)[0].ComputeResources.Type).toBe('FARGATE_SPOT');
  expect(compute.spot).toBe(true);
});

test('takes a service role, which outlives it', () => {
  const stack = testStack();
  const serviceRole = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('batch.amazonaws.com') });
  new FargateCompute(stack, 'Fargate', { network: networkIn(stack), serviceRole });
  const [environment] = Object.values(Template.fromStack(stack).findResources(ENVIRONMENT));
  expect(environment.Properties).toMatchObject({ ServiceRole: stack.resolve(serviceRole.roleArn) });
  expect(environment.DependsOn).toEqual([stack.getLogicalId(serviceRole.node.defaultChild as iam.CfnRole)]);
});

test('says what a queue has to know', () => {
  const { compute, network } = fargate({ architecture: ec2.InstanceArchitecture.ARM_64 });
  expect(compute).toMatchObject({ platform: ComputePlatform.FARGATE, architecture: ec2.InstanceArchitecture.ARM_64, spot: false });
  expect(compute.network).toBe(network);
});

test('takes a name, a state and security groups', () => {
  const stack = testStack();
  const network = networkIn(stack);
  const group = new ec2.SecurityGroup(stack, 'Group', { vpc: network.vpc });
  new FargateCompute(stack, 'Fargate', { network, computeEnvironmentName: 'tiles', enabled: false, maxVcpus: 4, securityGroups: [group] });
  expect(propertiesOf(stack, ENVIRONMENT)[0]).toMatchObject({
    ComputeEnvironmentName: 'tiles', State: 'DISABLED', ComputeResources: { MaxvCpus: 4, SecurityGroupIds: [stack.resolve(group.securityGroupId)] },
  });
});

test('without a route to the internet reaches what starts a container, and no more', () => {
  const { network, compute, stack } = fargate({}, Egress.endpoints());
  const endpoints = network.vpc.node.children.filter((child) => child instanceof ec2.InterfaceVpcEndpoint).map((child) => child.node.id);
  expect(endpoints.sort()).toEqual(['EcrApiEndpoint', 'EcrDkrEndpoint', 'LogsEndpoint']);
  expect(propertiesOf(stack, 'AWS::EC2::SecurityGroupIngress')).toEqual([
    expect.objectContaining({ FromPort: 443, SourceSecurityGroupId: stack.resolve(compute.connections.securityGroups[0].securityGroupId) }),
  ]);
});

describe('misuse', () => {
  test.each<[string, FargateComputeOptions, string]>([
    ['no vCPU', { maxVcpus: 0 }, '`maxVcpus` must be an integer of at least 1, got 0; with fewer no job can start'],
    ['half a vCPU', { maxVcpus: 0.5 }, '`maxVcpus` must be an integer of at least 1, got 0.5'],
    ['a long name', { computeEnvironmentName: 'x'.repeat(129) }, '`computeEnvironmentName` must have at most 128 characters, got 129'],
    ['a name with a dot', { computeEnvironmentName: 'a.b' }, 'must consist of letters, digits, hyphens and underscores, got "a.b"'],
    ['no security group', { securityGroups: [] }, '`securityGroups` must have one to 5 entries, got 0'],
  ])('refuses %s', (_, options, message) => {
    expect(() => fargate(options)).toThrow(message);
  });

  test('names the construct', () => {
    expect(() => fargate({ maxVcpus: 0 })).toThrow(/^Test\/Fargate: /);
  });

  test('lets tokens pass', () => {
    const name = Lazy.string({ produce: () => 'x'.repeat(200) });
    expect(() => fargate({ maxVcpus: Lazy.number({ produce: () => 0 }), computeEnvironmentName: name })).not.toThrow();
  });
});
