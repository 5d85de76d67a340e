import { Stack } from 'aws-cdk-lib';
import * as batch from 'aws-cdk-lib/aws-batch';
import * as iam from 'aws-cdk-lib/aws-iam';
import { BatchQueue, FargateCompute, QueueGrants } from '../../src';
import { networkIn, propertiesOf, testStack } from '../_helpers/stack';

const ELSEWHERE = 'arn:aws:batch:eu-west-1:123456789012';

let stack: Stack;
let user: iam.User;

beforeEach(() => {
  stack = testStack();
  user = new iam.User(stack, 'User');
});

const statement = () => propertiesOf(stack, 'AWS::IAM::Policy')[0].PolicyDocument.Statement[0];
const queue = () => new BatchQueue(stack, 'Queue', { compute: [new FargateCompute(stack, 'Fargate', { network: networkIn(stack) })] });

test('submit is for the queue and any revision of the definition', () => {
  const bulk = queue();
  const definition = new batch.CfnJobDefinition(stack, 'Definition', { type: 'container' });
  const grant = bulk.grants.submit(user, definition);

  const name = { 'Fn::Select': [5, { 'Fn::Split': [':', stack.resolve(definition.jobDefinitionRef.jobDefinitionArn)] }] };
  const arn = ['arn:', { Ref: 'AWS::Partition' }, ':batch:', { Ref: 'AWS::Region' }, ':', { Ref: 'AWS::AccountId' }, ':', name];
  expect(grant.success).toBe(true);
  expect(statement()).toEqual({
    Action: 'batch:SubmitJob',
    Effect: 'Allow',
    Resource: [stack.resolve(bulk.jobQueue.jobQueueArn), { 'Fn::Join': ['', arn] }, { 'Fn::Join': ['', [...arn, ':*']] }],
  });
});

test.each([':7', ''])('submit takes queues and definitions from elsewhere', (revision) => {
  const elsewhere = batch.JobQueue.fromJobQueueArn(stack, 'Elsewhere', `${ELSEWHERE}:job-queue/bulk`);
  const definition = batch.EcsJobDefinition.fromJobDefinitionArn(stack, 'Definition', `${ELSEWHERE}:job-definition/frame${revision}`);
  QueueGrants.fromQueue(elsewhere).submit(user, definition);
  expect(statement().Resource).toEqual([
    `${ELSEWHERE}:job-queue/bulk`, `${ELSEWHERE}:job-definition/frame`, `${ELSEWHERE}:job-definition/frame:*`,
  ]);
});

const statements = () => propertiesOf(stack, 'AWS::IAM::Policy')[0].PolicyDocument.Statement;

test('cancel is for the jobs of the queue\'s account and region', () => {
  const elsewhere = BatchQueue.fromJobQueueArn(stack, 'Elsewhere', `${ELSEWHERE}:job-queue/bulk`, { compute: queue().compute });
  elsewhere.grants.cancel(user);
  const arn = { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':batch:eu-west-1:123456789012:job/*']] };
  expect(statements()).toEqual([{ Action: ['batch:CancelJob', 'batch:TerminateJob'], Effect: 'Allow', Resource: arn }]);
});

test('describe is for the queue where AWS knows one', () => {
  const bulk = queue();
  const grant = bulk.grants.describe(user);
  expect(grant.success).toBe(true);
  expect(statements()).toEqual([
    { Action: ['batch:DescribeJobQueues', 'batch:DescribeJobs', 'batch:ListJobs'], Effect: 'Allow', Resource: '*' },
    { Action: 'batch:GetJobQueueSnapshot', Effect: 'Allow', Resource: stack.resolve(bulk.jobQueue.jobQueueArn) },
  ]);
});
