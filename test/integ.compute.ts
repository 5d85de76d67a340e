import { Duration, Size, Stack, Validations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import {
  BatchNetwork, BatchQueue, Compute, ComputePlatform, Ec2Compute, Ec2ComputeAllocationStrategy, EksCompute, FairShare, FargateCompute,
  ImagePullBehavior, ManagedInstancesCompute, SpotCompute, SpotComputeAllocationStrategy, StuckJobPolicy, UnmanagedCompute,
} from '../src';
import { existingCluster } from './_helpers/eks';
import { acknowledgeKnown, strictApp, templateOf } from './_helpers/integ';

const FLOW_LOGS = { All: { destination: ec2.FlowLogDestination.toCloudWatchLogs() } };
const types = (...names: string[]) => names.map((name) => new ec2.InstanceType(name));

/** What cdk-nag finds beside what is acknowledged everywhere. */
const ACKNOWLEDGED: Record<string, string> = {
  'AwsSolutions-AS3': 'Whoever wants to hear of every start and end of an instance adds notifications to `autoScalingGroup`.',
  'AwsSolutions-L1': 'The oldest runtime that is supported, so that the oldest supported CDK knows it.',
  'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]': 'The role that the CDK gives a function.',
  'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonEC2SpotFleetTaggingRole]':
    'AWS keeps what a Spot Fleet needs in this policy.',
  'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/AmazonECSInstanceRolePolicyForManagedInstances]':
    'AWS keeps what a managed instance needs in this policy.',
  'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/AmazonECSInfrastructureRolePolicyForManagedInstances]':
    'AWS keeps what Amazon ECS needs to manage instances in this policy.',
  ...Object.fromEntries(['AmazonEKSWorkerNodePolicy', 'AmazonEKS_CNI_Policy', 'AmazonEC2ContainerRegistryPullOnly'].map((policy) => [
    `AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/${policy}]`, 'AWS keeps what a node of Amazon EKS needs in this policy.',
  ])),
  'AwsSolutions-EC26': 'The rule cannot read the launch template of the group; the disk in it is encrypted.',
  'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:autoscaling:<AWS::Region>:<AWS::AccountId>:autoScalingGroup:*:autoScalingGroupName/<FleetInstancesASG8E71541E>]':
    'Nobody knows the unique id in the ARN of an Auto Scaling group; the name behind it is unique, too.',
  'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:ecs:<AWS::Region>:<AWS::AccountId>:container-instance/<FleetClusterE89F8D7D.ClusterName>/*]':
    'The container instances of one cluster, which come and go.',
  'AwsSolutions-IAM5[Resource::<BatchworksClusterProviderHandlerC8F5C6B5.Arn>:*]': 'The permission that the CDK gives its provider: versions of one function.',
  'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:batch:<AWS::Region>:<AWS::AccountId>:job/*]': 'The ARN of a job does not tell its queue.',
};

test('every kind of compute and queue, with all that can be said of them', () => {
  const stack = new Stack(strictApp(), 'Compute');
  const network = new BatchNetwork(stack, 'Network', { maxAzs: 2, flowLogs: FLOW_LOGS });
  const key = new kms.Key(stack, 'Key', { enableKeyRotation: true });

  const fargate = new FargateCompute(stack, 'Fargate', { network, containerInsights: ecs.ContainerInsights.ENHANCED });
  const onDemand = new Ec2Compute(stack, 'OnDemand', {
    network,
    instanceTypes: types('m7i.4xlarge', 'm7i'),
    allocationStrategy: Ec2ComputeAllocationStrategy.BEST_FIT_PROGRESSIVE_ORDERED,
    minVcpus: 2,
    maxVcpus: 64,
    rootVolumeSize: Size.gibibytes(200),
    rootVolumeIops: 6000,
    rootVolumeThroughput: 500,
    rootVolumeEncryptionKey: key,
    containerAgent: { imagePullBehavior: ImagePullBehavior.PREFER_CACHED, taskCleanupDelay: Duration.minutes(1) },
    userData: [ec2.UserData.custom('#!/bin/bash\nmkdir /scratch')],
    placementGroup: new ec2.PlacementGroup(stack, 'PlacementGroup', { strategy: ec2.PlacementGroupStrategy.CLUSTER }),
    scaleDownDelay: Duration.minutes(30),
    updateTimeout: Duration.hours(4),
    instanceTags: { 'cost-center': 'render' },
    containerInsights: ecs.ContainerInsights.ENABLED,
  });
  const spot = new SpotCompute(stack, 'Spot', { network, allocationStrategy: SpotComputeAllocationStrategy.SPOT_CAPACITY_OPTIMIZED_PRIORITIZED });
  const spotFleet = new SpotCompute(stack, 'SpotFleet', { network, allocationStrategy: SpotComputeAllocationStrategy.BEST_FIT, rootVolumeEncryptionKey: key });
  const gpu = new Ec2Compute(stack, 'Gpu', { network, instanceTypes: types('g6.xlarge', 'g6e.xlarge') });
  const pods = new EksCompute(stack, 'Pods', {
    network,
    cluster: existingCluster(stack, network.vpc),
    kubernetesNamespace: 'batch',
    spot: true,
    instanceClasses: [ec2.InstanceClass.M7G, ec2.InstanceClass.C7G],
    userData: [ec2.UserData.custom('#!/bin/bash\nmkdir /scratch')],
    terminateOnUpdate: true,
    updateToLatestImageVersion: true,
  });
  const managed = new ManagedInstancesCompute(stack, 'Managed', {
    network,
    spot: true,
    architecture: ec2.InstanceArchitecture.ARM_64,
    storageSize: Size.gibibytes(100),
    useLocalStorage: true,
    scaleInAfter: Duration.minutes(5),
    detailedMonitoring: true,
    fips: true,
    instanceTags: { 'cost-center': 'render' },
  });
  const fleet = UnmanagedCompute.fleet(stack, 'Fleet', {
    network,
    spot: true,
    instanceTypes: types('c7g.4xlarge', 'm7g.4xlarge'),
    minInstances: 1,
    maxInstances: 20,
    jobsPerInstance: 4,
    bootTimeout: Duration.minutes(20),
    unmanagedVcpus: 320,
    rootVolumeEncryptionKey: key,
  });
  const licensed = UnmanagedCompute.bringYourOwn(stack, 'Licensed', { network });
  new ec2.LaunchTemplate(stack, 'Host', { userData: licensed.userData, instanceProfile: licensed.instanceProfile, requireImdsv2: true });
  const existing = Compute.fromComputeEnvironmentArn(stack, 'Existing', 'arn:aws:batch:eu-west-1:123456789012:compute-environment/existing', {
    platform: ComputePlatform.EC2, architecture: ec2.InstanceArchitecture.X86_64,
  });

  const fairShare = FairShare.of({ 'research*': 0.5, 'billing': 1 }, { decay: Duration.hours(6), computeReservation: 25 });
  const shared = new BatchQueue(stack, 'Shared', { compute: [onDemand, spot, existing], fairShare, stuckJobPolicy: StuckJobPolicy.cancelAfter(Duration.hours(1)) });
  new BatchQueue(stack, 'Gpus', { compute: [gpu], stuckJobPolicy: StuckJobPolicy.cancelAfterEach({ insufficientCapacity: Duration.hours(24) }) });
  [fargate, spotFleet, pods, managed, fleet, licensed].forEach((compute) => new BatchQueue(stack, `${compute.node.id}Queue`, { compute: [compute] }));

  const operator = new iam.Role(stack, 'Operator', { assumedBy: new iam.AccountRootPrincipal() });
  shared.grants.cancel(operator);
  shared.grants.describe(operator);

  acknowledgeKnown(stack);
  Object.entries(ACKNOWLEDGED).forEach(([id, reason]) => Validations.of(stack).acknowledge({ id: `AwsSolutions::${id}`, reason }));
  expect(templateOf(stack)).toMatchSnapshot();
});
