import { App, Duration, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as logs from 'aws-cdk-lib/aws-logs';
import { BatchMonitoring, BatchMonitoringOptions, BatchQueue, Compute, ComputePlatform, FargateCompute, IBatchQueue, UnmanagedCompute } from '../../src';
import { networkIn, propertiesOf, testStack } from '../_helpers/stack';

let stack: Stack;
let bulk: BatchQueue;

beforeEach(() => {
  stack = testStack();
  bulk = new BatchQueue(stack, 'Bulk', { compute: [new FargateCompute(stack, 'Fargate', { network: networkIn(stack) })] });
});

const existing = () => Compute.fromComputeEnvironmentArn(stack, 'Existing', 'arn:aws:batch:eu-west-1:123456789012:compute-environment/x', { platform: ComputePlatform.EC2 });
const monitor = (options: Partial<BatchMonitoringOptions> = {}) => new BatchMonitoring(stack, 'Monitoring', { queues: [bulk], ...options });
const fleetQueue = () => {
  const fleet = UnmanagedCompute.fleet(stack, 'Fleet', { network: networkIn(new Stack(stack, 'Other')) });
  return { fleet, queue: new BatchQueue(stack, 'Own', { compute: [fleet] }) };
};
const queues = (count: number): IBatchQueue[] => {
  const compute = [existing()];
  return Array.from({ length: count }, (_, index) => BatchQueue.fromJobQueueArn(stack, `Queue${index}`, `arn:aws:batch:eu-west-1:123456789012:job-queue/q${index}`, { compute }));
};
const arnOf = (queue: IBatchQueue) => stack.resolve(queue.jobQueueRef.jobQueueArn);
const schedules = () => propertiesOf(stack, 'AWS::Events::Rule').filter(({ ScheduleExpression }) => ScheduleExpression);
const patterns = () => propertiesOf(stack, 'AWS::Events::Rule').map(({ EventPattern }) => EventPattern).filter(Boolean);
const permissions = () => propertiesOf(stack, 'AWS::IAM::Policy').find(({ PolicyName }) => PolicyName.startsWith('MonitoringMetrics')).PolicyDocument.Statement;

describe('the function', () => {
  test('looks at the queues every minute', () => {
    monitor();
    expect(schedules()).toMatchObject([{ ScheduleExpression: 'rate(1 minute)', Targets: [{ RetryPolicy: { MaximumRetryAttempts: 0 } }] }]);
    const [, ...parts] = schedules()[0].Targets[0].Input['Fn::Join'][1];
    expect(parts).toEqual([arnOf(bulk), '"],"fleets":[]}']);
  });

  test('may list jobs, and read the snapshot of just these queues', () => {
    monitor();
    expect(permissions()).toEqual([
      { Effect: 'Allow', Action: 'batch:ListJobs', Resource: '*' },
      { Effect: 'Allow', Action: 'batch:GetJobQueueSnapshot', Resource: arnOf(bulk) },
    ]);
  });

  test('looks at the fleets behind the queues, each once, and may read just their clusters', () => {
    const { fleet, queue } = fleetQueue();
    const second = new BatchQueue(stack, 'Second', { compute: [fleet] });
    const monitoring = monitor({ queues: [bulk, queue, second] });
    expect(monitoring.fleets.map(({ node }) => node.path)).toEqual(['Test/Fleet']);
    expect(permissions()[2]).toMatchObject({ Action: 'ecs:DescribeClusters' });
    expect(JSON.stringify(permissions()[2].Resource)).toContain(JSON.stringify(stack.resolve(fleet.clusterName)));
    const rounds = schedules().map(({ Targets }) => Targets[0].Input).filter(Boolean);
    expect(JSON.stringify(rounds).match(/computeEnvironment/g)).toHaveLength(1);
  });

  test('looks at the cluster of instances of your own, which a custom resource finds', () => {
    const own = UnmanagedCompute.bringYourOwn(stack, 'Licensed', { network: networkIn(new Stack(stack, 'Other')) });
    expect(monitor({ queues: [new BatchQueue(stack, 'Own', { compute: [own] })] }).fleets).toEqual([own]);
    expect(JSON.stringify(permissions()[2].Resource)).toContain(JSON.stringify(stack.resolve(own.clusterName)));
  });

  test.each([[10, 1], [11, 2], [25, 3]])('looks at %d queues in %d rounds', (count, rounds) => {
    monitor({ queues: queues(count), interval: Duration.minutes(5) });
    const asked = schedules().flatMap(({ Targets }) => JSON.parse(Targets[0].Input).queues);
    expect([schedules().length, new Set(asked).size, schedules()[0].ScheduleExpression]).toEqual([rounds, count, 'rate(5 minutes)']);
  });
});

describe('the events', () => {
  test('of jobs that ended, that never started, that lost their host, and of blocked queues are logged, but for array jobs and for nodes', () => {
    monitor();
    const jobQueue = [arnOf(bulk)];
    const oneJob = { arrayProperties: { size: [{ exists: false }] }, jobId: [{ 'anything-but': { wildcard: '*#*' } }] };
    const ended = { 'source': ['aws.batch'], 'detail-type': ['Batch Job State Change'] };
    expect(patterns()).toHaveLength(4);
    expect(patterns()).toEqual(expect.arrayContaining([
      { ...ended, detail: { jobQueue, ...oneJob, status: ['SUCCEEDED', 'FAILED'], startedAt: [{ exists: true }], stoppedAt: [{ exists: true }] } },
      { ...ended, detail: { jobQueue, ...oneJob, status: ['FAILED'], startedAt: [{ exists: false }] } },
      { ...ended, detail: { jobQueue, ...oneJob, status: ['SUCCEEDED', 'FAILED'], attempts: { statusReason: [{ prefix: 'Host EC2' }, { prefix: 'Your Spot Task was interrupted' }] } } },
      { 'source': ['aws.batch'], 'detail-type': ['Batch Job Queue Blocked'], 'detail': { jobQueue } },
    ]));
  });

  test('go to a log group that keeps a month, which takes them', () => {
    monitor();
    const [, eventLog] = propertiesOf(stack, 'AWS::Logs::LogGroup').sort((a, b) => a.RetentionInDays - b.RetentionInDays);
    expect(eventLog.RetentionInDays).toBe(30);
    const [{ PolicyDocument }] = propertiesOf(stack, 'AWS::Logs::ResourcePolicy');
    expect(JSON.stringify(PolicyDocument)).toContain('events.amazonaws.com');
    Template.fromStack(stack).resourceCountIs('AWS::Lambda::Function', 1); // no custom resource
  });

  test('keep their log as long as asked', () => {
    const monitoring = monitor({ eventRetention: logs.RetentionDays.ONE_YEAR });
    expect(stack.resolve((monitoring.eventLogGroup.node.defaultChild as logs.CfnLogGroup).retentionInDays)).toBe(365);
  });

  test.each([[8, 4], [9, 8]])('of %d queues need %d rules, so that no pattern is too long', (count, rules) => {
    monitor({ queues: queues(count) });
    expect(patterns()).toHaveLength(rules);
    patterns().forEach((pattern) => expect(JSON.stringify(pattern).length).toBeLessThanOrEqual(2048));
  });
});

test.each<[string, () => Partial<BatchMonitoringOptions>, string]>([
  ['no queue', () => ({ queues: [] }), '`queues` must have at least one entry, got none; give the queues to watch'],
  ['a queue twice', () => ({ queues: [bulk, bulk] }), '`queues` must name each queue once, got Test/Bulk twice; remove one of them'],
  ['seconds', () => ({ interval: Duration.seconds(30) }), '`interval` must be an integer from 1 to 5 minutes, got 0.5; an alarm cannot be faster than its metric'],
  ['an interval that alarms would not bear', () => ({ interval: Duration.minutes(6) }), '`interval` must be an integer from 1 to 5 minutes, got 6'],
])('%s is refused', (_, options, message) => {
  expect(() => monitor(options())).toThrow(message);
});

test('a queue of another region is refused', () => {
  const here = new Stack(new App(), 'Here', { env: { account: '123456789012', region: 'us-east-1' } });
  expect(() => new BatchMonitoring(here, 'Monitoring', { queues: queues(1) })).toThrow(
    '`queues` must be in the account and region of the stack, 123456789012/us-east-1, got Test/Queue0 in 123456789012/eu-west-1');
});

test('a queue that is not watched has no metrics', () => {
  const [other] = queues(1);
  expect(() => monitor().metricsOf(other)).toThrow('Test/Queue0 is not watched; add it to `queues`');
});
