import { Duration, Lazy, Size } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { BatchNetwork, BatchPlatform, BatchQueue, ComputePlatform, EksCompute, EksComputeAllocationStrategy, EksComputeOptions, Egress } from '../../src';
import { existingCluster } from '../_helpers/eks';
import { networkIn, propertiesOf, testStack } from '../_helpers/stack';

const ENVIRONMENT = 'AWS::Batch::ComputeEnvironment';
const { ARM_64, X86_64 } = ec2.InstanceArchitecture;
const types = (...names: string[]) => names.map((name) => new ec2.InstanceType(name));

function pods(options: Partial<EksComputeOptions> = {}, egress?: Egress) {
  const stack = testStack();
  const network = networkIn(stack, { egress, maxAzs: 1 });
  const cluster = existingCluster(stack, network.vpc);
  const compute = new EksCompute(stack, 'Pods', { network, cluster, kubernetesNamespace: 'batch', ...options });
  const environment = () => propertiesOf(stack, ENVIRONMENT)[0];
  const launch = () => propertiesOf(stack, 'AWS::EC2::LaunchTemplate')[0].LaunchTemplateData;
  return { stack, network, cluster, compute, environment, resources: () => environment().ComputeResources, launch };
}

test('is a compute environment of the cluster, in its namespace', () => {
  const { stack, cluster, compute, environment } = pods();
  expect(environment()).toMatchObject({
    Type: 'managed',
    State: 'ENABLED',
    ReplaceComputeEnvironment: false,
    EksConfiguration: { EksClusterArn: stack.resolve(cluster.clusterArn), KubernetesNamespace: 'batch' },
  });
  expect(environment()).not.toHaveProperty('ServiceRole');
  expect(compute.cluster).toBe(cluster);
  expect(compute.kubernetesNamespace).toBe('batch');
});

test('says what a queue has to know', () => {
  const { stack, network, compute } = pods({ spot: true, architecture: ARM_64 });
  expect([compute.platform, compute.architecture, compute.spot]).toEqual([ComputePlatform.EKS, ARM_64, true]);
  expect(compute.network).toBe(network);
  expect(new BatchQueue(stack, 'Queue', { compute: [compute] }).platform).toBe(ComputePlatform.EKS);
  const byDefault = pods().compute;
  expect([byDefault.architecture, byDefault.spot]).toEqual([X86_64, false]);
});

test.each<[Partial<EksComputeOptions>, string, string]>([
  [{}, 'EC2', 'BEST_FIT_PROGRESSIVE'],
  [{ allocationStrategy: EksComputeAllocationStrategy.BEST_FIT_PROGRESSIVE_ORDERED }, 'EC2', 'BEST_FIT_PROGRESSIVE_ORDERED'],
  [{ spot: true }, 'SPOT', 'SPOT_PRICE_CAPACITY_OPTIMIZED'],
  [{ spot: true, allocationStrategy: EksComputeAllocationStrategy.BEST_FIT_PROGRESSIVE }, 'SPOT', 'BEST_FIT_PROGRESSIVE'],
  [{ spot: true, allocationStrategy: EksComputeAllocationStrategy.SPOT_CAPACITY_OPTIMIZED_PRIORITIZED }, 'SPOT', 'SPOT_CAPACITY_OPTIMIZED_PRIORITIZED'],
])('of %j is %s by %s', (options, Type, AllocationStrategy) => {
  expect(pods(options).resources()).toMatchObject({ Type, AllocationStrategy });
});

test.each<[string[], string[]]>([
  [[], ['EKS_AL2023']],
  [['m7i'], ['EKS_AL2023']],
  [['g6.xlarge', 'p3.2xlarge'], ['EKS_AL2023_NVIDIA']],
])('the images for %j are %j', (names, images) => {
  expect(pods({ instanceTypes: types(...names) }).resources().Ec2Configuration).toEqual(images.map((ImageType) => ({ ImageType })));
});

test('takes what can be said of the instances', () => {
  const { environment, resources } = pods({
    computeEnvironmentName: 'pods',
    enabled: false,
    instanceTypes: types('m7i.large'),
    instanceClasses: [ec2.InstanceClass.C7I],
    minVcpus: 2,
    maxVcpus: 16,
    spot: true,
    maxPricePercent: 60,
    instanceTags: { team: 'render' },
    scaleDownDelay: Duration.minutes(30),
    terminateOnUpdate: true,
    updateToLatestImageVersion: true,
  });
  expect(environment()).toMatchObject({ ComputeEnvironmentName: 'pods', State: 'DISABLED', UpdatePolicy: { TerminateJobsOnUpdate: true } });
  expect(environment()).not.toHaveProperty('Tags');
  expect(resources()).toMatchObject({
    InstanceTypes: ['m7i.large', 'c7i'],
    MinvCpus: 2,
    MaxvCpus: 16,
    BidPercentage: 60,
    Tags: { team: 'render' },
    ScalingPolicy: { MinScaleDownDelayMinutes: 30 },
    UpdateToLatestImageVersion: true,
  });
});

describe('the instances', () => {
  test('are in the security group of the cluster, where its control plane and its DNS answer', () => {
    const { cluster, compute, resources } = pods();
    expect(resources().SecurityGroupIds).toEqual([cluster.clusterSecurityGroupId]);
    expect(compute.connections.securityGroups[0]).toBe(cluster.clusterSecurityGroup);
  });

  test('can be in another one', () => {
    const stack = testStack();
    const network = networkIn(stack);
    const group = new ec2.SecurityGroup(stack, 'Group', { vpc: network.vpc });
    new EksCompute(stack, 'Pods', { network, cluster: existingCluster(stack, network.vpc), kubernetesNamespace: 'batch', securityGroups: [group] });
    expect(propertiesOf(stack, ENVIRONMENT)[0].ComputeResources.SecurityGroupIds).toEqual([stack.resolve(group.securityGroupId)]);
  });

  test('have a role with which they join', () => {
    const { stack, compute } = pods();
    expect(propertiesOf(stack, 'AWS::IAM::InstanceProfile')).toEqual([{ Roles: [stack.resolve(compute.instanceRole.roleName)] }]);
    const [{ ManagedPolicyArns }] = propertiesOf(stack, 'AWS::IAM::Role');
    expect(ManagedPolicyArns.map((arn: any) => arn['Fn::Join'][1][2].split('/')[1])).toEqual(['AmazonEKSWorkerNodePolicy', 'AmazonEKS_CNI_Policy', 'AmazonEC2ContainerRegistryPullOnly']);
  });

  test('can have a role of their own', () => {
    const stack = testStack();
    const network = networkIn(stack);
    const instanceRole = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com') });
    const compute = new EksCompute(stack, 'Pods', { network, cluster: existingCluster(stack, network.vpc), kubernetesNamespace: 'batch', instanceRole });
    expect(compute.instanceRole).toBe(instanceRole);
    Template.fromStack(stack).resourceCountIs('AWS::IAM::Role', 1);
  });

  test('start the latest version of their launch template, the way that Amazon Linux 2023 joins a cluster', () => {
    const { stack, compute, resources } = pods();
    expect(resources().LaunchTemplate).toEqual({
      LaunchTemplateId: stack.resolve(compute.launchTemplate.launchTemplateId),
      UserdataType: 'EKS_NODEADM',
      Version: { 'Fn::GetAtt': [expect.any(String), 'LatestVersionNumber'] },
    });
  });

  test('have an encrypted disk and IMDSv2', () => {
    const { launch } = pods({ rootVolumeSize: Size.gibibytes(100) });
    expect(launch()).toMatchObject({
      BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { Encrypted: true, VolumeSize: 100, VolumeType: 'gp3' } }],
      MetadataOptions: { HttpTokens: 'required' },
    });
  });

  test('run the scripts of the user, and know no Amazon ECS', () => {
    const { launch, compute } = pods({ userData: [ec2.UserData.custom('#!/bin/bash\nmkdir /scratch')] });
    compute.launchTemplate.userData!.addCommands('echo more');
    const text = JSON.stringify(launch().UserData);
    expect(text).toMatch(/multipart\/mixed.*echo more.*mkdir \/scratch/);
    expect(text).not.toContain('ECS_');
  });
});

test('without a route to the internet reaches what a node needs', () => {
  const { network } = pods({}, Egress.endpoints());
  const endpoints = network.vpc.node.children.filter((child) => child instanceof ec2.InterfaceVpcEndpoint).map((child) => child.node.id);
  expect(endpoints.sort()).toEqual(['Ec2Endpoint', 'EcrApiEndpoint', 'EcrDkrEndpoint', 'LogsEndpoint', 'StsEndpoint']);
});

test('is added to a platform in the VPC of the cluster', () => {
  const stack = testStack();
  const vpc = new ec2.Vpc(stack, 'Vpc');
  const batch = new BatchPlatform(stack, 'Batch', { vpc });
  expect(batch.addEksCompute('Pods', { cluster: existingCluster(stack, vpc), kubernetesNamespace: 'batch' }).network).toBe(batch.network);
});

describe('misuse', () => {
  test.each<[string, Partial<EksComputeOptions>, string]>([
    ['the namespace default', { kubernetesNamespace: 'default' }, '`kubernetesNamespace` must be neither "default" nor begin with "kube-", got "default"'],
    ['a namespace of Kubernetes', { kubernetesNamespace: 'kube-system' }, 'got "kube-system"; make a namespace for AWS Batch'],
    ['a namespace in capitals', { kubernetesNamespace: 'Batch' }, '`kubernetesNamespace` must have up to 63 lower-case letters, digits and hyphens, got "Batch"'],
    ['no namespace', { kubernetesNamespace: '' }, 'got ""; name a namespace of the cluster'],
    ['a hyphen at the end', { kubernetesNamespace: 'batch-' }, 'got "batch-"'],
    ['a long namespace', { kubernetesNamespace: 'x'.repeat(64) }, 'must have up to 63'],
  ])('refuses %s', (_, options, message) => {
    expect(() => pods(options)).toThrow(message);
  });

  test('lets a namespace of 63 characters and a token pass', () => {
    expect(() => pods({ kubernetesNamespace: 'x'.repeat(63) })).not.toThrow();
    expect(() => pods({ kubernetesNamespace: Lazy.string({ produce: () => 'default' }) })).not.toThrow();
  });

  test('refuses a network in another VPC than that of the cluster', () => {
    const stack = testStack({ env: { account: '123456789012', region: 'eu-west-1' } });
    const cluster = new eks.Cluster(stack, 'Cluster', {
      version: eks.KubernetesVersion.V1_31,
      defaultCapacity: 0,
      kubectlLayer: lambda.LayerVersion.fromLayerVersionArn(stack, 'Kubectl', 'arn:aws:lambda:eu-west-1:123456789012:layer:kubectl:1'),
    });
    const inNetwork = (id: string, network: BatchNetwork) => () => new EksCompute(stack, id, { network, cluster, kubernetesNamespace: 'batch' });
    expect(inNetwork('Elsewhere', networkIn(stack))).toThrow('`network` must be in the VPC of `cluster`, Test/Cluster/DefaultVpc, got Test/Network/Vpc; give the network the `vpc` of the cluster (NW-13)');
    expect(inNetwork('There', new BatchNetwork(stack, 'ClusterNetwork', { vpc: cluster.vpc }))).not.toThrow();
  });
});
