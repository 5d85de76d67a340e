import { Duration, Size } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as iam from 'aws-cdk-lib/aws-iam';
import { ComputePlatform, Egress, ManagedInstancesCompute, ManagedInstancesComputeOptions } from '../../src';
import { statementsOf } from '../_helpers/jobs';
import { networkIn, propertiesOf, testStack } from '../_helpers/stack';

const { ARM_64, X86_64 } = ec2.InstanceArchitecture;

function managed(options: ManagedInstancesComputeOptions = {}, egress?: Egress) {
  const stack = testStack();
  const network = networkIn(stack, { egress, maxAzs: 1 });
  const compute = new ManagedInstancesCompute(stack, 'Managed', { network, ...options });
  const environment = () => propertiesOf(stack, 'AWS::Batch::ComputeEnvironment')[0];
  const provider = () => environment().ComputeResources.ManagedInstancesProvider;
  return { stack, network, compute, environment, provider, launch: () => provider().InstanceLaunchTemplate };
}

test('is a compute environment that Amazon ECS finds instances for', () => {
  const { environment, provider, launch, stack, network, compute } = managed();
  expect(environment()).toMatchObject({
    Type: 'managed', State: 'ENABLED', ReplaceComputeEnvironment: false, ComputeResources: { Type: 'ECS_MANAGED_INSTANCES', MaxvCpus: 256 },
  });
  expect(Object.keys(provider())).toEqual(['InfrastructureRoleArn', 'InstanceLaunchTemplate']);
  expect(launch().NetworkConfiguration).toEqual({
    Subnets: stack.resolve(network.vpc.privateSubnets.map(({ subnetId }) => subnetId)),
    SecurityGroups: stack.resolve(compute.connections.securityGroups.map(({ securityGroupId }) => securityGroupId)),
  });
});

test('says what a queue has to know', () => {
  const { compute } = managed({ spot: true, architecture: ARM_64 });
  expect([compute.platform, compute.architecture, compute.spot]).toEqual([ComputePlatform.MANAGED_INSTANCES, ARM_64, true]);
  const byDefault = managed().compute;
  expect([byDefault.architecture, byDefault.spot]).toEqual([X86_64, false]);
});

test.each<[ManagedInstancesComputeOptions, string[]]>([
  [{}, ['c7i', 'm7i', 'r7i']],
  [{ architecture: ARM_64 }, ['c7g', 'm7g', 'r7g']],
  [{ instanceTypes: [new ec2.InstanceType('m7i.large')], instanceClasses: [ec2.InstanceClass.C7I] }, ['m7i.large', 'c7i']],
  [{ instanceClasses: [ec2.InstanceClass.P3] }, ['p3']], // the image is for Amazon ECS to find
])('allows the instances of %#', (options, allowed) => {
  expect(managed(options).launch().InstanceRequirements).toEqual({ AllowedInstanceTypes: allowed });
});

test.each([[true, 'SPOT'], [undefined, 'ON_DEMAND']])('spot: %p is %s', (spot, type) => {
  expect(managed({ spot }).launch().CapacityOptionType).toBe(type);
});

test('takes what can be said of the instances', () => {
  const { environment, provider, launch } = managed({
    computeEnvironmentName: 'managed',
    enabled: false,
    maxVcpus: 8,
    storageSize: Size.gibibytes(100),
    useLocalStorage: true,
    detailedMonitoring: true,
    fips: true,
    scaleInAfter: Duration.minutes(5),
    instanceTags: { team: 'render' },
    containerInsights: ecs.ContainerInsights.ENHANCED,
  });
  expect(environment()).toMatchObject({ ComputeEnvironmentName: 'managed', State: 'DISABLED', EcsSettings: { ContainerInsights: 'ENHANCED' } });
  expect(environment().ComputeResources).toMatchObject({ MaxvCpus: 8, CapacityTags: { team: 'render' } });
  expect(environment()).not.toHaveProperty('Tags'); // they would replace the compute environment
  expect(provider()).toMatchObject({ PropagateTags: 'CAPACITY_PROVIDER', InfrastructureOptimization: { ScaleInAfter: 300 } });
  expect(launch()).toMatchObject({
    StorageConfiguration: { StorageSizeGiB: 100 }, LocalStorageConfiguration: { UseLocalStorage: true }, Monitoring: 'DETAILED', FipsEnabled: true,
  });
});

test('Amazon ECS may pass the role of the instances, whatever its name, and no other', () => {
  const { stack, compute, provider } = managed();
  expect(provider().InfrastructureRoleArn).toEqual(stack.resolve(compute.infrastructureRole.roleArn));
  expect(statementsOf(stack, compute.infrastructureRole)).toEqual([{
    Action: 'iam:PassRole', Effect: 'Allow', Resource: stack.resolve(compute.instanceRole.roleArn), Condition: { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } },
  }]);
});

test('goes before the role that ends its instances', () => {
  const { stack, compute } = managed();
  const role = stack.getLogicalId(compute.infrastructureRole.node.defaultChild as iam.CfnRole);
  const [environment] = Object.values(Template.fromStack(stack).findResources('AWS::Batch::ComputeEnvironment'));
  expect(environment.DependsOn).toContain(role);
});

test('takes roles', () => {
  const stack = testStack();
  const [instanceRole, infrastructureRole] = ['ec2', 'ecs'].map((service) => new iam.Role(stack, service, { assumedBy: new iam.ServicePrincipal(`${service}.amazonaws.com`) }));
  new ManagedInstancesCompute(stack, 'Managed', { network: networkIn(stack), instanceRole, infrastructureRole });
  Template.fromStack(stack).resourceCountIs('AWS::IAM::Role', 2);
  Template.fromStack(stack).hasResourceProperties('AWS::IAM::InstanceProfile', { Roles: [stack.resolve(instanceRole.roleName)] });
});

test('without a route to the internet reaches what an instance needs', () => {
  const { network } = managed({}, Egress.endpoints());
  expect(network.vpc.node.children.filter((child) => child instanceof ec2.InterfaceVpcEndpoint)).toHaveLength(6);
});
