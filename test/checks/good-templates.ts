/** Realistic stacks in which nothing is wrong: made by the constructs of this library. */
import { Duration, RemovalPolicy, Size, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as efs from 'aws-cdk-lib/aws-efs';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import {
  BatchPlatform, Egress, FairShare, JobContainerCondition, JobSecret, JobVolume, SpotComputeAllocationStrategy, StuckJobPolicy,
} from '../../src';

const STUCK = StuckJobPolicy.cancelAfter(Duration.hours(6));
const PUBLIC_IMAGE = ecs.ContainerImage.fromRegistry('public.ecr.aws/docker/library/busybox:1.37');

const LIMITS = { timeout: Duration.hours(2), command: ['true'] };

function ecrImage(stack: Stack) {
  return ecs.ContainerImage.fromEcrRepository(new ecr.Repository(stack, 'Images'), '1.4');
}

export const OUR_TEMPLATES: Readonly<Record<string, (stack: Stack) => void>> = {
  'Fargate behind a NAT gateway, with secrets': (stack) => {
    const batch = new BatchPlatform(stack, 'Reports');
    const queue = batch.addQueue('Default', { compute: [batch.addFargateCompute('Fargate')], stuckJobPolicy: STUCK });
    const key = new kms.Key(stack, 'Key', { enableKeyRotation: true });
    const secret = new secretsmanager.Secret(stack, 'Database', { encryptionKey: key });
    batch.addJob('Report', {
      ...LIMITS,
      queue,
      image: PUBLIC_IMAGE,
      vcpus: 1,
      memory: Size.gibibytes(2),
      secrets: {
        PASSWORD: JobSecret.fromSecretsManager(secret, { field: 'password' }),
        TOKEN: JobSecret.fromSsmParameter(ssm.StringParameter.fromSecureStringParameterAttributes(stack, 'Token', { parameterName: '/reports/token' })),
      },
    });
  },

  'EC2 and Spot without a route to the internet, with a file system': (stack) => {
    const batch = new BatchPlatform(stack, 'Render', { egress: Egress.endpoints() });
    const queue = batch.addQueue('Bulk', { compute: [batch.addSpotCompute('Spot', { maxVcpus: 256 })], stuckJobPolicy: STUCK });
    const urgent = batch.addQueue('Urgent', { priority: 100, compute: [batch.addEc2Compute('OnDemand', { maxVcpus: 64 })], stuckJobPolicy: STUCK });
    const frames = new efs.FileSystem(stack, 'Frames', { vpc: batch.vpc, vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED }, removalPolicy: RemovalPolicy.DESTROY });
    const image = ecrImage(stack);
    const volumes = [JobVolume.efs(frames, { mountPath: '/frames' })];
    batch.addJob('Frame', { ...LIMITS, queue, image, volumes, vcpus: 4, memory: Size.gibibytes(8) });
    batch.addJob('Preview', { ...LIMITS, queue: urgent, image, volumes, vcpus: 2, memory: Size.gibibytes(4) });
  },

  'Fargate with public addresses': (stack) => {
    const batch = new BatchPlatform(stack, 'Scraper', { egress: Egress.publicIp() });
    const queue = batch.addQueue('Default', { compute: [batch.addFargateCompute('Fargate', { spot: true })], stuckJobPolicy: STUCK });
    batch.addJob('Fetch', { ...LIMITS, queue, image: PUBLIC_IMAGE, vcpus: 0.25, memory: Size.mebibytes(512) });
  },

  'ARM64 on Fargate': (stack) => {
    const batch = new BatchPlatform(stack, 'Arm');
    const compute = batch.addFargateCompute('Fargate', { architecture: ec2.InstanceArchitecture.ARM_64 });
    const queue = batch.addQueue('Default', { compute: [compute], stuckJobPolicy: STUCK });
    batch.addJob('Encode', { ...LIMITS, queue, image: PUBLIC_IMAGE, vcpus: 2, memory: Size.gibibytes(4), ephemeralStorage: Size.gibibytes(50) });
  },

  'ARM64 on EC2': (stack) => {
    const batch = new BatchPlatform(stack, 'Arm');
    const compute = batch.addEc2Compute('Graviton', { architecture: ec2.InstanceArchitecture.ARM_64, maxVcpus: 128 });
    const queue = batch.addQueue('Default', { compute: [compute], stuckJobPolicy: STUCK });
    batch.addJob('Encode', { ...LIMITS, queue, image: PUBLIC_IMAGE, vcpus: 4, memory: Size.gibibytes(7) });
  },

  'GPUs': (stack) => {
    const batch = new BatchPlatform(stack, 'Training');
    const compute = batch.addEc2Compute('Gpu', { instanceTypes: [new ec2.InstanceType('g5.xlarge'), new ec2.InstanceType('g5.12xlarge')], maxVcpus: 96 });
    const queue = batch.addQueue('Training', { compute: [compute], stuckJobPolicy: STUCK });
    batch.addJob('Train', { ...LIMITS, queue, image: PUBLIC_IMAGE, vcpus: 4, memory: Size.gibibytes(14), gpus: 1 });
  },

  'a fair-share queue': (stack) => {
    const batch = new BatchPlatform(stack, 'Shared');
    const queue = batch.addQueue('Research', {
      compute: [batch.addEc2Compute('Instances', { maxVcpus: 512 })],
      fairShare: FairShare.of({ 'genomics*': 0.5 }, { decay: Duration.hours(1) }),
      stuckJobPolicy: STUCK,
    });
    batch.addJob('Align', { ...LIMITS, queue, image: PUBLIC_IMAGE, vcpus: 8, memory: Size.gibibytes(15), schedulingPriority: 10 });
  },

  'managed instances, and a fleet': (stack) => {
    const batch = new BatchPlatform(stack, 'Mixed');
    const managed = batch.addQueue('Quick', { compute: [batch.addManagedInstancesCompute('Managed', { maxVcpus: 64 })], stuckJobPolicy: STUCK });
    const fleet = batch.addQueue('Slow', { compute: [batch.addUnmanagedFleet('Fleet', { maxInstances: 4 })], stuckJobPolicy: STUCK });
    batch.addJob('One', { ...LIMITS, queue: managed, image: PUBLIC_IMAGE, vcpus: 2, memory: Size.gibibytes(4) });
    batch.addJob('Other', { ...LIMITS, queue: fleet, image: PUBLIC_IMAGE, vcpus: 1, memory: Size.gibibytes(2) });
  },

  'several containers and several nodes': (stack) => {
    const batch = new BatchPlatform(stack, 'Parts');
    const queue = batch.addQueue('Default', { compute: [batch.addEc2Compute('Instances', { maxVcpus: 64 })], stuckJobPolicy: STUCK });
    batch.addMultiContainerJob('Pipeline', {
      queue,
      timeout: Duration.hours(2),
      containers: [
        { name: 'fetch', image: PUBLIC_IMAGE, command: ['true'], vcpus: 1, memory: Size.gibibytes(1), essential: false },
        {
          name: 'transform',
          image: PUBLIC_IMAGE,
          command: ['true'],
          vcpus: 2,
          memory: Size.gibibytes(4),
          dependsOn: { fetch: JobContainerCondition.SUCCESS },
        },
      ],
    });
    batch.addMultiNodeJob('Simulate', {
      queue,
      timeout: Duration.hours(2),
      instanceType: new ec2.InstanceType('c6i.4xlarge'),
      nodeGroups: [{ nodes: 4, image: PUBLIC_IMAGE, command: ['true'], vcpus: 8, memory: Size.gibibytes(16) }],
    });
  },

  'Fargate and instances in one platform': (stack) => {
    const batch = new BatchPlatform(stack, 'Both');
    const serverless = batch.addQueue('Serverless', {
      compute: [batch.addFargateCompute('Fargate', { containerInsights: ecs.ContainerInsights.ENABLED })], stuckJobPolicy: STUCK,
    });
    const instances = batch.addQueue('Bulk', { priority: 10, compute: [batch.addEc2Compute('OnDemand', { maxVcpus: 64 })], stuckJobPolicy: STUCK });
    const volumes = [JobVolume.newEfs(stack, 'Reports', { network: batch.network, mountPath: '/reports' })];
    batch.addJob('Collect', { ...LIMITS, queue: serverless, image: PUBLIC_IMAGE, vcpus: 1, memory: Size.gibibytes(2), volumes });
    const crunch = batch.addJob('Crunch', { ...LIMITS, queue: instances, image: PUBLIC_IMAGE, vcpus: 4, memory: Size.gibibytes(8), jobDefinitionName: 'crunch' });
    instances.grants.submit(new iam.Role(stack, 'Submitter', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') }), crunch);
  },

  'Spot by best fit, with a service role': (stack) => {
    const batch = new BatchPlatform(stack, 'Fit');
    const serviceRole = new iam.Role(stack, 'ServiceRole', {
      assumedBy: new iam.ServicePrincipal('batch.amazonaws.com'),
      managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName('service-role/AWSBatchServiceRole')],
    });
    const compute = batch.addSpotCompute('Spot', {
      maxVcpus: 64, allocationStrategy: SpotComputeAllocationStrategy.BEST_FIT, replaceComputeEnvironment: true, serviceRole,
    });
    const queue = batch.addQueue('Bulk', { compute: [compute], stuckJobPolicy: STUCK });
    batch.addJob('Crunch', { ...LIMITS, queue, image: PUBLIC_IMAGE, vcpus: 4, memory: Size.gibibytes(8) });
  },

  'an imported VPC': (stack) => {
    const vpc = ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
      vpcId: 'vpc-0123456789abcdef0',
      availabilityZones: ['eu-west-1a', 'eu-west-1b'],
      privateSubnetIds: ['subnet-0aaaaaaaaaaaaaaa1', 'subnet-0aaaaaaaaaaaaaaa2'],
    });
    const batch = new BatchPlatform(stack, 'Imported', { vpc });
    const queue = batch.addQueue('Default', { compute: [batch.addFargateCompute('Fargate')], stuckJobPolicy: STUCK });
    batch.addJob('Report', { ...LIMITS, queue, image: PUBLIC_IMAGE, vcpus: 1, memory: Size.gibibytes(2) });
  },
};
