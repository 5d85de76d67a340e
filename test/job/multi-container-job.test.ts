import * as path from 'node:path';
import { Duration, Size, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as efs from 'aws-cdk-lib/aws-efs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import {
  BatchPlatform, IBatchQueue, JobConsumableResource, JobContainer, JobContainerCondition, JobLogging, JobLogRouter, JobSecret, JobSource,
  JobVolume, MultiContainerJob, MultiContainerJobOptions,
} from '../../src';
import { ec2Queue, fargateQueue, folderWith, IMAGE, jobProperties, statementsOf } from '../_helpers/jobs';

type PartOfContainer = Partial<JobContainer> & { name: string };

function addMultiContainerJob(queue: IBatchQueue, containers: PartOfContainer[], options?: Partial<MultiContainerJobOptions>) {
  return new MultiContainerJob(Stack.of(queue), 'Job', {
    queue, containers: containers.map((container) => ({ image: container.source ? undefined : IMAGE, ...container })), ...options,
  });
}

/** The only task of the only job definition. */
function taskOf(stack: Stack): any {
  return jobProperties(stack).EcsProperties.TaskProperties[0];
}

describe('on Fargate', () => {
  test('all containers are in one task, with its platform', () => {
    const stack = new Stack();
    addMultiContainerJob(fargateQueue(stack), [{ name: 'a' }, { name: 'b' }], {
      ephemeralStorage: Size.gibibytes(30), fargatePlatformVersion: ecs.FargatePlatformVersion.VERSION1_4, pidMode: ecs.PidMode.TASK,
    });
    expect(jobProperties(stack)).toMatchObject({ Type: 'container', PlatformCapabilities: ['FARGATE'] });
    expect(taskOf(stack)).toMatchObject({
      Containers: [{ Name: 'a', Essential: true }, { Name: 'b', Essential: true }],
      NetworkConfiguration: { AssignPublicIp: 'DISABLED' },
      RuntimePlatform: { CpuArchitecture: 'X86_64', OperatingSystemFamily: 'LINUX' },
      PlatformVersion: '1.4.0',
      EphemeralStorage: { SizeInGiB: 30 },
      PidMode: 'task',
    });
  });

  test('the sizes add up to one that exists', () => {
    const stack = new Stack();
    const small = { vcpus: 0.25, memory: Size.mebibytes(512) };
    addMultiContainerJob(fargateQueue(stack), [{ name: 'a', ...small }, { name: 'b', ...small }]);
    expect(taskOf(stack).Containers[1].ResourceRequirements).toEqual([{ Type: 'MEMORY', Value: '512' }, { Type: 'VCPU', Value: '0.25' }]);
  });

  test('on ARM, where the queue is', () => {
    const stack = new Stack();
    const platform = new BatchPlatform(stack, 'Batch');
    const arm = platform.addFargateCompute('Arm', { architecture: ec2.InstanceArchitecture.ARM_64 });
    platform.addMultiContainerJob('Job', { queue: platform.addQueue('Queue', { compute: [arm] }), containers: [{ name: 'a', image: IMAGE }] });
    expect(taskOf(stack).RuntimePlatform.CpuArchitecture).toBe('ARM64');
  });
});

describe('on EC2', () => {
  test('the task says nothing of the platform', () => {
    const stack = new Stack();
    addMultiContainerJob(ec2Queue(stack), [{ name: 'a', gpus: 1 }], { ipcMode: ecs.IpcMode.TASK });
    expect(Object.keys(taskOf(stack)).sort()).toEqual(['Containers', 'ExecutionRoleArn', 'IpcMode', 'Volumes']);
    expect(taskOf(stack).Containers[0].ResourceRequirements).toContainEqual({ Type: 'GPU', Value: '1' });
  });
});

test('containers wait for each other', () => {
  const stack = new Stack();
  addMultiContainerJob(fargateQueue(stack), [
    { name: 'fetch', essential: false },
    { name: 'work', dependsOn: { fetch: JobContainerCondition.SUCCESS }, startTimeout: Duration.seconds(2), stopTimeout: Duration.seconds(120) },
  ]);
  expect(taskOf(stack).Containers).toMatchObject([
    { Name: 'fetch', Essential: false },
    { Name: 'work', DependsOn: [{ ContainerName: 'fetch', Condition: 'SUCCESS' }], StartTimeout: 2, StopTimeout: 120 },
  ]);
});

test('a volume of several containers is mounted once', () => {
  const stack = new Stack();
  const batch = new BatchPlatform(stack, 'Batch');
  const fileSystem = new efs.FileSystem(stack, 'FileSystem', { vpc: batch.vpc });
  const shared = JobVolume.efs(fileSystem, { mountPath: '/data' });
  const own = JobVolume.efs(fileSystem, { mountPath: '/own', readOnly: true });
  addMultiContainerJob(batch.addQueue('Queue', { compute: [batch.addFargateCompute('Fargate')] }), [
    { name: 'a', volumes: [shared] }, { name: 'b', volumes: [shared, own] },
  ]);
  const task = taskOf(stack);
  expect(task.Volumes.map((volume: any) => volume.Name)).toEqual(['volume0', 'volume1']);
  expect(task.Volumes[0].EfsVolumeConfiguration).toEqual({
    FileSystemId: stack.resolve(fileSystem.fileSystemId), TransitEncryption: 'ENABLED', AuthorizationConfig: { Iam: 'ENABLED' },
  });
  expect(task.Containers.map((container: any) => container.MountPoints)).toEqual([
    [{ SourceVolume: 'volume0', ContainerPath: '/data' }],
    [{ SourceVolume: 'volume0', ContainerPath: '/data' }, { SourceVolume: 'volume1', ContainerPath: '/own', ReadOnly: true }],
  ]);
});

test('an access point is mounted', () => {
  const stack = new Stack();
  const batch = new BatchPlatform(stack, 'Batch');
  const fileSystem = new efs.FileSystem(stack, 'FileSystem', { vpc: batch.vpc });
  const accessPoint = fileSystem.addAccessPoint('AccessPoint');
  const queue = batch.addQueue('Queue', { compute: [batch.addFargateCompute('Fargate')] });
  addMultiContainerJob(queue, [{ name: 'a', volumes: [JobVolume.efs(fileSystem, { mountPath: '/data', accessPoint })] }]);
  expect(taskOf(stack).Volumes[0].EfsVolumeConfiguration.AuthorizationConfig)
    .toEqual({ AccessPointId: stack.resolve(accessPoint.accessPointId), Iam: 'ENABLED' });
});

test('a log router takes the output of the others', () => {
  const stack = new Stack();
  addMultiContainerJob(ec2Queue(stack), [
    { name: 'router', logRouter: JobLogRouter.fluentBit({ configFile: '/etc/extra.conf' }) },
    { name: 'work', logging: JobLogging.driver('awsfirelens', { options: { Name: 'firehose' } }) },
  ]);
  const [router, work] = taskOf(stack).Containers;
  expect(router.FirelensConfiguration).toEqual({
    Type: 'fluentbit', Options: { 'enable-ecs-log-metadata': 'true', 'config-file-type': 'file', 'config-file-value': '/etc/extra.conf' },
  });
  expect(router.LogConfiguration.LogDriver).toBe('awslogs');
  expect(work.LogConfiguration).toEqual({ LogDriver: 'awsfirelens', Options: { Name: 'firehose' } });
});

describe('roles', () => {
  test('a grant to the job reaches all of its containers', () => {
    const stack = new Stack();
    const job = addMultiContainerJob(fargateQueue(stack), [{ name: 'a' }]);
    new s3.Bucket(stack, 'Bucket').grantRead(job);
    expect(taskOf(stack).TaskRoleArn).toEqual(stack.resolve(job.jobRole.roleArn));
  });

  test('secrets of any container are read by a role of the job alone', () => {
    const stack = new Stack();
    const secret = new secretsmanager.Secret(stack, 'Secret');
    const job = addMultiContainerJob(fargateQueue(stack), [{ name: 'a' }, { name: 'b', secrets: { KEY: JobSecret.fromSecretsManager(secret, { field: 'key' }) } }]);
    expect(taskOf(stack).Containers[1].Secrets[0].Name).toBe('KEY');
    expect(job.executionRole.node.path).toBe('Default/Job/ExecutionRole');
    expect(statementsOf(stack, job.executionRole).map((statement) => statement.Action)).toContainEqual('secretsmanager:GetSecretValue');
  });

  test('one role pulls all images, also beside one of a private registry', () => {
    const stack = new Stack();
    const credentials = new secretsmanager.Secret(stack, 'Credentials');
    const job = addMultiContainerJob(fargateQueue(stack), [
      { name: 'a', source: JobSource.script(path.join(folderWith({ 'job.py': '' }), 'job.py')) },
      { name: 'b', image: ecs.ContainerImage.fromRegistry('registry.example.com/b:1', { credentials }) },
    ]);
    expect(taskOf(stack).ExecutionRoleArn).toEqual(stack.resolve(job.executionRole.roleArn));
    expect(JSON.stringify(statementsOf(stack, job.executionRole))).toContain('ecr:BatchGetImage');
    expect(taskOf(stack).Containers[1].RepositoryCredentials).toEqual({ CredentialsParameter: stack.resolve(credentials.secretArn) });
  });

  test('ECS Exec is for the whole task', () => {
    const stack = new Stack();
    addMultiContainerJob(fargateQueue(stack), [{ name: 'a' }], { enableExecuteCommand: true });
    expect(taskOf(stack).EnableExecuteCommand).toBe(true);
  });
});

test('the definition has what that of one container has', () => {
  const stack = new Stack(undefined, 'Stack');
  const job = addMultiContainerJob(fargateQueue(stack), [{ name: 'a', command: ['run', 'Ref::x'] }], {
    requiredParameters: ['x'],
    timeout: Duration.minutes(1),
    schedulingPriority: 1,
    arraySize: 3,
    consumableResources: [JobConsumableResource.fromArn('tokens', 1)],
  });
  expect(job.arraySize).toBe(3);
  Template.fromStack(stack).hasResource('AWS::Batch::JobDefinition', {
    Metadata: { 'cdk-batchworks:path': 'Stack/Job', 'cdk-batchworks:queue': 'Stack/Batch/Queue', 'cdk-batchworks:arraySize': 3 },
    Properties: {
      RetryStrategy: { Attempts: 3 },
      Timeout: { AttemptDurationSeconds: 60 },
      SchedulingPriority: 1,
      PropagateTags: true,
      ResourceRetentionPolicy: { SkipDeregisterOnUpdate: true },
      ConsumableResourceProperties: { ConsumableResourceList: [{ ConsumableResource: 'tokens', Quantity: 1 }] },
    },
  });
});

describe('misuse is refused at once', () => {
  const { START, COMPLETE, SUCCESS } = JobContainerCondition;
  const eleven = Array.from({ length: 11 }, (_, index) => ({ name: `c${index}` }));
  test.each<[string, PartOfContainer[], string]>([
    ['no container', [], '`containers` must have 1 to 10 entries, got 0'],
    ['eleven containers', eleven, '`containers` must have 1 to 10 entries, got 11'],
    ['no essential one', [{ name: 'a', essential: false }], 'at least one container must be essential'],
    ['a name twice', [{ name: 'a' }, { name: 'a' }], 'the names of containers must differ, got "a" twice'],
    ['a name with a space', [{ name: 'a b' }], 'got "a b"'],
    ['waiting for one that is not there', [{ name: 'a' }, { name: 'b', dependsOn: { c: START } }], 'must name another container of the job, got "c"; there are a'],
    ['waiting for itself', [{ name: 'a', dependsOn: { a: START } }], 'got "a"; there are no others'],
    ['waiting for the end of an essential one', [{ name: 'a' }, { name: 'b', dependsOn: { a: COMPLETE } }], 'the container "b" must not wait for the end (COMPLETE) of "a"'],
    ['waiting for the success of an essential one', [{ name: 'a', essential: true }, { name: 'b', dependsOn: { a: SUCCESS } }], 'say `essential: false` there'],
    ['a circle', [{ name: 'a', dependsOn: { b: START } }, { name: 'b', dependsOn: { a: START } }, { name: 'c' }], 'got one among a, b; remove'],
    ['two log routers', [{ name: 'a', logRouter: JobLogRouter.fluentBit() }, { name: 'b', logRouter: JobLogRouter.fluentd() }], 'at most one container must have a `logRouter`, got a, b'],
    ['no log router', [{ name: 'a', logging: JobLogging.driver('awsfirelens') }], 'add one with `logRouter: JobLogRouter.fluentBit()`'],
    ['a log router that routes to itself', [{ name: 'a', logRouter: JobLogRouter.fluentd(), logging: JobLogging.driver('awsfirelens') }], 'the log router "a" must not log by awsfirelens'],
    ['an option of one container', [{ name: 'a' }, { name: 'b', environment: { AWS_BATCH_X: '' } }], 'Default/Job: the container "b": the name of an environment variable'],
  ])('%s', (_, containers, message) => {
    const queue = ec2Queue(new Stack());
    expect(() => addMultiContainerJob(queue, containers)).toThrow(message);
  });

  test('a configuration of a log router that is nowhere', () => {
    expect(() => JobLogRouter.fluentd({ configFile: 'extra.conf' })).toThrow('got "extra.conf"; did you mean "/extra.conf"?');
  });

  test.each(['a', 'Resource', 'JobRole', 'x'.repeat(255)])('but the name %s is none', (name) => {
    const queue = ec2Queue(new Stack());
    expect(() => addMultiContainerJob(queue, [{ name }])).not.toThrow();
  });
});
