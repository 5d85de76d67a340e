import { Duration } from 'aws-cdk-lib';
import { BatchQueue, FargateCompute, StuckJobPolicy, StuckJobTimes } from '../../src';
import { networkIn, propertiesOf, testStack } from '../_helpers/stack';

function actionsOf(stuckJobPolicy?: StuckJobPolicy) {
  const stack = testStack();
  new BatchQueue(stack, 'Queue', { compute: [new FargateCompute(stack, 'Fargate', { network: networkIn(stack) })], stuckJobPolicy });
  return propertiesOf(stack, 'AWS::Batch::JobQueue')[0].JobStateTimeLimitActions;
}

const action = (Reason: string, MaxTimeSeconds: number) => ({ Action: 'CANCEL', State: 'RUNNABLE', Reason, MaxTimeSeconds });

test('by default, what can never start is cancelled, and what waits for capacity waits', () => {
  expect(actionsOf()).toEqual([
    action('MISCONFIGURATION:COMPUTE_ENVIRONMENT_MAX_RESOURCE', 3600),
    action('MISCONFIGURATION:JOB_RESOURCE_REQUIREMENT', 3600),
  ]);
});

test('every job waits for ever', () => {
  expect(actionsOf(StuckJobPolicy.waitForever())).toBeUndefined();
});

test('jobs are cancelled for every reason that AWS Batch tells', () => {
  expect(actionsOf(StuckJobPolicy.cancelAfter(Duration.hours(1)))).toEqual([
    action('CAPACITY:INSUFFICIENT_INSTANCE_CAPACITY', 3600),
    action('MISCONFIGURATION:COMPUTE_ENVIRONMENT_MAX_RESOURCE', 3600),
    action('MISCONFIGURATION:JOB_RESOURCE_REQUIREMENT', 3600),
  ]);
});

test.each<[StuckJobTimes, string]>([
  [{ insufficientCapacity: Duration.hours(24) }, 'CAPACITY:INSUFFICIENT_INSTANCE_CAPACITY'],
  [{ maxVcpusTooSmall: Duration.hours(24) }, 'MISCONFIGURATION:COMPUTE_ENVIRONMENT_MAX_RESOURCE'],
  [{ noFittingInstance: Duration.hours(24) }, 'MISCONFIGURATION:JOB_RESOURCE_REQUIREMENT'],
])('jobs are cancelled for one reason %#', (times, reason) => {
  expect(actionsOf(StuckJobPolicy.cancelAfterEach(times))).toEqual([action(reason, 86_400)]);
});

test.each([599, 86_401, 600.5])('%p seconds are refused', (seconds) => {
  const times = { noFittingInstance: Duration.millis(seconds * 1000) };
  expect(() => StuckJobPolicy.cancelAfterEach(times)).toThrow(`\`noFittingInstance\` must be an integer from 600 to 86400 seconds, got ${seconds}`);
});

test('no reason at all is refused', () => {
  expect(() => StuckJobPolicy.cancelAfterEach({})).toThrow('must have a time for at least one reason, got none; use `StuckJobPolicy.waitForever()`');
});
