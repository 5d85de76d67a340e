import { Duration, Size, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import {
  BatchNetwork, BatchQueue, BatchQueueOptions, Compute, ComputePlatform, Ec2Compute, Ec2ComputeAllocationStrategy, Ec2ComputeOptions, EksCompute,
  EksComputeAllocationStrategy, EksComputeOptions, FairShare,
  FargateCompute, FargateComputeOptions, ICompute, ManagedInstancesCompute, ManagedInstancesComputeOptions, SpotCompute, SpotComputeOptions,
  StuckJobPolicy, UnmanagedCompute, UnmanagedFleetOptions,
} from '../../src';
import { existingCluster } from '../_helpers/eks';
import { networkIn, testStack } from '../_helpers/stack';

/**
 * Every misuse of compute and queues that AWS rejects, or that keeps a job from starting, and that a constructor can see. Each message
 * has the id of its rule.
 */

let stack: Stack;
let network: BatchNetwork;

beforeEach(() => {
  stack = testStack();
  network = networkIn(stack, { maxAzs: 1 });
});

const { ARM_64, X86_64 } = ec2.InstanceArchitecture;
const types = (...names: string[]) => names.map((name) => new ec2.InstanceType(name));
const script = (text: string) => [ec2.UserData.custom(`#!/bin/bash\n${text}`)];
const groups = (count: number) => Array.from({ length: count }, (_, index) => new ec2.SecurityGroup(stack, `Group${index}`, { vpc: network.vpc }));
const role = () => new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('batch.amazonaws.com') });
const existing = (id: string, platform: ComputePlatform, architecture?: ec2.InstanceArchitecture) => (
  Compute.fromComputeEnvironmentArn(stack, id, `arn:aws:batch:eu-west-1:123456789012:compute-environment/${id}`, { platform, architecture })
);

const fargate = (options: FargateComputeOptions) => () => new FargateCompute(stack, 'Misuse', { network, ...options });
const onDemand = (options: Ec2ComputeOptions) => () => new Ec2Compute(stack, 'Misuse', { network, ...options });
const spot = (options: SpotComputeOptions) => () => new SpotCompute(stack, 'Misuse', { network, ...options });
const managed = (options: ManagedInstancesComputeOptions) => () => new ManagedInstancesCompute(stack, 'Misuse', { network, ...options });
const pods = (options: Partial<EksComputeOptions>) => () => (
  new EksCompute(stack, 'MisusedPods', { network, cluster: existingCluster(stack, network.vpc), kubernetesNamespace: 'batch', ...options })
);
const fleet = (options: UnmanagedFleetOptions) => () => UnmanagedCompute.fleet(stack, 'Misuse', { network, ...options });
const queue = (compute: () => ICompute[], options: Partial<BatchQueueOptions> = {}) => () => new BatchQueue(stack, 'Misuse', { compute: compute(), ...options });
const one = () => [existing('one', ComputePlatform.EC2)];

test.each<[string, string, () => void]>([
  ['SZ-05', 'no vCPU', fargate({ maxVcpus: 0 })],
  ['SZ-05', 'no vCPU on managed instances', managed({ maxVcpus: 0 })],
  ['SZ-05', 'a minimum above the maximum', onDemand({ minVcpus: 9, maxVcpus: 8 })],
  ['SZ-05', 'a fleet of none', fleet({ maxInstances: 0 })],
  ['SZ-05', 'a fleet with a minimum above its maximum', fleet({ minInstances: 11 })],
  ['SZ-13', 'types with and without GPUs', onDemand({ instanceTypes: types('g6.xlarge', 'm7i.large') })],
  ['SZ-13', 'GPUs beside what AWS Batch finds best', spot({ instanceTypes: types('g4ad.xlarge', 'optimal') })],
  ['SZ-13', 'a type with GPUs beside a class without', onDemand({ instanceTypes: types('p5.48xlarge'), instanceClasses: [ec2.InstanceClass.M7I] })],
  ['SZ-13', 'managed instances with and without GPUs', managed({ instanceClasses: [ec2.InstanceClass.G6, ec2.InstanceClass.C7I] })],
  ['SZ-13', 'pods with and without GPUs', pods({ instanceTypes: types('g6.xlarge', 'm7i.large') })],
  ['SZ-13', 'a fleet with and without GPUs', fleet({ instanceTypes: types('g5g.xlarge', 'm7g.large') })],
  ['SZ-14', 'instances without an image', onDemand({ instanceTypes: types('p3.2xlarge') })],
  ['SZ-14', 'instances without an image (CE-19)', onDemand({ instanceClasses: [ec2.InstanceClass.A1] })],
  ['SZ-14', 'a fleet of instances without an image', fleet({ instanceTypes: types('g3.4xlarge') })],
  ['NW-13', 'no security group', fargate({ securityGroups: [] })],
  ['NW-13', 'six security groups', () => onDemand({ securityGroups: groups(6) })()],
  ['CE-01', 'four kinds of compute', queue(() => ['a', 'b', 'c', 'd'].map((id) => existing(id, ComputePlatform.EC2)))],
  ['CE-02', 'Fargate beside EC2', queue(() => [existing('a', ComputePlatform.FARGATE), existing('b', ComputePlatform.EC2)])],
  ['CE-02', 'managed instances beside EC2', queue(() => [existing('a', ComputePlatform.MANAGED_INSTANCES), existing('b', ComputePlatform.EC2)])],
  ['CE-02', 'pods beside EC2', queue(() => [existing('a', ComputePlatform.EKS), existing('b', ComputePlatform.EC2)])],
  ['CE-02', 'pods beside Fargate', queue(() => [existing('a', ComputePlatform.FARGATE), pods({})()])],
  ['CE-03', 'two architectures in a queue', queue(() => [existing('a', ComputePlatform.EC2, ARM_64), existing('b', ComputePlatform.EC2), existing('c', ComputePlatform.EC2, X86_64)])],
  ['CE-04', 'two architectures in compute', spot({ instanceTypes: types('m7i', 'm7g') })],
  ['CE-04', 'two architectures of managed instances', managed({ instanceTypes: types('m7i', 'm7g') })],
  ['CE-04', 'instances of another architecture than asked for', fleet({ instanceTypes: types('m7i.large'), architecture: ARM_64 })],
  ['CE-10', 'a strategy for spot capacity on demand', pods({ allocationStrategy: EksComputeAllocationStrategy.SPOT_CAPACITY_OPTIMIZED })],
  ['CE-10', 'a strategy for on-demand capacity on spot', pods({ spot: true, allocationStrategy: EksComputeAllocationStrategy.BEST_FIT_PROGRESSIVE_ORDERED })],
  ['CE-11', 'a time for updates that do not happen', onDemand({ allocationStrategy: Ec2ComputeAllocationStrategy.BEST_FIT, updateTimeout: Duration.hours(1) })],
  ['CE-09', 'a role for a Spot Fleet that there is not', () => spot({ spotFleetRole: role() })()],
  ['CE-11', 'jobs stopped by updates that do not happen', onDemand({ allocationStrategy: Ec2ComputeAllocationStrategy.BEST_FIT, terminateOnUpdate: true })],
  ['CE-11', 'an image that no update brings', onDemand({ allocationStrategy: Ec2ComputeAllocationStrategy.BEST_FIT, updateToLatestImageVersion: true })],
  ['CE-11', 'updates in place that AWS Batch refuses', onDemand({ allocationStrategy: Ec2ComputeAllocationStrategy.BEST_FIT, replaceComputeEnvironment: false })],
  ['CE-12', 'a time for updates that a role of its own prevents', () => onDemand({ serviceRole: role(), updateTimeout: Duration.hours(1) })()],
  ['CE-12', 'updates in place by a role of its own', () => onDemand({ serviceRole: role(), replaceComputeEnvironment: false })()],
  ['CE-22', 'a price of nothing', spot({ maxPricePercent: 0 })],
  ['CE-22', 'a price above the on-demand price', spot({ maxPricePercent: 101 })],
  ['CE-22', 'a price for what is no spot capacity', pods({ maxPricePercent: 60 })],
  ['CE-19', 'pods on A1', pods({ instanceClasses: [ec2.InstanceClass.A1] })],
  ['CE-23', 'a fleet of a family', fleet({ instanceTypes: types('m7i') })],
  ['CE-23', 'a fleet of no type', fleet({ instanceTypes: [] })],
  ['CE-27', 'idle for 19 minutes', onDemand({ scaleDownDelay: Duration.minutes(19) })],
  ['CE-27', 'idle for more than a week', onDemand({ scaleDownDelay: Duration.minutes(10_081) })],
  ['CE-28', 'updates within seconds', onDemand({ updateTimeout: Duration.seconds(30) })],
  ['CE-28', 'updates within a week', onDemand({ updateTimeout: Duration.days(7) })],
  ['CE-28', 'a time for jobs that are stopped at once', onDemand({ updateTimeout: Duration.hours(1), terminateOnUpdate: true })],
  ['CE-29', 'managed instances idle for more than an hour', managed({ scaleInAfter: Duration.seconds(3601) })],
  ['CE-29', 'managed instances with half a GiB', managed({ storageSize: Size.mebibytes(512) })],
  ['CE-31', 'a long name of compute', fargate({ computeEnvironmentName: 'x'.repeat(129) })],
  ['CE-31', 'a dot in a name of compute', managed({ computeEnvironmentName: 'a.b' })],
  ['CE-31', 'a space in the name of a queue', queue(one, { jobQueueName: 'a b' })],
  ['CE-31', 'a name of a scheduling policy with a slash', () => FairShare.of({ a: 1 }, { schedulingPolicyName: 'a/b' })],
  ['CE-32', 'a priority below zero', queue(one, { priority: -1 })],
  ['CE-32', 'a priority above 1000', queue(one, { priority: 1001 })],
  ['CE-34', 'a queue without compute', queue(() => [])],
  ['CE-34', 'the same compute twice', queue(() => { const [compute] = one(); return [compute, compute]; })],
  ['CE-34', 'the same compute by two constructs', queue(() => { const [compute] = one(); return [compute, Compute.fromComputeEnvironment(stack, 'again', compute, compute)]; })],
  ['CE-35', 'stuck for nine minutes', () => StuckJobPolicy.cancelAfter(Duration.minutes(9))],
  ['CE-35', 'stuck for more than a day', () => StuckJobPolicy.cancelAfter(Duration.hours(25))],
  ['CE-36', 'stuck for no reason', () => StuckJobPolicy.cancelAfterEach({})],
  ['JD-25', 'shares that overlap', () => FairShare.of({ 'a*': 1, 'ab': 1 })],
  ['JD-25', 'all of the capacity reserved', () => FairShare.of({ a: 1 }, { computeReservation: 100 })],
  ['JD-25', 'use that counts for eight days', () => FairShare.of({ a: 1 }, { decay: Duration.days(8) })],
  ['LT-01', 'user data in several parts as one', onDemand({ userData: [new ec2.MultipartUserData()] })],
  ['LT-10', 'another cluster in a script', onDemand({ userData: script('echo ECS_CLUSTER=mine >> /etc/ecs/ecs.config') })],
  ['LT-10', 'another cluster in the settings of the agent', spot({ containerAgent: { variables: { ECS_CLUSTER: 'mine' } } })],
  ['LT-10', 'another cluster of a fleet', fleet({ userData: script('echo ECS_CLUSTER=mine >> /etc/ecs/ecs.config') })],
  ['LT-10', 'a node that joins by itself', pods({ userData: script('/etc/eks/bootstrap.sh cluster') })],
  ['LT-10', 'an agent that does not run', onDemand({ userData: script('systemctl disable --now ecs') })],
  ['LT-11', 'a command of Amazon Linux 2', onDemand({ userData: script('amazon-linux-extras install docker') })],
  ['UP-06', 'the latest image beside an image', onDemand({ machineImage: ec2.MachineImage.latestAmazonLinux2023(), updateToLatestImageVersion: true })],
])('%s: %s', (id, _, misuse) => {
  expect(misuse).toThrow(new RegExp(`; [^;]+ \\(${id}\\)$`));
});

describe('without a rule', () => {
  test.each<[string, () => void, string]>([
    ['few IOPS', onDemand({ rootVolumeIops: 2999 }), '`rootVolumeIops` must be an integer from 3000 to 80000, got 2999'],
    ['more IOPS than the disk can have', onDemand({ rootVolumeIops: 25_001 }), '`rootVolumeIops` must be at most 500 for each GiB, 25000 for 50 GiB, got 25001; enlarge'],
    ['little throughput', onDemand({ rootVolumeThroughput: 124 }), '`rootVolumeThroughput` must be an integer from 125 to 2000 MiB/s, got 124'],
    ['more throughput than the IOPS allow', onDemand({ rootVolumeThroughput: 1000 }), 'must be at most 0.25 MiB/s for each of the IOPS, 750 MiB/s for 3000, got 1000; raise `rootVolumeIops` to 4000'],
    ['clean-up at once', onDemand({ containerAgent: { taskCleanupDelay: Duration.seconds(0) } }), '`taskCleanupDelay` must be at least 1 second'],
    ['a setting of two lines', onDemand({ containerAgent: { variables: { A: 'b\nc' } } }), '`variables` must be of one line each, got "b\\nc" for "A"'],
    ['no job on an instance', fleet({ jobsPerInstance: 0 }), '`jobsPerInstance` must be an integer of at least 1, got 0'],
    ['half a minute to boot', fleet({ bootTimeout: Duration.seconds(30) }), '`bootTimeout` must be an integer of at least 60 seconds, got 30; give the time'],
    ['a look at the queues twice a minute', fleet({ scalingInterval: Duration.seconds(30) }), '`scalingInterval` must be an integer from 1 to 60 minutes, got 0.5'],
  ])('%s', (_, misuse, message) => {
    expect(misuse).toThrow(message);
  });
});

test('17 subnets of Fargate', () => {
  const vpc = ec2.Vpc.fromVpcAttributes(stack, 'Wide', {
    vpcId: 'vpc-1', availabilityZones: ['a'], privateSubnetIds: Array.from({ length: 17 }, (_, index) => `subnet-${index}`),
  });
  const wide = new BatchNetwork(stack, 'WideNetwork', { vpc });
  expect(() => new FargateCompute(stack, 'Misuse', { network: wide })).toThrow('`network` must have at most 16 subnets for Fargate, got 17; choose some with `vpcSubnets` (NW-13)');
});
