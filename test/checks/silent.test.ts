/** What `aws-cdk-lib` synthesizes without a word, though no job would ever run of it: each is found. */
import { Duration, Size, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as batch from 'aws-cdk-lib/aws-batch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as efs from 'aws-cdk-lib/aws-efs';
import * as iam from 'aws-cdk-lib/aws-iam';
import { findingsIn } from './_good';
import { testStack } from '../_helpers/stack';

const IMAGE = ecs.ContainerImage.fromRegistry('public.ecr.aws/docker/library/busybox:1.37');

function vpcOf(stack: Stack) {
  return new ec2.Vpc(stack, 'Vpc', { maxAzs: 2 });
}

function fargate(stack: Stack, id = 'Fargate', props: Partial<batch.FargateComputeEnvironmentProps> = {}) {
  return new batch.FargateComputeEnvironment(stack, id, { vpc: stack.node.tryFindChild('Vpc') as ec2.Vpc ?? vpcOf(stack), ...props });
}

function instances(stack: Stack, id = 'Instances', props: Partial<batch.ManagedEc2EcsComputeEnvironmentProps> = {}) {
  return new batch.ManagedEc2EcsComputeEnvironment(stack, id, { vpc: stack.node.tryFindChild('Vpc') as ec2.Vpc ?? vpcOf(stack), ...props });
}

function queue(stack: Stack, computeEnvironments: batch.IComputeEnvironment[], props: batch.JobQueueProps = {}) {
  return new batch.JobQueue(stack, 'Queue', {
    computeEnvironments: computeEnvironments.map((computeEnvironment, index) => ({ computeEnvironment, order: index + 1 })), ...props,
  });
}

function fargateJob(stack: Stack, container: Partial<batch.EcsFargateContainerDefinitionProps> = {}) {
  new batch.EcsJobDefinition(stack, 'Job', {
    container: new batch.EcsFargateContainerDefinition(stack, 'Container', { image: IMAGE, cpu: 1, memory: Size.gibibytes(2), ...container }),
  });
}

function instanceJob(stack: Stack, container: Partial<batch.EcsEc2ContainerDefinitionProps> = {}, props: Partial<batch.EcsJobDefinitionProps> = {}) {
  new batch.EcsJobDefinition(stack, 'Job', {
    container: new batch.EcsEc2ContainerDefinition(stack, 'Container', { image: IMAGE, cpu: 1, memory: Size.gibibytes(2), ...container }),
    ...props,
  });
}

/** A job on an instance that mounts a file system. */
function mountingJob(stack: Stack, volume: Partial<batch.EfsVolumeOptions>) {
  const compute = instances(stack);
  queue(stack, [compute]);
  const fileSystem = new efs.FileSystem(stack, 'Files', { vpc: compute.node.scope!.node.findChild('Vpc') as ec2.Vpc });
  instanceJob(stack, { volumes: [batch.EcsVolume.efs({ name: 'files', fileSystem, containerPath: '/files', ...volume })] });
}

function timesOut(seconds: number) {
  return Duration.seconds(seconds);
}

const exitCodes = (count: number) => Array.from({ length: count }, (_, index) => batch.RetryStrategy.of(batch.Action.EXIT, batch.Reason.custom({ onExitCode: `${index}` })));

test.each<[what: string, id: string, build: (stack: Stack) => void]>([
  ['a size that Fargate does not have', 'SZ-09', (stack) => { queue(stack, [fargate(stack)]); fargateJob(stack, { cpu: 0.3, memory: Size.mebibytes(77) }); }],
  ['256 vCPUs, meant as CPU units', 'SZ-10', (stack) => { queue(stack, [instances(stack)]); instanceJob(stack, { cpu: 256 }); }],
  ['Fargate beside EC2 on a queue', 'CE-02', (stack) => { queue(stack, [fargate(stack), instances(stack)]); }],
  ['four compute environments on a queue', 'CE-01', (stack) => { queue(stack, ['A', 'B', 'C', 'D'].map((id) => fargate(stack, id))); }],
  ['x86-64 beside ARM64 on a queue', 'CE-03', (stack) => {
    queue(stack, [
      instances(stack, 'Intel', { useOptimalInstanceClasses: false, instanceClasses: [ec2.InstanceClass.M7I] }),
      instances(stack, 'Graviton', { useOptimalInstanceClasses: false, instanceClasses: [ec2.InstanceClass.M7G] }),
    ]);
  }],
  ['x86-64 beside ARM64 in a compute environment, by the classes that are added silently', 'CE-04', (stack) => { instances(stack, 'Graviton', { instanceClasses: [ec2.InstanceClass.M7G] }); }],
  ['Fargate in subnets without a way out', 'NW-02', (stack) => {
    const vpc = new ec2.Vpc(stack, 'Vpc', { maxAzs: 2, natGateways: 0, subnetConfiguration: [{ name: 'Isolated', subnetType: ec2.SubnetType.PRIVATE_ISOLATED }] });
    queue(stack, [fargate(stack, 'Fargate', { vpc })]);
    fargateJob(stack, { image: ecs.ContainerImage.fromRegistry('123456789012.dkr.ecr.eu-west-1.amazonaws.com/tool:1') });
  }],
  ['50 attempts', 'JD-01', (stack) => { instanceJob(stack, {}, { retryAttempts: 50 }); }],
  ['7 retry conditions', 'JD-02', (stack) => { instanceJob(stack, {}, { retryAttempts: 2, retryStrategies: exitCodes(7) }); }],
  ['a timeout of 5 seconds', 'JD-08', (stack) => { instanceJob(stack, {}, { timeout: timesOut(5) }); }],
  ['a variable that AWS Batch keeps for itself', 'JD-18', (stack) => { instanceJob(stack, { environment: { AWS_BATCH_X: '1' } }); }],
  ['retry conditions without attempts', 'JD-03', (stack) => { instanceJob(stack, {}, { retryStrategies: exitCodes(1) }); }],
  ['an access point without encryption in transit', 'ST-05', (stack) => mountingJob(stack, { accessPointId: 'fsap-0123456789abcdef0' })],
  ['an access point and a root directory', 'ST-05', (stack) => mountingJob(stack, { accessPointId: 'fsap-0123456789abcdef0', enableTransitEncryption: true, rootDirectory: '/data' })],
  ['the job role as identity at a file system, without a job role', 'ST-04', (stack) => mountingJob(stack, { useJobRole: true, enableTransitEncryption: true })],
  ['a file system that lets nobody in', 'ST-01', (stack) => mountingJob(stack, {})],
  ['8 GPUs on a t3.micro', 'SZ-11', (stack) => {
    queue(stack, [instances(stack, 'Small', { useOptimalInstanceClasses: false, instanceTypes: [new ec2.InstanceType('t3.micro')] })]);
    instanceJob(stack, { gpu: 8 });
  }],
  ['TERMINATE for a job that cannot start', 'CE-35', (stack) => {
    queue(stack, [fargate(stack)], {
      jobStateTimeLimitActions: [{
        action: batch.JobStateTimeLimitActionsAction.TERMINATE,
        maxTime: Duration.hours(1),
        reason: batch.JobStateTimeLimitActionsReason.JOB_RESOURCE_REQUIREMENT,
        state: batch.JobStateTimeLimitActionsState.RUNNABLE,
      }],
    });
  }],
  ['a Spot fleet role that may do nothing', 'CE-09', (stack) => {
    instances(stack, 'Spot', {
      spot: true,
      allocationStrategy: batch.AllocationStrategy.BEST_FIT,
      spotFleetRole: new iam.Role(stack, 'FleetRole', { assumedBy: new iam.ServicePrincipal('spotfleet.amazonaws.com') }),
    });
  }],
  ['a launch template whose changes reach no instance', 'UP-03', (stack) => {
    const vpc = vpcOf(stack);
    const template = new ec2.CfnLaunchTemplate(stack, 'Template', { launchTemplateData: {} });
    new batch.CfnComputeEnvironment(stack, 'Compute', {
      type: 'MANAGED',
      computeResources: {
        type: 'EC2',
        maxvCpus: 16,
        instanceTypes: ['m6i'],
        subnets: vpc.privateSubnets.map(({ subnetId }) => subnetId),
        launchTemplate: { launchTemplateId: template.ref },
      },
    });
  }],
  ['user data that is no MIME multipart', 'LT-01', (stack) => {
    instances(stack, 'Instances', { launchTemplate: new ec2.LaunchTemplate(stack, 'Template', { userData: ec2.UserData.custom('#!/bin/bash\necho hello') }) });
  }],
  ['no vCPU at all', 'SZ-05', (stack) => { fargate(stack, 'Fargate', { maxvCpus: 0 }); }],
])('%s: %s', (_, id, build) => {
  const stack = testStack();
  build(stack);
  expect(findingsIn(JSON.stringify(Template.fromStack(stack).toJSON())).map((finding) => finding.id)).toContain(id);
});
