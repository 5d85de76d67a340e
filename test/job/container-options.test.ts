import { Size, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as batch from 'aws-cdk-lib/aws-batch';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { ContainerJobOptions, Egress, JobConsumableResource, JobOperatingSystem } from '../../src';
import { addJob, ec2Queue, ECR_IMAGE, fargateQueue, jobProperties, statementsOf } from '../_helpers/jobs';

/** The job definition of one job, and its container in it. */
function onEc2(options: Partial<ContainerJobOptions>) {
  const stack = new Stack();
  addJob(ec2Queue(stack), options);
  return { ...jobProperties(stack), container: jobProperties(stack).ContainerProperties };
}

function onFargate(options: Partial<ContainerJobOptions>) {
  const stack = new Stack();
  addJob(fargateQueue(stack), options);
  return { ...jobProperties(stack), container: jobProperties(stack).ContainerProperties };
}

describe('a container on an instance', () => {
  test('can be privileged', () => {
    expect(onEc2({ privileged: true }).container.Privileged).toBe(true);
  });

  test('has ulimits', () => {
    const ulimits = [{ name: batch.UlimitName.NOFILE, softLimit: 1024, hardLimit: 65_536 }];
    expect(onEc2({ ulimits }).container.Ulimits).toEqual([{ Name: 'nofile', SoftLimit: 1024, HardLimit: 65_536 }]);
  });

  test('has devices, memory file systems, shared memory and swap', () => {
    expect(onEc2({
      devices: [{ hostPath: '/dev/fuse', permissions: [batch.DevicePermission.READ] }],
      tmpfs: [{ containerPath: '/scratch', size: Size.mebibytes(64), mountOptions: [batch.TmpfsMountOption.NOEXEC] }],
      sharedMemorySize: Size.mebibytes(128),
      maxSwap: Size.mebibytes(256),
      swappiness: 10,
      initProcessEnabled: true,
    }).container.LinuxParameters).toEqual({
      Devices: [{ HostPath: '/dev/fuse', Permissions: ['read'] }],
      Tmpfs: [{ ContainerPath: '/scratch', Size: 64, MountOptions: ['noexec'] }],
      SharedMemorySize: 128,
      MaxSwap: 256,
      Swappiness: 10,
      InitProcessEnabled: true,
    });
  });
});

describe('a container on Fargate', () => {
  test.each([21, 200])('has %d GiB of disk', (gibibytes) => {
    expect(onFargate({ ephemeralStorage: Size.gibibytes(gibibytes) }).container.EphemeralStorage).toEqual({ SizeInGiB: gibibytes });
  });

  test('has a platform version', () => {
    expect(onFargate({ fargatePlatformVersion: ecs.FargatePlatformVersion.VERSION1_4 }).container.FargatePlatformConfiguration)
      .toEqual({ PlatformVersion: '1.4.0' });
  });

  test('can have an init process, but nothing else of Linux', () => {
    expect(onFargate({ initProcessEnabled: true }).container.LinuxParameters.InitProcessEnabled).toBe(true);
  });

  test('runs Windows', () => {
    const { container } = onFargate({ operatingSystem: JobOperatingSystem.WINDOWS_SERVER_2022_CORE });
    expect(container.RuntimePlatform).toEqual({ CpuArchitecture: 'X86_64', OperatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' });
    expect(container.ReadonlyRootFilesystem).toBeUndefined();
  });
});

describe('ECS Exec', () => {
  test('lets the role of the job open the channels, and has no second role', () => {
    const stack = new Stack();
    const job = addJob(fargateQueue(stack), { enableExecuteCommand: true });
    expect(jobProperties(stack).ContainerProperties).toMatchObject({ EnableExecuteCommand: true, JobRoleArn: stack.resolve(job.jobRole.roleArn) });
    expect(statementsOf(stack, job.jobRole)).toEqual([{
      Effect: 'Allow',
      Action: [
        'ssmmessages:CreateControlChannel', 'ssmmessages:CreateDataChannel', 'ssmmessages:OpenControlChannel', 'ssmmessages:OpenDataChannel',
      ],
      Resource: '*',
    }]);
    Template.fromStack(stack).resourceCountIs('AWS::IAM::Role', 2);
  });

  test('brings its endpoint where there is no way to the internet', () => {
    const stack = new Stack();
    addJob(fargateQueue(stack, { egress: Egress.endpoints() }), { image: ECR_IMAGE, enableExecuteCommand: true });
    expect(JSON.stringify(Template.fromStack(stack).findResources('AWS::EC2::VPCEndpoint'))).toContain('.ssmmessages');
  });
});

describe('a job definition', () => {
  test.each([0, 9999])('has the scheduling priority %d', (schedulingPriority) => {
    expect(onFargate({ schedulingPriority }).SchedulingPriority).toBe(schedulingPriority);
  });

  test('can leave tags and old revisions', () => {
    expect(onFargate({ propagateTags: false, skipDeregisterOnUpdate: false })).toMatchObject({
      PropagateTags: false, ResourceRetentionPolicy: { SkipDeregisterOnUpdate: false },
    });
  });

  test('says what it takes of consumable resources', () => {
    const stack = new Stack();
    const licenses = new batch.CfnConsumableResource(stack, 'Licenses', { resourceType: 'REPLENISHABLE', totalQuantity: 20 });
    addJob(fargateQueue(stack), { consumableResources: [JobConsumableResource.of(licenses, 2), JobConsumableResource.fromArn('tokens', 1)] });
    expect(jobProperties(stack).ConsumableResourceProperties.ConsumableResourceList).toEqual([
      { ConsumableResource: stack.resolve(licenses.consumableResourceRef.consumableResourceArn), Quantity: 2 }, { ConsumableResource: 'tokens', Quantity: 1 },
    ]);
  });

  test.each([2, 10_000])('has the default size %d of an array job, for whoever reads the template', (arraySize) => {
    const stack = new Stack();
    const job = addJob(fargateQueue(stack), { arraySize });
    expect(job.arraySize).toBe(arraySize);
    Template.fromStack(stack).hasResource('AWS::Batch::JobDefinition', { Metadata: { 'cdk-batchworks:arraySize': arraySize } });
  });

  test('costs one resource', () => {
    const stack = new Stack();
    const queue = fargateQueue(stack);
    addJob(queue, {}, 'First');
    const before = Object.keys(Template.fromStack(stack).toJSON().Resources).length;
    const after = new Stack();
    const otherQueue = fargateQueue(after);
    ['First', 'Second', 'Third'].forEach((id) => addJob(otherQueue, {}, id));
    expect(Object.keys(Template.fromStack(after).toJSON().Resources)).toHaveLength(before + 2);
  });
});

describe('a private registry', () => {
  function fromRegistry(egress?: Egress) {
    const stack = new Stack();
    const credentials = new secretsmanager.Secret(stack, 'Credentials');
    const image = ecs.ContainerImage.fromRegistry('registry.example.com/app:1', { credentials });
    const queue = fargateQueue(stack, { egress });
    return { stack, credentials, queue, job: addJob(queue, { image }) };
  }

  test('has credentials that the definition names', () => {
    const { stack, credentials } = fromRegistry();
    expect(jobProperties(stack).ContainerProperties).toMatchObject({
      Image: 'registry.example.com/app:1', RepositoryCredentials: { CredentialsParameter: stack.resolve(credentials.secretArn) },
    });
  });

  test('is read by an execution role of the job alone', () => {
    const { stack, credentials, queue, job } = fromRegistry();
    expect(job.executionRole).not.toBe(addJob(queue, {}, 'Other').executionRole);
    expect(statementsOf(stack, job.executionRole)[0]).toMatchObject({
      Action: ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'], Resource: stack.resolve(credentials.secretArn),
    });
  });

  test('brings the endpoint of Secrets Manager where there is no way to the internet', () => {
    const { stack } = fromRegistry(Egress.endpoints({ registries: ['registry.example.com'] }));
    expect(JSON.stringify(Template.fromStack(stack).findResources('AWS::EC2::VPCEndpoint'))).toContain('.secretsmanager');
  });
});

test('the execution role may pull from the repository of the image', () => {
  const stack = new Stack();
  const repository = new ecr.Repository(stack, 'Repository');
  const job = addJob(ec2Queue(stack), { image: ecs.ContainerImage.fromEcrRepository(repository, '1') });
  expect(statementsOf(stack, job.executionRole)[0].Resource).toEqual(stack.resolve(repository.repositoryArn));
});
