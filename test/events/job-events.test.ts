import { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as batch from 'aws-cdk-lib/aws-batch';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { JobEvents, QueueEvents } from '../../src';
import { DEFINITION_ARN, jobEvent, matches, QUEUE_ARN } from '../_helpers/event-pattern';
import { addJob, fargateQueue } from '../_helpers/jobs';
import { propertiesOf, testStack } from '../_helpers/stack';

const RULE = 'AWS::Events::Rule';
const ANOTHER = 'arn:aws:batch:eu-west-1:123456789012:job-definition/frame-large:7';

let stack: Stack;
let ofJob: JobEvents;
let ofQueue: QueueEvents;
beforeEach(() => {
  stack = testStack();
  ofJob = JobEvents.fromJobDefinition(batch.EcsJobDefinition.fromJobDefinitionArn(stack, 'Existing', `${DEFINITION_ARN}:1`));
  ofQueue = QueueEvents.fromQueue(batch.JobQueue.fromJobQueueArn(stack, 'Queue', QUEUE_ARN));
});

const patternOf = (rule: events.Rule) => stack.resolve(rule._renderEventPattern());
const child = { arrayProperties: { index: 3 } };
const blocked = { ...jobEvent({ status: 'RUNNABLE' }), 'detail-type': 'Batch Job Queue Blocked' };

describe('the events of a job', () => {
  test.each<[string, boolean, any]>([
    ['of any revision', true, jobEvent()],
    ['of another definition whose name begins so', false, jobEvent({ jobDefinition: ANOTHER })],
    ['of another state', false, jobEvent({ status: 'RUNNABLE' })],
    ['of an array', true, jobEvent({ arrayProperties: { size: 10 } })],
    ['of the child of an array', false, jobEvent(child)],
    ['of a node of a multi-node job', false, jobEvent({ jobId: '4c7599ae-0a82-49aa-ba5a-4727fcce14a8#0' })],
    ['of another service', false, { ...jobEvent(), source: 'aws.ecs' }],
  ])('onFailed, %s: %s', (_, expected, event) => {
    expect(matches(patternOf(ofJob.onFailed('Rule')), event)).toBe(expected);
  });

  test('onFailed of the children, if asked for', () => {
    expect(matches(patternOf(ofJob.onFailed('Rule', { arrayChildren: true })), jobEvent(child))).toBe(true);
  });

  test('onSucceeded and onStateChange', () => {
    const [succeeded, any] = [ofJob.onSucceeded('Succeeded'), ofJob.onStateChange('Any')].map(patternOf);
    const statuses = ['RUNNABLE', 'SUCCEEDED', 'FAILED'].map((status) => jobEvent({ status }));
    expect(statuses.map((event) => matches(succeeded, event))).toEqual([false, true, false]);
    expect(statuses.map((event) => matches(any, event))).toEqual([true, true, true]);
  });

  test('a pattern of the options narrows them', () => {
    const pattern = patternOf(ofJob.onStateChange('Rule', { eventPattern: { detail: { container: { exitCode: [3] } } } }));
    expect(matches(pattern, jobEvent())).toBe(true);
    expect(matches(pattern, jobEvent({ container: { exitCode: 1 } }))).toBe(false);
  });

  test('go to any target, with name and description', () => {
    const queue = new sqs.Queue(stack, 'Inbox');
    ofJob.onFailed('Rule', { target: new targets.SqsQueue(queue), ruleName: 'failed', description: 'of frames' });
    expect(propertiesOf(stack, RULE)[0]).toMatchObject({
      Name: 'failed', Description: 'of frames', Targets: [{ Arn: stack.resolve(queue.queueArn) }],
    });
  });

  test('stand below the job, or in another scope', () => {
    expect(ofJob.onFailed('Rule').node.path).toBe('Test/Existing/Rule');
    expect(ofJob.onFailed('Rule', { crossStackScope: stack }).node.path).toBe('Test/Rule');
  });

  test('of a job of this library', () => {
    addJob(fargateQueue(stack)).events.onFailed('Failed');
    Template.fromStack(stack).hasResourceProperties(RULE, {
      EventPattern: { detail: { jobDefinition: [{ prefix: { 'Fn::Join': ['', Match.arrayWith([':batch:', ':'])] } }] } },
    });
  });
});

describe('the events of a queue', () => {
  test('are those of all its jobs', () => {
    const pattern = patternOf(ofQueue.onFailed('Rule'));
    expect(matches(pattern, jobEvent({ jobDefinition: ANOTHER }))).toBe(true);
    expect(matches(pattern, jobEvent({ jobQueue: `${QUEUE_ARN}-2` }))).toBe(false);
  });

  test('onBlocked', () => {
    const pattern = patternOf(ofQueue.onBlocked('Rule'));
    expect(matches(pattern, blocked)).toBe(true);
    expect(matches(pattern, jobEvent({ status: 'RUNNABLE' }))).toBe(false);
  });

  test('onBlocked, for one reason', () => {
    const capacity = 'CAPACITY:INSUFFICIENT_INSTANCE_CAPACITY';
    const pattern = patternOf(ofQueue.onBlocked('Rule', { eventPattern: { detail: { statusReason: [capacity] } } }));
    expect(matches(pattern, blocked)).toBe(false);
    expect(matches(pattern, { ...blocked, detail: { ...blocked.detail, statusReason: capacity } })).toBe(true);
  });

  test('of a queue of this library', () => {
    const bulk = fargateQueue(stack);
    bulk.events.onBlocked('Blocked');
    expect(propertiesOf(stack, RULE)[0].EventPattern.detail).toEqual({ jobQueue: [stack.resolve(bulk.jobQueueRef.jobQueueArn)] });
  });
});
