import { Template } from 'aws-cdk-lib/assertions';
import * as batch from 'aws-cdk-lib/aws-batch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import { BatchQueue, BatchQueueAttributes, Compute, ComputePlatform } from '../../src';
import { addJob, jobProperties } from '../_helpers/jobs';
import { propertiesOf, testStack } from '../_helpers/stack';

const ELSEWHERE = 'arn:aws:batch:us-east-2:123456789012';

function existing(attributes: Partial<BatchQueueAttributes> = {}) {
  const stack = testStack();
  const compute = [Compute.fromComputeEnvironmentArn(stack, 'Compute', `${ELSEWHERE}:compute-environment/shared`, {
    platform: ComputePlatform.FARGATE, architecture: ec2.InstanceArchitecture.ARM_64,
  })];
  return { stack, compute, queue: BatchQueue.fromJobQueueArn(stack, 'Queue', `${ELSEWHERE}:job-queue/bulk`, { compute, ...attributes }) };
}

test('a job can be made for it', () => {
  const { stack, queue } = existing();
  addJob(queue);
  Template.fromStack(stack).resourceCountIs('AWS::Batch::JobQueue', 0);
  expect(jobProperties(stack)).toMatchObject({ PlatformCapabilities: ['FARGATE'], ContainerProperties: { RuntimePlatform: { CpuArchitecture: 'ARM64' } } });
});

test('is where its ARN says', () => {
  const { stack, queue } = existing();
  queue.grants.cancel(new iam.User(stack, 'User'));
  expect(queue.jobQueueRef.jobQueueArn).toBe(`${ELSEWHERE}:job-queue/bulk`);
  expect(queue.env).toEqual({ region: 'us-east-2', account: '123456789012' });
});

test('answers what its compute answers, and what it was told', () => {
  const { queue, compute } = existing({ isFairShare: true });
  expect([queue.platform, queue.architecture, queue.isFairShare]).toEqual([ComputePlatform.FARGATE, ec2.InstanceArchitecture.ARM_64, true]);
  expect(queue.compute[0]).toBe(compute[0]);
  expect(existing().queue.isFairShare).toBeUndefined();
});

test('has a log group that is given, or made when a job needs it', () => {
  const { stack, queue } = existing({ logRetention: logs.RetentionDays.ONE_DAY });
  Template.fromStack(testStack()).resourceCountIs('AWS::Logs::LogGroup', 0);
  expect(queue.logGroup).toBe(queue.logGroup);
  expect(propertiesOf(stack, 'AWS::Logs::LogGroup')).toEqual([{ RetentionInDays: 1 }]);
});

test('can be an L1', () => {
  const { stack, compute } = existing();
  const resource = new batch.CfnJobQueue(stack, 'Resource', { priority: 1, computeEnvironmentOrder: [] });
  const queue = BatchQueue.fromJobQueue(stack, 'Wrapped', resource, { compute });
  expect(queue.jobQueueRef).toEqual(resource.jobQueueRef);
  expect(queue.env).toEqual(resource.env);
});

test('is checked as every queue is', () => {
  expect(() => existing({ compute: [] })).toThrow('Test/Queue: `compute` must have one to 3 entries, got 0');
});

test('has to have the ARN of a job queue', () => {
  const { stack, compute } = existing();
  expect(() => BatchQueue.fromJobQueueArn(stack, 'Wrong', 'bulk', { compute })).toThrow('`jobQueueArn` must be like "arn:aws:batch:REGION:ACCOUNT:job-queue/NAME", got "bulk"');
});
