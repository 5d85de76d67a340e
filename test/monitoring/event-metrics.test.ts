import { BatchMonitoring, BatchQueue, FargateCompute, RetryPolicy } from '../../src';
import { networkIn, propertiesOf, testStack } from '../_helpers/stack';

const QUEUE = 'arn:aws:batch:eu-west-1:123456789012:job-queue/bulk';

const stack = testStack();
const queue = new BatchQueue(stack, 'Bulk', { compute: [new FargateCompute(stack, 'Fargate', { network: networkIn(stack) })] });
new BatchMonitoring(stack, 'Monitoring', { queues: [queue] });
const rules = propertiesOf(stack, 'AWS::Events::Rule').filter(({ EventPattern }) => EventPattern);
const filters = propertiesOf(stack, 'AWS::Logs::MetricFilter');

const job = { jobId: 'job', jobQueue: QUEUE, status: 'SUCCEEDED', startedAt: 1000, stoppedAt: 61_000 };
const never = { jobId: 'job', jobQueue: QUEUE, status: 'FAILED' };

/** What the rule of a first column makes of an event: as EventBridge does, a variable of which it finds nothing is left out. */
function line(event: string, detail: any, hasTimes: boolean): string {
  const all = rules.map(({ Targets: [{ InputTransformer }] }) => InputTransformer);
  const transformer = all.find(({ InputTemplate, InputPathsMap }) =>
    InputTemplate.includes(event) && Object.values(InputPathsMap).includes('$.detail.startedAt') === hasTimes);
  const values: Record<string, any> = { time: '"2026-11-22T00:00:00Z"' };
  for (const [name, path] of Object.entries<string>(transformer.InputPathsMap)) { values[name] ??= detail[path.split('.').at(-1)!] ?? ''; }
  return JSON.parse(transformer.InputTemplate.replace(/<([^<>]+)>/g, (_: string, name: string) => values[name])).message;
}

/** The metrics that the filters make of a line, as CloudWatch Logs reads a pattern of columns. */
function metrics(text: string): Record<string, string> {
  const values = text.split(' ');
  const found = filters.filter(({ FilterPattern }) => {
    const columns: string[] = FilterPattern.slice(1, -1).split(', ');
    return columns.length === values.length
      && columns.every((column, index) => column.split(' && ').every((condition) => holds(condition, values[index])));
  });
  return Object.fromEntries(found.map(({ FilterPattern, MetricTransformations: [{ MetricName, MetricValue }] }) => {
    const names = FilterPattern.slice(1, -1).split(', ').map((column: string) => /^\w+/.exec(column)![0]);
    return [MetricName, MetricValue.startsWith('$') ? values[names.indexOf(MetricValue.slice(1))] : MetricValue];
  }));
}

function holds(condition: string, value: string): boolean {
  const [, operator, operand] = /^\w+\s*([=>]?)\s*"?([^"]*)"?$/.exec(condition)!;
  return operator === '' || (operator === '=' ? value === operand : Number(value) > Number(operand));
}

test.each<[string, string, Record<string, string>]>([
  ['that succeeded', line('JobEnded', job, true), { SucceededJobs: '1', JobStartedAt: '1000', JobStoppedAt: '61000' }],
  ['that failed', line('JobEnded', { ...job, status: 'FAILED' }, true), { FailedJobs: '1', JobStartedAt: '1000', JobStoppedAt: '61000' }],
  ['that never started', line('JobEnded', never, false), { FailedJobs: '1' }],
  ['that lost its host', line('HostLost', job, false), { HostLostJobs: '1' }],
  ['that blocks its queue', line('QueueBlocked', { ...never, status: 'RUNNABLE' }, false), { QueueBlockedEvents: '1' }],
])('a job %s: %s', (_, text, expected) => {
  expect(metrics(text)).toEqual(expected);
});

test('every metric has the queue as its dimension, and no default, which a metric with a dimension cannot have', () => {
  expect(filters).toHaveLength(6);
  filters.forEach(({ MetricTransformations: [transformation] }) => {
    expect(transformation).toMatchObject({ MetricNamespace: 'Batchworks', Dimensions: [{ Key: 'JobQueue', Value: '$queue' }] });
    expect(transformation).not.toHaveProperty('DefaultValue');
  });
});

test('a line has nothing of the event but states, names and times', () => {
  const paths = rules.flatMap(({ Targets: [{ InputTransformer }] }) => Object.values(InputTransformer.InputPathsMap));
  expect([...new Set(paths)].sort()).toEqual(['$.detail.jobId', '$.detail.jobQueue', '$.detail.startedAt', '$.detail.status', '$.detail.stoppedAt', '$.time']);
});

test('a host is lost where the retry policy says so', () => {
  const retried = RetryPolicy.onHostLoss()._conditions.map(({ on }: any) => on.onStatusReason?.replace('*', ''));
  const counted = rules.flatMap(({ EventPattern: { detail } }) => detail.attempts?.statusReason ?? []).map(({ prefix }) => prefix);
  expect(counted).toHaveLength(2);
  expect(counted.every((prefix: string) => retried.includes(prefix))).toBe(true);
});
