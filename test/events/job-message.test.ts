import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as batch from 'aws-cdk-lib/aws-batch';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { JobEventOptions, JobMessage, QueueEvents } from '../../src';
import { jobEvent, matches, QUEUE_ARN, transform } from '../_helpers/event-pattern';
import { propertiesOf, testStack } from '../_helpers/stack';

const RULE = 'AWS::Events::Rule';
const JOB_ID = '4c7599ae-0a82-49aa-ba5a-4727fcce14a8';
const PAGE = 'https://eu-west-1.console.aws.amazon.com/batch/home?region=eu-west-1#jobs/detail';

/** The only container of a job, as the job definition has it: what ran adds to it. */
const container = { image: 'busybox', logConfiguration: { logDriver: 'awslogs', options: { 'awslogs-group': 'jobs' } } };
const ran = { ...container, exitCode: 3, reason: 'OutOfMemoryError', logStreamName: 'a/default/1' };

function queueIn(stack: Stack): QueueEvents {
  return QueueEvents.fromQueue(batch.JobQueue.fromJobQueueArn(stack, 'Queue', QUEUE_ARN));
}

function withAlerts(stack = testStack(), options: JobEventOptions = {}): Stack {
  const target = JobMessage.toTopic(new sns.Topic(stack, 'Topic'));
  const ofQueue = queueIn(stack);
  ofQueue.onStateChange('Any', { target, ...options });
  ofQueue.onBlocked('Blocked', { target });
  return stack;
}

/** The messages that an event leads to, as lines. */
function messages(stack: Stack, event: any): string[][] {
  return propertiesOf(stack, RULE).filter(({ EventPattern }) => matches(EventPattern, event))
    .map(({ Targets: [{ InputTransformer }] }) => transform(InputTransformer, event).split('\n').map((line) => JSON.parse(line)));
}

const said = (detail: object) => messages(withAlerts(), jobEvent(detail));

test('of a job: which one, why, with which exit code, and where to look', () => {
  expect(said({ container: ran })).toEqual([[
    `Batch Job State Change: frame (${JOB_ID}) is FAILED`,
    'Reason: Essential container in task exited OutOfMemoryError',
    'Exit code, if a container ended: 3',
    `Queue: ${QUEUE_ARN}`,
    `Job: ${PAGE}/${JOB_ID}`,
    'Log: https://eu-west-1.console.aws.amazon.com/cloudwatch/home?region=eu-west-1#logEventViewer:group=jobs;stream=a/default/1',
  ]]);
});

const several = [{ name: 'render', exitCode: 0, logStreamName: 'r/1' }, { name: 'upload', exitCode: 7, reason: 'no space', logStreamName: 'u/1' }];

test.each<[string, object, string, string, string]>([
  ['an array', { container, arrayProperties: { size: 48, statusSummary: { FAILED: 1 } } }, '', '', ''],
  ['a job that never started', { container, startedAt: undefined }, '', '', ''],
  ['a job of several containers', { container: {}, ecsProperties: { taskProperties: [{ containers: several }] } }, '[no space]', '[0,7]', '[r/1,u/1]'],
  ['a job on Amazon EKS', { container: undefined, eksProperties: { podProperties: { containers: [{ exitCode: 1, reason: 'Error' }] } } }, '[Error]', '[1]', ''],
  ['a multi-node job', { container: undefined, nodeProperties: { numNodes: 2, mainNode: 0 } }, '', '', ''],
  ['a job with the log group of AWS Batch', { container: { exitCode: 3, logStreamName: 'a/default/1' } }, '', '3', 'a/default/1'],
])('of %s, without a link to a log that it does not have', (_, detail, reason, exitCode, stream) => {
  expect(said(detail)).toEqual([[
    `Batch Job State Change: frame (${JOB_ID}) is FAILED`,
    `Reason: Essential container in task exited ${reason}`,
    `Exit code, if a container ended: ${exitCode}`,
    `Queue: ${QUEUE_ARN}`,
    `Job: ${PAGE}/${JOB_ID}`,
    `Log stream, if a container wrote one: ${stream}`,
  ]]);
});

test('of the child of an array, with its own id and log', () => {
  const [lines] = messages(withAlerts(testStack(), { arrayChildren: true }), jobEvent({ jobId: `${JOB_ID}:7`, container: ran, arrayProperties: { index: 7 } }));
  expect([lines[0], lines[4], lines[5]]).toEqual([expect.stringContaining(`(${JOB_ID}:7)`), `Job: ${PAGE}/${JOB_ID}:7`, expect.stringMatching(/stream=a\/default\/1$/)]);
});

test('of a blocked queue: the reason, and the job at its head, of which there is nothing else to say', () => {
  const event = { ...jobEvent({ status: 'RUNNABLE', statusReason: 'MISCONFIGURATION:JOB_RESOURCE_REQUIREMENT', container }), 'detail-type': 'Batch Job Queue Blocked' };
  expect(messages(withAlerts(), event)).toEqual([[
    `Batch Job Queue Blocked: frame (${JOB_ID}) is RUNNABLE`,
    'Reason: MISCONFIGURATION:JOB_RESOURCE_REQUIREMENT ',
    `Queue: ${QUEUE_ARN}`,
    `Job: ${PAGE}/${JOB_ID}`,
  ]]);
});

test('as the input of another target names the log stream', () => {
  const stack = testStack();
  queueIn(stack).onFailed('Rule', { target: new targets.SqsQueue(new sqs.Queue(stack, 'Inbox'), { message: JobMessage.toInput(stack) }) });
  expect(messages(stack, jobEvent({ container: ran }))[0][5]).toBe('Log stream, if a container wrote one: a/default/1');
});

test.each([
  ['cn-north-1', 'https://eu-west-1.console.amazonaws.cn/'],
  ['us-gov-west-1', 'https://eu-west-1.console.amazonaws-us-gov.com/'],
  [undefined, 'https://eu-west-1.console.aws.amazon.com/'],
])('the links lead to the console of the partition: %s', (region, console) => {
  expect(messages(withAlerts(testStack({ env: { region } })), jobEvent({ container: ran }))[0][4]).toContain(console);
});

test('what is added to the rule gets the events of jobs with and without a log', () => {
  const stack = testStack();
  const queue = new sqs.Queue(stack, 'Inbox');
  const rule = queueIn(stack).onFailed('Rule', { target: JobMessage.toTopic(new sns.Topic(stack, 'Topic')), ruleName: 'failed' });
  rule.addTarget(new targets.SqsQueue(queue));
  rule.addEventPattern({ detail: { container: { exitCode: [3] } } });
  const rules = propertiesOf(stack, RULE);
  expect(rules.map(({ Name }) => Name).sort()).toEqual(['failed', undefined]);
  expect(rules.map(({ Targets }) => Targets[1].Arn)).toEqual([queue, queue].map(({ queueArn }) => stack.resolve(queueArn)));
  expect(rules.filter(({ EventPattern }) => matches(EventPattern, jobEvent({ container: { ...ran, exitCode: 1 } })))).toEqual([]);
});

test('Amazon EventBridge may publish to the topic', () => {
  const stack = new Stack();
  const topic = new sns.Topic(stack, 'Topic');
  queueIn(stack).onFailed('Rule', { target: JobMessage.toTopic(topic) });
  Template.fromStack(stack).hasResourceProperties('AWS::SNS::TopicPolicy', {
    PolicyDocument: { Statement: [{ Action: 'sns:Publish', Principal: { Service: 'events.amazonaws.com' }, Resource: stack.resolve(topic.topicArn) }] },
  });
});
