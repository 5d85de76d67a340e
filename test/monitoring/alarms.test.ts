import { App, Duration, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as actions from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import {
  BatchMonitoring, BatchMonitoringOptions, BatchNetwork, BatchPlatform, BatchQueue, FargateCompute, ICompute, JobGraph, UnmanagedCompute,
  UnmanagedFleet,
} from '../../src';
import { addJob } from '../_helpers/jobs';
import { propertiesOf } from '../_helpers/stack';

let stack: Stack;
let network: BatchNetwork;
let bulk: BatchQueue;

beforeEach(() => {
  stack = new Stack(new App(), 'Test');
  network = new BatchNetwork(stack, 'Network');
  bulk = queue('Bulk', [new FargateCompute(stack, 'Fargate', { network })]);
});

const queue = (id: string, compute: ICompute[]) => new BatchQueue(stack, id, { compute });
const newFleet = (): UnmanagedFleet => UnmanagedCompute.fleet(stack, 'Fleet', { network });
const monitor = (options: Partial<BatchMonitoringOptions> = {}) => new BatchMonitoring(stack, 'Monitoring', { queues: [bulk], ...options });
const alarms = () => propertiesOf(stack, 'AWS::CloudWatch::Alarm');
const ids = (monitoring: BatchMonitoring) => monitoring.alarms.map(({ node }) => node.id);
const ofBulk = () => [{ Name: 'JobQueue', Value: stack.resolve(bulk.jobQueueRef.jobQueueArn) }];

test('failed jobs: one in five minutes', () => {
  monitor().alarmOnFailedJobs(bulk);
  expect(alarms()).toMatchObject([{
    Namespace: 'Batchworks',
    MetricName: 'FailedJobs',
    Dimensions: ofBulk(),
    Statistic: 'Sum',
    Period: 300,
    EvaluationPeriods: 1,
    Threshold: 1,
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    TreatMissingData: 'notBreaching',
  }]);
});

test('failed jobs: as many, in as much time as asked', () => {
  monitor().alarmOnFailedJobs(bulk, { threshold: 10, period: Duration.hours(1) });
  expect(alarms()).toMatchObject([{ Period: 3600, Threshold: 10 }]);
});

test('a blocked queue: any event', () => {
  monitor().alarmOnBlockedQueue(bulk);
  expect(alarms()).toMatchObject([{ MetricName: 'QueueBlockedEvents', Dimensions: ofBulk(), Statistic: 'Sum', Threshold: 1, TreatMissingData: 'notBreaching' }]);
});

test('RUNNABLE age: an hour, or as long as asked; without a value nobody knows', () => {
  monitor().alarmOnRunnableAge(bulk);
  expect(alarms()).toMatchObject([{
    MetricName: 'OldestRunnableJobAge', Dimensions: ofBulk(), Statistic: 'Maximum', Threshold: 3600, ComparisonOperator: 'GreaterThanThreshold', TreatMissingData: 'missing',
  }]);
});

test('RUNNABLE age: as long as asked', () => {
  monitor().alarmOnRunnableAge(bulk, { maxAge: Duration.minutes(90) });
  expect(alarms()).toMatchObject([{ Threshold: 5400, AlarmDescription: expect.stringContaining('for more than 1 hour 30 minutes') }]);
});

test('reclaim rate: the share of the jobs that ended, over an hour', () => {
  monitor().alarmOnReclaimRate(bulk, { maxPercent: 5 });
  const [{ Threshold, Metrics }] = alarms();
  expect([Threshold, Metrics[0].Expression]).toEqual([5, '100 * FILL(lost, 0) / (FILL(succeeded, 0) + FILL(failed, 0))']);
  expect(Metrics.slice(1).map(({ Id, MetricStat: { Metric, Period, Stat } }: any) => [Id, Metric.MetricName, Period, Stat])).toEqual([
    ['lost', 'HostLostJobs', 3600, 'Sum'], ['succeeded', 'SucceededJobs', 3600, 'Sum'], ['failed', 'FailedJobs', 3600, 'Sum'],
  ]);
});

test('a fleet without instances: jobs wait in any of its queues, for a quarter of an hour', () => {
  const fleet = newFleet();
  monitor({ queues: [bulk, queue('A', [fleet]), queue('B', [fleet])] }).alarmOnFleetWithoutInstances(fleet);
  const [{ EvaluationPeriods, Metrics, Threshold }] = alarms();
  expect([EvaluationPeriods, Threshold, Metrics[0].Expression]).toEqual([3, 1, 'IF(waiting0 + waiting1 > 0 AND instances < 1, 1, 0)']);
  expect(Metrics.slice(1).map(({ MetricStat: { Metric, Stat } }: any) => [Metric.MetricName, Metric.Dimensions[0].Name, Stat])).toEqual([
    ['RunnableJobs', 'JobQueue', 'Minimum'], ['RunnableJobs', 'JobQueue', 'Minimum'], ['RegisteredInstances', 'ComputeEnvironment', 'Maximum'],
  ]);
});

test('instances of your own count, as those of a fleet', () => {
  const own = UnmanagedCompute.bringYourOwn(stack, 'Licensed', { network });
  const monitoring = monitor({ queues: [bulk, queue('A', [own])] });
  monitoring.alarmOnFleetWithoutInstances(own);
  expect([ids(monitoring), alarms()[0].Metrics[0].Expression]).toEqual([['LicensedWithoutInstances'], 'IF(waiting0 > 0 AND instances < 1, 1, 0)']);
  expect(alarms()[0].Metrics[2].MetricStat.Metric.Dimensions).toEqual([{ Name: 'ComputeEnvironment', Value: stack.resolve(own.computeEnvironmentRef.computeEnvironmentArn) }]);
});

test('a workflow: runs that failed, timed out or were aborted, of a graph as of any state machine', () => {
  const graph = new JobGraph(stack, 'Film');
  graph.addJob('Tile', { job: addJob(bulk) });
  const { stateMachine } = graph;
  const monitoring = monitor();
  monitoring.alarmOnFailedWorkflow(stateMachine, { threshold: 2, period: Duration.hours(1) });
  monitoring.alarmOnFailedWorkflow(sfn.StateMachine.fromStateMachineName(stack, 'Etl', 'etl'));
  expect(ids(monitoring)).toEqual(['FilmFailedWorkflow', 'EtlFailedWorkflow']);
  const [{ Metrics: [sum, ...metrics], Threshold, TreatMissingData, AlarmDescription }, { Threshold: once }] = alarms();
  expect([sum.Expression, Threshold, once, TreatMissingData]).toEqual(['FILL(failed, 0) + FILL(timedOut, 0) + FILL(aborted, 0)', 2, 1, 'notBreaching']);
  expect(AlarmDescription).toContain(' Test/Film. ');
  expect(metrics.map(({ MetricStat: { Metric, Period, Stat } }: any) => [Metric.Namespace, Metric.MetricName, Period, Stat])).toEqual(
    ['ExecutionsFailed', 'ExecutionsTimedOut', 'ExecutionsAborted'].map((name) => ['AWS/States', name, 3600, 'Sum']));
  expect(metrics[0].MetricStat.Metric.Dimensions).toEqual([{ Name: 'StateMachineArn', Value: stack.resolve(stateMachine.stateMachineArn) }]);
});

test('a workflow of another region is refused', () => {
  const here = new Stack(new App(), 'Here', { env: { account: '123456789012', region: 'us-east-1' } });
  const etl = sfn.StateMachine.fromStateMachineArn(here, 'Etl', 'arn:aws:states:eu-west-1:123456789012:stateMachine:etl');
  const watched = BatchQueue.fromJobQueueArn(here, 'Queue', 'arn:aws:batch:us-east-1:123456789012:job-queue/q', { compute: bulk.compute });
  expect(() => new BatchMonitoring(here, 'Monitoring', { queues: [watched] }).alarmOnFailedWorkflow(etl)).toThrow(
    '`stateMachine` must be in the account and region of the stack, 123456789012/us-east-1, got Here/Etl in 123456789012/eu-west-1');
});

test('a fleet behind no queue that is watched is refused', () => {
  expect(() => monitor().alarmOnFleetWithoutInstances(newFleet())).toThrow('Test/Fleet is behind no queue that is watched; add one of its queues to `queues`');
});

test('a fleet behind more queues than an alarm can look at is refused', () => {
  const fleet = newFleet();
  const own = Array.from({ length: 10 }, (_, index) => queue(`Q${index}`, [fleet]));
  expect(() => monitor({ queues: own }).alarmOnFleetWithoutInstances(fleet)).toThrow('an alarm looks at 9 queues at most, got 10 of Test/Fleet');
});

test('missing metrics: the function fails, for a quarter of an hour', () => {
  monitor().alarmOnMissingMetrics();
  expect(alarms()).toMatchObject([{ Namespace: 'AWS/Lambda', MetricName: 'Errors', EvaluationPeriods: 3, Threshold: 1 }]);
});

test('all alarms: those of Spot and of fleets where there are any', () => {
  const fleet = newFleet();
  const spot = queue('Spot', [new FargateCompute(stack, 'FargateSpot', { network, spot: true })]);
  const monitoring = monitor({ queues: [bulk, spot, queue('Own', [fleet])] });
  expect(monitoring.alarmOnAll()).toHaveLength(12);
  expect(ids(monitoring)).toEqual([
    'BulkFailedJobs', 'BulkBlocked', 'BulkRunnableAge', 'SpotFailedJobs', 'SpotBlocked', 'SpotRunnableAge', 'SpotReclaimRate',
    'OwnFailedJobs', 'OwnBlocked', 'OwnRunnableAge', 'FleetWithoutInstances', 'MissingMetrics',
  ]);
});

test('queues of one id have alarms each', () => {
  const platform = new BatchPlatform(stack, 'Platform', { network });
  const monitoring = monitor({ queues: [bulk, platform.addQueue('Bulk', { compute: bulk.compute })] });
  monitoring.queues.forEach((entry) => monitoring.alarmOnFailedJobs(entry));
  expect(ids(monitoring)).toEqual(['BulkFailedJobs', 'Bulk2FailedJobs']);
});

test('alarms tell a topic, and do what else they are told to', () => {
  const [topic, second] = [new sns.Topic(stack, 'Topic'), new sns.Topic(stack, 'Second')];
  monitor({ alarmTopic: topic, alarmActions: [new actions.SnsAction(second)] }).alarmOnFailedJobs(bulk);
  expect(alarms()[0].AlarmActions).toEqual([topic, second].map(({ topicArn }) => stack.resolve(topicArn)));
});

test('CloudWatch may publish to the topic, also to one that only admits TLS', () => {
  monitor({ alarmTopic: new sns.Topic(stack, 'Topic', { enforceSSL: true }) });
  Template.fromStack(stack).hasResourceProperties('AWS::SNS::TopicPolicy', {
    PolicyDocument: { Statement: Match.arrayWith([Match.objectLike({ Action: 'sns:Publish', Principal: { Service: 'cloudwatch.amazonaws.com' } })]) },
  });
});

test.each<[string, (monitoring: BatchMonitoring) => void, string]>([
  ['no failed job', (m) => m.alarmOnFailedJobs(bulk, { threshold: 0 }), '`threshold` must be an integer of at least 1, got 0; one failed job is the least'],
  ['no failed run', (m) => m.alarmOnFailedWorkflow(new JobGraph(stack, 'G').stateMachine, { threshold: 0 }), '`threshold` must be an integer of at least 1, got 0; one failed run is the least'],
  ['a period of seconds', (m) => m.alarmOnFailedJobs(bulk, { period: Duration.seconds(10) }), '`period` must be an integer from 1 to 1440 minutes'],
  ['a period of two days', (m) => m.alarmOnReclaimRate(bulk, { period: Duration.days(2) }), '`period` must be an integer from 1 to 1440 minutes, got 2880'],
  ['an age of seconds', (m) => m.alarmOnRunnableAge(bulk, { maxAge: Duration.seconds(59) }), '`maxAge` must be an integer of at least 60 seconds, got 59'],
  ['0 percent', (m) => m.alarmOnReclaimRate(bulk, { maxPercent: 0 }), '`maxPercent` must be an integer from 1 to 99 percent, got 0'],
  ['100 percent', (m) => m.alarmOnReclaimRate(bulk, { maxPercent: 100 }), '`maxPercent` must be an integer from 1 to 99 percent, got 100'],
])('%s is refused', (_, alarm, message) => {
  expect(() => alarm(monitor())).toThrow(message);
});
