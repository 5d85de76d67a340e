import { Duration, Size, Stack, TimeZone } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as batch from 'aws-cdk-lib/aws-batch';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { BatchPlatform, ContainerJobOptions, JobSchedule, JobScheduleProps, RetryPolicy } from '../../src';
import { DEFINITION_ARN, QUEUE_ARN } from '../_helpers/event-pattern';
import { addJob, fairQueue, fargateQueue, statementsOf } from '../_helpers/jobs';
import { propertiesOf, testStack } from '../_helpers/stack';
import { textOf } from '../_helpers/template-text';

const SCHEDULE = 'AWS::Scheduler::Schedule';
const DAILY = scheduler.ScheduleExpression.cron({ hour: '2', minute: '30', timeZone: TimeZone.EUROPE_BERLIN });

let stack: Stack;
beforeEach(() => { stack = testStack(); });

const schedule = (props: Partial<JobScheduleProps> = {}, job: Partial<ContainerJobOptions> = {}) =>
  new JobSchedule(stack, 'Nightly', { job: props.job ?? addJob(fargateQueue(stack), job), schedule: DAILY, ...props });
const properties = () => propertiesOf(stack, SCHEDULE)[0];
const input = () => JSON.parse(textOf(properties().Target.Input));

describe('a schedule', () => {
  test('has a time zone', () => {
    schedule();
    expect(properties()).toMatchObject({
      ScheduleExpression: 'cron(30 2 * * ? *)', ScheduleExpressionTimezone: 'Europe/Berlin', State: 'ENABLED', FlexibleTimeWindow: { Mode: 'OFF' },
    });
  });

  test('takes what the L2 takes', () => {
    const key = new kms.Key(stack, 'Key');
    schedule({
      schedule: scheduler.ScheduleExpression.rate(Duration.hours(6)),
      timeWindow: scheduler.TimeWindow.flexible(Duration.minutes(15)),
      start: new Date('2027-01-01T00:00:00Z'),
      end: new Date('2027-12-31T00:00:00Z'),
      enabled: false,
      description: 'Reports',
      scheduleName: 'nightly',
      scheduleGroup: new scheduler.ScheduleGroup(stack, 'Group'),
      encryptionKey: key,
      retryAttempts: 3,
      maxEventAge: Duration.hours(1),
    });
    expect(properties()).toMatchObject({
      ScheduleExpression: 'rate(6 hours)',
      FlexibleTimeWindow: { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 15 },
      StartDate: '2027-01-01T00:00:00.000Z',
      EndDate: '2027-12-31T00:00:00.000Z',
      State: 'DISABLED',
      Description: 'Reports',
      Name: 'nightly',
      GroupName: expect.anything(),
      KmsKeyArn: stack.resolve(key.keyArn),
      Target: { RetryPolicy: { MaximumEventAgeInSeconds: 3600, MaximumRetryAttempts: 3 } },
    });
  });

  test('calls SubmitJob', () => {
    schedule();
    expect(textOf(properties().Target.Arn)).toBe('arn:<AWS::Partition>:scheduler:::aws-sdk:batch:submitJob');
    expect(input()).toEqual({ JobName: 'Job-Nightly', JobQueue: expect.stringMatching(/^<BatchQueue/), JobDefinition: expect.stringMatching(/^<Job/) });
  });

  test('may submit just this job to just this queue', () => {
    const nightly = schedule();
    const [submit, send, ...more] = statementsOf(stack, nightly.role);
    expect(submit).toMatchObject({ Action: 'batch:SubmitJob', Resource: [expect.anything(), expect.anything(), expect.anything()] });
    expect(send).toMatchObject({ Action: expect.arrayContaining(['sqs:SendMessage']), Resource: stack.resolve(nightly.deadLetterQueue.queueArn) });
    expect(more).toEqual([]);
  });

  test('has a role for the schedules of its group in this account', () => {
    schedule();
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [{
          Principal: { Service: 'scheduler.amazonaws.com' },
          Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' }, 'aws:SourceArn': { 'Fn::Join': ['', Match.arrayWith([':schedule-group/default'])] } } },
        }],
      },
    });
  });

  test('waits for its permissions', () => {
    schedule();
    Template.fromStack(stack).hasResource(SCHEDULE, { DependsOn: [Match.stringLikeRegexp('^NightlyRoleDefaultPolicy')] });
  });
});

describe('a start that failed', () => {
  test('goes to an encrypted queue that all schedules of the stack share', () => {
    const job = addJob(fargateQueue(stack));
    const [one, other] = ['One', 'Other'].map((id) => new JobSchedule(stack, id, { job, schedule: DAILY }));
    expect(one.deadLetterQueue).toBe(other.deadLetterQueue);
    expect(propertiesOf(stack, 'AWS::SQS::Queue')).toEqual([{ SqsManagedSseEnabled: true, MessageRetentionPeriod: 1_209_600 }]);
  });

  test('goes to the given queue', () => {
    const deadLetterQueue = new sqs.Queue(stack, 'Failed');
    schedule({ deadLetterQueue });
    expect(properties().Target.DeadLetterConfig.Arn).toEqual(stack.resolve(deadLetterQueue.queueArn));
    Template.fromStack(stack).resourceCountIs('AWS::SQS::Queue', 1);
  });
});

describe('what is submitted', () => {
  test('has the array size of the job', () => {
    schedule({}, { arraySize: 48 });
    expect(input().ArrayProperties).toEqual({ Size: 48 });
  });

  test('may be different from the job', () => {
    schedule({
      jobName: 'report',
      arraySize: 10,
      parameters: { month: 'May' },
      command: ['report'],
      environment: { LEVEL: 'debug' },
      vcpus: 2,
      memory: Size.gibibytes(8),
      timeout: Duration.hours(1),
      retryPolicy: RetryPolicy.onHostLoss({ attempts: 5 }),
    }, { arraySize: 48, requiredParameters: ['month'] });
    expect(input()).toMatchObject({
      JobName: 'report',
      ArrayProperties: { Size: 10 },
      Parameters: { month: 'May' },
      ContainerOverrides: {
        Command: ['report'],
        Environment: [{ Name: 'LEVEL', Value: 'debug' }],
        ResourceRequirements: [{ Type: 'VCPU', Value: '2' }, { Type: 'MEMORY', Value: '8192' }],
      },
      Timeout: { AttemptDurationSeconds: 3600 },
      RetryStrategy: { Attempts: 5, EvaluateOnExit: expect.arrayContaining([{ Action: 'EXIT', OnReason: '*' }]) },
    });
  });

  test('has a share and a priority in a queue with fair share', () => {
    schedule({ job: addJob(fairQueue(stack)), shareIdentifier: 'research', schedulingPriority: 7 });
    expect(input()).toMatchObject({ ShareIdentifier: 'research', SchedulingPriorityOverride: 7 });
  });

  test('may be a definition and a queue from elsewhere', () => {
    const job = batch.EcsJobDefinition.fromJobDefinitionArn(stack, 'Existing', `${DEFINITION_ARN}:7`);
    schedule({ job, queue: batch.JobQueue.fromJobQueueArn(stack, 'Queue', QUEUE_ARN), parameters: { any: 'thing' } });
    expect(input()).toEqual({ JobName: 'Existing-Nightly', JobQueue: QUEUE_ARN, JobDefinition: `${DEFINITION_ARN}:7`, Parameters: { any: 'thing' } });
  });
});

describe('is refused', () => {
  test.each<[string, Partial<JobScheduleProps>, string]>([
    ['JD-30', { jobName: '-report' }, '`jobName` must have 1 to 128 letters'],
    ['JD-30', { jobName: 'a'.repeat(129) }, '`jobName` must have 1 to 128 letters'],
    ['JD-26', { retryAttempts: 186 }, '`retryAttempts` must be an integer from 0 to 185, got 186'],
    ['JD-26', { maxEventAge: Duration.seconds(59) }, '`maxEventAge` must be an integer from 60 to 86400 seconds, got 59'],
  ])('%s %p', (id, props, message) => {
    expect(() => schedule(props)).toThrow(message);
    expect(() => new JobSchedule(stack, 'Again', { job: stack.node.findChild('Job') as any, schedule: DAILY, ...props })).toThrow(`(${id})`);
  });

  test('what AWS Batch would refuse', () => {
    expect(() => schedule({ command: [''] })).toThrow('Test/Nightly: `command` must have no empty argument');
  });
});

test('the platform adds one', () => {
  const platform = new BatchPlatform(stack, 'Platform');
  expect(platform.addSchedule('Nightly', { job: addJob(fargateQueue(stack)), schedule: DAILY }).node.path).toBe('Test/Platform/Nightly');
});
