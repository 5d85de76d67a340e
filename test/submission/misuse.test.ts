import { Duration, Size, Stack } from 'aws-cdk-lib';
import * as batch from 'aws-cdk-lib/aws-batch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { pod, severalContainers, severalNodes, submit } from './_helpers';
import { BatchPlatform, JobSubmissionOverrides } from '../../src';
import { DEFINITION_ARN, QUEUE_ARN } from '../_helpers/event-pattern';
import { addJob, ec2Queue, fairQueue, fargateQueue } from '../_helpers/jobs';
import { testStack } from '../_helpers/stack';

let stack: Stack;
beforeEach(() => { stack = testStack(); });

describe('a submission is refused', () => {
  test.each<[Partial<JobSubmissionOverrides>, string]>([
    [{ arraySize: 1 }, '`arraySize` must be an integer from 2 to 10000, got 1; leave it out for a job of its own (JD-12)'],
    [{ arraySize: 10_001 }, '`arraySize` must be an integer from 2 to 10000, got 10001; leave it out for a job of its own (JD-12)'],
    [{ timeout: Duration.seconds(59) }, '`timeout` must be an integer of at least 60 seconds, got 59; let a shorter limit be the command\'s own (JD-08)'],
    [{ shareIdentifier: 'research' },
      '`shareIdentifier` and `schedulingPriority` must be absent in a queue without fair share; leave them out, or give the queue `fairShare` (JD-24)'],
    [{ schedulingPriority: 10_000 }, '`schedulingPriority` must be an integer from 0 to 9999, got 10000; the job with the higher number is served first (JD-21)'],
    [{ command: ['a', ''] }, '`command` must have no empty argument, which AWS Batch refuses; leave it out (JD-18)'],
    [{ environment: { AWS_BATCH_X: '1' } },
      'the name of an environment variable must not begin with AWS_BATCH, which AWS Batch keeps for itself, got "AWS_BATCH_X"; choose another name (JD-18)'],
    [{ vcpus: 3 }, '`vcpus` must be one of 0.25, 0.5, 1, 2, 4, 8, 16, 32 on Fargate, got 3; the next valid value is 4 (SZ-09)'],
    [{ vcpus: 1, memory: Size.mebibytes(777) },
      '`memory` must be one of 2048, 3072 … 8192 MiB for 1 vCPU on Fargate, got 777; the next valid size is 2048 (SZ-09)'],
    [{ memory: Size.mebibytes(2) }, '`memory` must be at least 4 MiB, got 2; did you mean gibibytes? (SZ-08)'],
    [{ gpus: 1 }, '`gpus` must be absent on Fargate, which has no GPUs; choose a queue with EC2 compute (SZ-12)'],
    [{ container: 'a', vcpus: 1 }, '`container` must be absent, got "a": only a job of several containers has names for them; leave it out'],
  ])('%p', (options, message) => {
    expect(() => submit({ job: addJob(fargateQueue(stack)), ...options })).toThrow(new Error(message));
  });

  test.each([[{ vcpus: 0.5 }, '(SZ-07)'], [{ gpus: 0 }, '`gpus` must be an integer from 1, got 0']])('on EC2: %p', (options, message) => {
    expect(() => submit({ job: addJob(ec2Queue(stack)), ...options })).toThrow(message);
  });

  test('a part of a quarter of a vCPU, of a pod', () => {
    expect(() => submit({ job: pod(stack), vcpus: 0.3 })).toThrow('`vcpus` must be a multiple of 0.25 on Amazon EKS');
  });

  test.each([[{}, 'must say which share'], [{ shareIdentifier: 'a-b' }, 'must have 1 to 255 letters and digits, got "a-b"']])('with fair share: %p', (options, message) => {
    expect(() => submit({ job: addJob(fairQueue(stack)), ...options })).toThrow(`\`shareIdentifier\` ${message}`);
  });

  test('a definition from elsewhere without a queue', () => {
    const job = batch.EcsJobDefinition.fromJobDefinitionArn(stack, 'Existing', `${DEFINITION_ARN}:7`);
    expect(() => submit({ job })).toThrow('`queue` is required for Test/Existing, a job definition from elsewhere; say where it runs');
  });

  test('an array of a multi-node job', () => {
    expect(() => submit({ job: severalNodes(stack), arraySize: 2 })).toThrow('`arraySize` must be absent for a multi-node job');
  });
});

describe('the container of several', () => {
  test.each<[Partial<JobSubmissionOverrides>, string]>([
    [{ command: ['x'] }, '`container` must say which container the overrides are for, one of a, b, got none'],
    [{ command: ['x'], container: 'c' }, 'one of a, b, got "c"'],
    [{ container: 'a' }, '`container` must not be given without something to override, got "a"'],
  ])('%p is refused', (options, message) => {
    expect(() => submit({ job: severalContainers(stack), ...options })).toThrow(message);
  });
});

describe('the queue', () => {
  test('must be of the platform of the job', () => {
    const platform = new BatchPlatform(stack, 'Other');
    const queue = platform.addQueue('Instances', { compute: [platform.addEc2Compute('Ec2')] });
    expect(() => submit({ job: addJob(fargateQueue(stack)), queue }))
      .toThrow('`queue` must be of the job\'s platform, FARGATE, got one of EC2; define the job a second time, for that queue (CE-05)');
  });

  test('must be of its architecture', () => {
    const platform = new BatchPlatform(stack, 'Other');
    const arm = platform.addEc2Compute('Arm', { architecture: ec2.InstanceArchitecture.ARM_64 });
    expect(() => submit({ job: addJob(ec2Queue(stack)), queue: platform.addQueue('Instances', { compute: [arm] }) })).toThrow('`queue` must be of the job\'s architecture');
  });

  test('from elsewhere may have any size', () => {
    const job = batch.EcsJobDefinition.fromJobDefinitionArn(stack, 'Existing', `${DEFINITION_ARN}:7`);
    submit({ job, queue: batch.JobQueue.fromJobQueueArn(stack, 'Queue', QUEUE_ARN), vcpus: 0.25, gpus: 1 });
  });
});

describe('parameters', () => {
  const job = () => addJob(fargateQueue(stack), { parameters: { take: '1' }, requiredParameters: ['scene'] });

  test.each<[string, { [name: string]: string }, string[], string]>([
    ['missing', {}, [], 'the parameter "scene" must have a value: Test/Job has no default for it; give it in `parameters`'],
    ['unknown', { scene: 'harbor', tkae: '2' }, [], 'the parameter "tkae" must be one of Test/Job, which has take, scene; correct the name, or add it to the job'],
    ['unknown, to come', { scene: 'harbor' }, ['tkae'], 'the parameter "tkae" must be one of'],
    ['given twice', { scene: 'harbor' }, ['scene'], 'the parameter "scene" must have one value, got one in `parameters` and one from the event'],
  ])('%s', (_, parameters, toCome, message) => {
    expect(() => submit({ job: job(), parameters }, toCome)).toThrow(message);
  });

  test('unknown, of a pod', () => {
    expect(() => submit({ job: pod(stack), parameters: { scene: 'harbor' } })).toThrow('the parameter "scene" must be one of Test/Pods/Pod, which has none');
  });

  test('to come count as given', () => { submit({ job: job() }, ['scene']); });
});
