import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as batch from 'aws-cdk-lib/aws-batch';
import * as sns from 'aws-cdk-lib/aws-sns';
import { JobMessage, QueueEvents } from '../../src';
import { jobEvent, QUEUE_ARN } from '../_helpers/event-pattern';
import { propertiesOf, testStack } from '../_helpers/stack';

/** What Amazon EventBridge makes of an event. */
function transform({ InputPathsMap, InputTemplate }: any, event: any): string {
  return InputTemplate.replace(/<([\w-]+)>/g, (_: string, name: string) => {
    const path = InputPathsMap[name].split('.').slice(1);
    return path.reduce((value: any, key: string) => value?.[key], event) ?? '';
  });
}

function messageIn(region: string | undefined, event = jobEvent()): string[] {
  const stack = testStack({ env: { region } });
  const queue = batch.JobQueue.fromJobQueueArn(stack, 'Queue', QUEUE_ARN);
  QueueEvents.fromQueue(queue).onFailed('Rule', { target: JobMessage.toTopic(new sns.Topic(stack, 'Topic')) });
  const [{ Targets: [{ InputTransformer }] }] = propertiesOf(stack, 'AWS::Events::Rule');
  return transform(InputTransformer, event).split('\n').map((line) => JSON.parse(line));
}

test('a message says which job, why, with which exit code, and where to look', () => {
  const container = { exitCode: 3, reason: 'OutOfMemoryError', logStreamName: 'a/default/1', logConfiguration: { options: { 'awslogs-group': 'jobs' } } };
  expect(messageIn('eu-west-1', jobEvent({ container }))).toEqual([
    'Batch Job State Change: frame (4c7599ae-0a82-49aa-ba5a-4727fcce14a8) is FAILED. Essential container in task exited',
    'Exit code: 3. OutOfMemoryError',
    `Queue: ${QUEUE_ARN}`,
    'Job: https://eu-west-1.console.aws.amazon.com/batch/home?region=eu-west-1#jobs/detail/4c7599ae-0a82-49aa-ba5a-4727fcce14a8',
    'Log: https://eu-west-1.console.aws.amazon.com/cloudwatch/home?region=eu-west-1#logEventViewer:group=jobs;stream=a/default/1',
  ]);
});

test('what the event does not have stays empty', () => {
  expect(messageIn('eu-west-1', jobEvent({ container: undefined }))[1]).toBe('Exit code: . ');
});

test.each([
  ['cn-north-1', 'https://eu-west-1.console.amazonaws.cn/'],
  ['us-gov-west-1', 'https://eu-west-1.console.amazonaws-us-gov.com/'],
  [undefined, 'https://eu-west-1.console.aws.amazon.com/'],
])('the links lead to the console of the partition: %s', (region, console) => {
  expect(messageIn(region)[3]).toContain(console);
});

test('Amazon EventBridge may publish to the topic', () => {
  const stack = new Stack();
  const topic = new sns.Topic(stack, 'Topic');
  const queue = batch.JobQueue.fromJobQueueArn(stack, 'Queue', QUEUE_ARN);
  QueueEvents.fromQueue(queue).onBlocked('Rule', { target: JobMessage.toTopic(topic) });
  Template.fromStack(stack).hasResourceProperties('AWS::SNS::TopicPolicy', {
    PolicyDocument: { Statement: [{ Action: 'sns:Publish', Principal: { Service: 'events.amazonaws.com' }, Resource: stack.resolve(topic.topicArn) }] },
  });
});
