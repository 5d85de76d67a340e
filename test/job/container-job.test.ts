import { App, Aws, Duration, Lazy, Size, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { BatchPlatform, ContainerJob, Egress, RetryPolicy } from '../../src';
import { addJob, ec2Queue, fargateQueue, IMAGE, jobProperties, statementsOf } from '../_helpers/jobs';

describe('a plain job', () => {
  test('has one vCPU and 2 GiB', () => {
    const stack = new Stack();
    addJob(fargateQueue(stack));
    expect(jobProperties(stack).ContainerProperties.ResourceRequirements).toEqual([{ Type: 'MEMORY', Value: '2048' }, { Type: 'VCPU', Value: '1' }]);
  });

  test('takes platform and architecture from its queue', () => {
    const stack = new Stack();
    const batch = new BatchPlatform(stack, 'Batch');
    const arm = batch.addFargateCompute('Arm', { architecture: ec2.InstanceArchitecture.ARM_64 });
    addJob(batch.addQueue('Queue', { compute: [arm] }));
    expect(jobProperties(stack)).toMatchObject({
      PlatformCapabilities: ['FARGATE'],
      ContainerProperties: { RuntimePlatform: { CpuArchitecture: 'ARM64', OperatingSystemFamily: 'LINUX' } },
    });
  });

  test('runs on EC2 where its queue does', () => {
    const stack = new Stack();
    addJob(ec2Queue(stack), { gpus: 2 });
    expect(jobProperties(stack).PlatformCapabilities).toEqual(['EC2']);
    expect(jobProperties(stack).ContainerProperties.ResourceRequirements).toContainEqual({ Type: 'GPU', Value: '2' });
  });

  test('is the only container of a task on a platform that knows nothing else', () => {
    const stack = new Stack();
    const queue = Object.create(ec2Queue(stack), { platform: { value: 'MANAGED_INSTANCES' } });
    const job = addJob(queue, { command: ['run'] });
    new s3.Bucket(stack, 'Bucket').grantRead(job);
    const { ContainerProperties, PlatformCapabilities, EcsProperties } = jobProperties(stack);
    expect([ContainerProperties, PlatformCapabilities]).toEqual([undefined, ['MANAGED_INSTANCES']]);
    expect(EcsProperties.TaskProperties[0]).toMatchObject({
      Containers: [{ Name: 'default', Essential: true, Command: ['run'] }],
      RuntimePlatform: { CpuArchitecture: 'X86_64', OperatingSystemFamily: 'LINUX' },
      TaskRoleArn: stack.resolve(job.jobRole.roleArn),
    });
  });

  test('gets a public address only where there is no other way out', () => {
    const stack = new Stack();
    addJob(fargateQueue(stack, { egress: Egress.publicIp() }));
    expect(jobProperties(stack).ContainerProperties.NetworkConfiguration).toEqual({ AssignPublicIp: 'ENABLED' });
    const behindNat = new Stack();
    addJob(fargateQueue(behindNat));
    expect(jobProperties(behindNat).ContainerProperties.NetworkConfiguration).toEqual({ AssignPublicIp: 'DISABLED' });
  });

  test('logs to the group of its queue, under its own name', () => {
    const stack = new Stack();
    const queue = fargateQueue(stack);
    addJob(queue, {}, 'Frame');
    expect(jobProperties(stack).ContainerProperties.LogConfiguration).toEqual({
      LogDriver: 'awslogs',
      Options: {
        'awslogs-group': stack.resolve(queue.logGroup.logGroupName), 'awslogs-region': { Ref: 'AWS::Region' }, 'awslogs-stream-prefix': 'Frame',
      },
    });
  });

  test('keeps its revisions, so that what runs survives a deployment', () => {
    const stack = new Stack();
    addJob(fargateQueue(stack));
    expect(jobProperties(stack)).toMatchObject({ ResourceRetentionPolicy: { SkipDeregisterOnUpdate: true }, PropagateTags: true });
  });

  test('tells the local Batch who it is and where it belongs', () => {
    const stack = new Stack(undefined, 'Stack');
    addJob(fargateQueue(stack), {}, 'Frame');
    Template.fromStack(stack).hasResource('AWS::Batch::JobDefinition', {
      Metadata: { 'cdk-batchworks:path': 'Stack/Frame', 'cdk-batchworks:queue': 'Stack/Batch/Queue' },
    });
  });
});

describe('roles', () => {
  test('jobs without secrets share one execution role and have no job role', () => {
    const stack = new Stack();
    const queue = fargateQueue(stack);
    const jobs = [addJob(queue, {}, 'A'), addJob(queue, {}, 'B')];
    expect(jobs[0].executionRole).toBe(jobs[1].executionRole);
    Template.fromStack(stack).resourceCountIs('AWS::IAM::Role', 1);
    Template.fromStack(stack).allResourcesProperties('AWS::Batch::JobDefinition', { ContainerProperties: { JobRoleArn: Match.absent() } });
  });

  test('the shared role may write to the log group, and nothing else', () => {
    const stack = new Stack();
    const queue = fargateQueue(stack);
    const job = addJob(queue);
    expect(statementsOf(stack, job.executionRole)).toEqual([
      { Effect: 'Allow', Action: ['logs:CreateLogStream', 'logs:PutLogEvents'], Resource: stack.resolve(queue.logGroup.logGroupArn) },
    ]);
  });

  test('a grant makes the job role', () => {
    const stack = new Stack();
    const job = addJob(fargateQueue(stack));
    new s3.Bucket(stack, 'Bucket').grantRead(job);
    expect(jobProperties(stack).ContainerProperties.JobRoleArn).toEqual(stack.resolve(job.jobRole.roleArn));
    expect(statementsOf(stack, job.jobRole)[0].Action).toContain('s3:GetObject*');
  });

  test('given roles are taken', () => {
    const stack = new Stack();
    const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('ecs-tasks.amazonaws.com') });
    const job = addJob(fargateQueue(stack), { jobRole: role, executionRole: role });
    expect([job.jobRole, job.executionRole]).toEqual([role, role]);
    expect(jobProperties(stack).ContainerProperties).toMatchObject({
      JobRoleArn: stack.resolve(role.roleArn), ExecutionRoleArn: stack.resolve(role.roleArn),
    });
  });
});

describe('retries', () => {
  const conditions = (retryPolicy?: RetryPolicy) => {
    const stack = new Stack();
    addJob(fargateQueue(stack), { retryPolicy });
    return jobProperties(stack).RetryStrategy;
  };

  test('by default only what took the host away, or kept the image from being pulled', () => {
    expect(conditions()).toEqual({
      Attempts: 3,
      EvaluateOnExit: [
        { Action: 'RETRY', OnStatusReason: 'Host EC2*' },
        { Action: 'RETRY', OnStatusReason: 'Your Spot Task was interrupted*' },
        { Action: 'RETRY', OnReason: 'CannotPullContainerError:*' },
        { Action: 'EXIT', OnReason: '*' },
      ],
    });
  });

  test('never, or on any failure', () => {
    expect(conditions(RetryPolicy.never())).toEqual({ Attempts: 1 });
    expect(conditions(RetryPolicy.onAnyFailure({ attempts: 10 }))).toEqual({ Attempts: 10 });
  });

  test.each([0, 11, 1.5])('%d attempts are refused', (attempts) => {
    expect(() => RetryPolicy.onHostLoss({ attempts })).toThrow(`\`attempts\` must be an integer from 1 to 10, got ${attempts}`);
  });

  test('six conditions are refused', () => {
    expect(() => RetryPolicy.custom(2, Array(6).fill({}))).toThrow('at most 5 conditions, got 6');
  });
});

describe('misuse is refused at once', () => {
  test.each([
    ['a size that Fargate has not', { memory: Size.mebibytes(777) }, '`memory` must be one of 2048, 3072 … 8192 MiB for 1 vCPU on Fargate, got 777; the next valid size is 2048'],
    ['CPU units', { vcpus: 256 }, '256 looks like ECS CPU units: use 0.25'],
    ['GPUs on Fargate', { gpus: 1 }, '`gpus` must be absent on Fargate'],
    ['a short timeout', { timeout: Duration.seconds(59) }, '`timeout` must be at least 60 seconds, got 59'],
    ['a variable of AWS Batch', { environment: { AWS_BATCH_X: 'y' } }, 'must not begin with AWS_BATCH, which AWS Batch keeps for itself, got "AWS_BATCH_X"'],
    ['an unknown parameter', { command: ['run', 'Ref::scene'], parameters: { seed: '1' } }, 'refers to the parameter "scene" (Ref::scene), which must be in `parameters` or `requiredParameters`; there are seed'],
    ['a parameter twice', { parameters: { a: '1' }, requiredParameters: ['a'] }, 'the parameter "a" must be in `parameters`, with its default, or in `requiredParameters`, not in both'],
    ['a long name', { jobDefinitionName: 'x'.repeat(129) }, '`jobDefinitionName` must have at most 128 characters, got 129'],
  ])('%s', (_, options, message) => {
    const queue = fargateQueue(new Stack());
    expect(() => addJob(queue, options)).toThrow(message);
  });

  test.each([
    ['part of a vCPU', { vcpus: 0.5 }, '`vcpus` must be an integer from 1 on EC2, got 0.5'],
    ['no GPU', { gpus: 0 }, '`gpus` must be an integer from 1, got 0'],
    ['little memory', { memory: Size.mebibytes(3) }, '`memory` must be at least 4 MiB, got 3'],
  ])('on EC2: %s', (_, options, message) => {
    const queue = ec2Queue(new Stack());
    expect(() => addJob(queue, options)).toThrow(message);
  });

  test('the message names the construct', () => {
    const queue = fargateQueue(new Stack(undefined, 'Stack'));
    expect(() => addJob(queue, { vcpus: 3 }, 'Frame')).toThrow(/^Stack\/Frame: `vcpus`/);
  });

  test.each([
    ['exactly 60 seconds', { timeout: Duration.seconds(60) }],
    ['a name of 128 characters', { jobDefinitionName: 'x'.repeat(128) }],
    ['a parameter within an argument', { command: ['--scene=Ref::scene'], parameters: { scene: 'a' } }],
    ['a parameter without a default', { command: ['Ref::input'], requiredParameters: ['input'] }],
    ['a token for the vCPUs', { vcpus: Lazy.number({ produce: () => 1 }), memory: Size.gibibytes(2) }],
    ['a token for the memory', { memory: Size.mebibytes(Lazy.number({ produce: () => 2048 })) }],
    ['a token for the timeout', { timeout: Duration.seconds(Lazy.number({ produce: () => 60 })) }],
    ['a token for the name', { jobDefinitionName: Aws.STACK_NAME }],
  ])('but %s is not', (_, options) => {
    const queue = fargateQueue(new Stack());
    expect(() => addJob(queue, options)).not.toThrow();
  });
});

test('a job in another stack than its queue depends on it, and not the other way round', () => {
  const app = new App();
  const platform = new Stack(app, 'Platform');
  const jobs = new Stack(app, 'Jobs');
  new ContainerJob(jobs, 'Job', { queue: fargateQueue(platform), image: IMAGE });
  app.synth();
  expect(jobs.dependencies).toEqual([platform]);
  expect(platform.dependencies).toEqual([]);
});
