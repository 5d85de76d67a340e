import { Duration, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as events from 'aws-cdk-lib/aws-events';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { BatchPlatform, ContainerJobOptions, JobTrigger, JobTriggerProps, JobTriggerSource } from '../../src';
import { matches } from '../_helpers/event-pattern';
import { addJob, fairQueue, fargateQueue, statementsOf } from '../_helpers/jobs';
import { propertiesOf, testStack } from '../_helpers/stack';
import { textOf } from '../_helpers/template-text';

const [RULE, PIPE, STATE_MACHINE] = ['AWS::Events::Rule', 'AWS::Pipes::Pipe', 'AWS::StepFunctions::StateMachine'];
const ORDERS = JobTriggerSource.events({ source: ['shop'], detailType: ['Order'] });

let stack: Stack;
let inbox: sqs.Queue;
beforeEach(() => {
  stack = testStack();
  inbox = new sqs.Queue(stack, 'Inbox');
});

const trigger = (props: Partial<JobTriggerProps> = {}, job: Partial<ContainerJobOptions> = {}) =>
  new JobTrigger(stack, 'Trigger', { job: props.job ?? addJob(fargateQueue(stack), job), source: ORDERS, ...props });
const target = () => propertiesOf(stack, RULE)[0].Targets[0];
const pipe = () => propertiesOf(stack, PIPE)[0];
const machine = () => JSON.parse(textOf(propertiesOf(stack, STATE_MACHINE)[0].DefinitionString)).States;
const fair = () => ({ job: addJob(fairQueue(stack), { parameters: { order: '', mode: '' } }), shareIdentifier: 'research' });

describe('a rule', () => {
  test('submits the job', () => {
    trigger({}, { arraySize: 48 });
    expect(target()).toMatchObject({
      Arn: { 'Fn::GetAtt': [expect.stringMatching(/^BatchQueue/), 'JobQueueArn'] },
      BatchParameters: { JobDefinition: { Ref: expect.stringMatching(/^Job/) }, JobName: 'Job-Trigger', ArrayProperties: { Size: 48 } },
    });
    Template.fromStack(stack).resourceCountIs(STATE_MACHINE, 0);
  });

  test('may submit any revision of this job to this queue, and nothing else', () => {
    const { node } = trigger();
    const statements = statementsOf(stack, node.findChild('Role') as any);
    expect(statements).toEqual([{ Effect: 'Allow', Action: 'batch:SubmitJob', Resource: [expect.anything(), expect.anything(), expect.anything()] }]);
  });

  test('puts fields of the event into parameters, beside others', () => {
    trigger({ parameters: { mode: 'fast' }, parametersFromEvent: { order: '$.detail.id' } }, { parameters: { order: '', mode: '' } });
    expect(target().InputTransformer).toEqual({
      InputPathsMap: { 'detail-id': '$.detail.id' },
      InputTemplate: '{"Parameters":{"mode":"fast","order":<detail-id>}}',
    });
  });

  test('tries again, and keeps what failed', () => {
    const deadLetterQueue = new sqs.Queue(stack, 'Failed');
    trigger({ retryAttempts: 3, maxEventAge: Duration.hours(1), deadLetterQueue });
    expect(target()).toMatchObject({
      RetryPolicy: { MaximumRetryAttempts: 3, MaximumEventAgeInSeconds: 3600 }, DeadLetterConfig: { Arn: stack.resolve(deadLetterQueue.queueArn) },
    });
    Template.fromStack(stack).hasResourceProperties('AWS::SQS::QueuePolicy', {
      PolicyDocument: { Statement: [{ Principal: { Service: 'events.amazonaws.com' }, Action: 'sqs:SendMessage' }] },
    });
  });

  test('may be of another bus, and be off', () => {
    const eventBus = new events.EventBus(stack, 'Bus');
    trigger({ source: JobTriggerSource.events({ source: ['shop'] }, { eventBus }), enabled: false, description: 'Orders' });
    expect(propertiesOf(stack, RULE)[0]).toMatchObject({ EventBusName: stack.resolve(eventBus.eventBusName), State: 'DISABLED', Description: 'Orders' });
  });
});

describe('objects in S3', () => {
  const object = (key: string, name = 'uploads') => ({ 'source': 'aws.s3', 'detail-type': 'Object Created', 'detail': { bucket: { name }, object: { key } } });

  test.each<[string, { prefix?: string; suffix?: string }, boolean[]]>([
    ['any', {}, [true, true, true]],
    ['with a prefix', { prefix: 'inbox/' }, [true, true, false]],
    ['with a suffix', { suffix: '.png' }, [true, false, true]],
    ['with both', { prefix: 'inbox/', suffix: '.png' }, [true, false, false]],
  ])('%s', (_, options, expected) => {
    trigger({ source: JobTriggerSource.s3Objects(s3.Bucket.fromBucketName(stack, 'Uploads', 'uploads'), options) });
    const { EventPattern } = propertiesOf(stack, RULE)[0];
    expect(['inbox/a.png', 'inbox/a.txt', 'other/a.png'].map((key) => matches(EventPattern, object(key)))).toEqual(expected);
    expect(matches(EventPattern, object('inbox/a.png', 'other'))).toBe(false);
  });

  test('a star in a key is no wildcard', () => {
    trigger({ source: JobTriggerSource.s3Objects(s3.Bucket.fromBucketName(stack, 'Uploads', 'uploads'), { prefix: 'a*', suffix: 'b' }) });
    expect(propertiesOf(stack, RULE)[0].EventPattern.detail.object.key).toEqual([{ wildcard: 'a\\**b' }]);
  });

  test('the bucket sends its events', () => {
    trigger({ source: JobTriggerSource.s3Objects(new s3.Bucket(stack, 'Uploads')) });
    Template.fromStack(stack).hasResourceProperties('Custom::S3BucketNotifications', { NotificationConfiguration: { EventBridgeConfiguration: {} } });
  });
});

describe('messages', () => {
  test('a pipe submits a job for each', () => {
    trigger({ source: JobTriggerSource.messages(inbox), parameters: { mode: 'fast' }, parametersFromEvent: { order: '$.body.id' } }, {
      parameters: { order: '', mode: '' }, arraySize: 2,
    });
    expect(pipe()).toMatchObject({
      DesiredState: 'RUNNING',
      Source: stack.resolve(inbox.queueArn),
      SourceParameters: { SqsQueueParameters: { BatchSize: 1 } },
      Target: { 'Fn::GetAtt': [expect.stringMatching(/^BatchQueue/), 'JobQueueArn'] },
      TargetParameters: { BatchJobParameters: { JobName: 'Job-Trigger', ArrayProperties: { Size: 2 }, Parameters: { mode: 'fast', order: '$.body.id' } } },
    });
    Template.fromStack(stack).resourceCountIs('AWS::SQS::Queue', 1); // what fails goes where the inbox says
  });

  test('the pipe may read the queue and submit the job', () => {
    const { node } = trigger({ source: JobTriggerSource.messages(inbox), enabled: false });
    const [read, submit, ...more] = statementsOf(stack, node.findChild('Role') as any);
    expect(read).toMatchObject({ Action: expect.arrayContaining(['sqs:ReceiveMessage', 'sqs:DeleteMessage']), Resource: stack.resolve(inbox.queueArn) });
    expect(submit.Action).toBe('batch:SubmitJob');
    expect(more).toEqual([]);
    expect(pipe().DesiredState).toBe('STOPPED');
  });
});

describe('what a rule cannot say, a state machine does', () => {
  test('a share', () => {
    const { stateMachine } = trigger({ ...fair(), parametersFromEvent: { order: '$.detail.id' } });
    expect(machine().Submit.Parameters).toMatchObject({ 'ShareIdentifier': 'research', 'JobName': 'Job-Trigger', 'Parameters.$': '$.Parameters' });
    expect(machine().Submit).not.toHaveProperty('InputPath');
    expect(target()).toMatchObject({ Arn: stack.resolve(stateMachine!.stateMachineArn), InputTransformer: { InputTemplate: '{"Parameters":{"order":<detail-id>}}' } });
  });

  test('a command', () => {
    trigger({ command: ['fast'] });
    expect(machine().Submit.Parameters.ContainerOverrides).toEqual({ Command: ['fast'] });
  });

  test('a share of messages', () => {
    trigger({ ...fair(), source: JobTriggerSource.messages(inbox), parameters: { mode: 'fast' }, parametersFromEvent: { order: '$.body.id' } });
    expect(pipe().TargetParameters).toEqual({
      StepFunctionStateMachineParameters: { InvocationType: 'FIRE_AND_FORGET' },
      InputTemplate: '{"Parameters": {"mode": "fast", "order": <$.body.id>}}',
    });
    expect(machine().Submit.InputPath).toBe('$[0]');
  });

  test('keeps what AWS Batch refused', () => {
    trigger(fair());
    expect(machine().Submit.Catch).toEqual([{ ErrorEquals: ['States.ALL'], Next: 'Keep', ResultPath: '$.error' }]);
    expect(machine().Keep.Parameters).toEqual({ 'QueueUrl': expect.stringMatching(/^<BatchStartsThatFailed/), 'MessageBody.$': '$' });
    expect(machine().Keep.Next).toBe('Refused');
  });
});

describe('is refused', () => {
  test.each<[string, Partial<JobTriggerProps>, string]>([
    ['no path', { parametersFromEvent: { order: 'id' } }, '`parametersFromEvent.order` must be a path in the event'],
    ['two values', { parameters: { order: '1' }, parametersFromEvent: { order: '$.detail.id' } }, 'the parameter "order" must have one value'],
    ['no value', {}, 'the parameter "order" must have a value'],
    ['too many attempts', { retryAttempts: 186 }, '(JD-26)'],
    ['a short age', { maxEventAge: Duration.seconds(59) }, '(JD-26)'],
  ])('%s', (_, props, message) => {
    expect(() => trigger(props, { requiredParameters: ['order'] })).toThrow(message);
  });

  test('no share in a queue with fair share', () => {
    expect(() => trigger({ job: addJob(fairQueue(stack)) })).toThrow('(JD-22)');
  });

  test('attempts for messages', () => {
    expect(() => trigger({ source: JobTriggerSource.messages(inbox), retryAttempts: 1 })).toThrow('`retryAttempts` and `maxEventAge` must be absent for messages');
  });

  test('all events there are', () => {
    expect(() => JobTriggerSource.events({})).toThrow('`pattern` must say which events start the job');
  });
});

test('the platform adds one', () => {
  const platform = new BatchPlatform(stack, 'Platform');
  expect(platform.addTrigger('Orders', { job: addJob(fargateQueue(stack)), source: ORDERS }).node.path).toBe('Test/Platform/Orders');
});
