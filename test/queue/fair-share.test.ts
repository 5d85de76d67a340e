import { Duration, Lazy } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as batch from 'aws-cdk-lib/aws-batch';
import { BatchQueue, FairShare, FargateCompute } from '../../src';
import { networkIn, propertiesOf, testStack } from '../_helpers/stack';

function queueWith(fairShare?: FairShare) {
  const stack = testStack();
  const queue = new BatchQueue(stack, 'Queue', { compute: [new FargateCompute(stack, 'Fargate', { network: networkIn(stack) })], fairShare });
  return { stack, queue };
}

test('a queue gets a scheduling policy of its own', () => {
  const { stack, queue } = queueWith(FairShare.of({ 'research*': 0.5, 'billing': 1 }, { decay: Duration.days(7), computeReservation: 99, schedulingPolicyName: 'teams' }));
  expect(propertiesOf(stack, 'AWS::Batch::SchedulingPolicy')).toEqual([{
    Name: 'teams',
    FairsharePolicy: {
      ComputeReservation: 99,
      ShareDecaySeconds: 604800,
      ShareDistribution: [{ ShareIdentifier: 'research*', WeightFactor: 0.5 }, { ShareIdentifier: 'billing', WeightFactor: 1 }],
    },
  }]);
  expect(propertiesOf(stack, 'AWS::Batch::JobQueue')[0].SchedulingPolicyArn).toEqual(stack.resolve(queue.schedulingPolicy!.schedulingPolicyRef.schedulingPolicyArn));
  expect(queue.isFairShare).toBe(true);
});

test('without one, jobs run first in, first out', () => {
  const { stack, queue } = queueWith();
  Template.fromStack(stack).resourceCountIs('AWS::Batch::SchedulingPolicy', 0);
  expect([queue.isFairShare, queue.schedulingPolicy]).toEqual([false, undefined]);
});

test('an existing policy is taken', () => {
  const stack = testStack();
  const policy = new batch.FairshareSchedulingPolicy(stack, 'Policy');
  new BatchQueue(stack, 'Queue', { compute: [new FargateCompute(stack, 'Fargate', { network: networkIn(stack) })], fairShare: FairShare.fromSchedulingPolicy(policy) });
  Template.fromStack(stack).resourceCountIs('AWS::Batch::SchedulingPolicy', 1);
});

describe('what is refused', () => {
  test.each<[string, Record<string, number>, string]>([
    ['no share', {}, '`weights` must have 1 to 500 entries, got 0'],
    ['501 shares', Object.fromEntries(Array.from({ length: 501 }, (_, index) => [`a${index}`, 1])), 'got 501'],
    ['an identifier with a hyphen', { 'team-a': 1 }, 'a share identifier must have 1 to 255 letters and digits, and nothing else but a `*` at the end, got "team-a"'],
    ['a star in the middle', { 'te*am': 1 }, 'got "te*am"'],
    ['a star alone', { '*': 1 }, 'got "*"'],
    ['256 letters', { ['x'.repeat(256)]: 1 }, 'got "xxx'],
    ['a weight of zero', { a: 0 }, 'the weight of a share must be from 0.0001 to 999.9999, got 0 for "a"'],
    ['a weight of 1000', { a: 1000 }, 'got 1000 for "a"'],
    ['no number', { a: NaN }, 'got NaN for "a"'],
    ['a share within another', { 'UserA*': 1, 'UserA1': 2 }, 'share identifiers must not overlap, got "UserA*" and "UserA1"; remove one of them'],
    ['a prefix within another', { 'UserA*': 1, 'User*': 2 }, 'got "User*" and "UserA*"'],
    ['a prefix and the same without star', { 'UserA': 1, 'UserA*': 2 }, 'got "UserA*" and "UserA"'],
  ])('%s', (_, weights, message) => {
    expect(() => FairShare.of(weights)).toThrow(message);
    expect(() => FairShare.of(weights)).toThrow(/\(JD-25\)$/);
  });

  test.each([-1, 100, 1.5])('a reservation of %p', (computeReservation) => {
    expect(() => FairShare.of({ a: 1 }, { computeReservation })).toThrow(`\`computeReservation\` must be an integer from 0 to 99, got ${computeReservation}`);
  });

  test.each([Duration.seconds(604801), Duration.millis(1500)])('a decay of %s', (decay) => {
    expect(() => FairShare.of({ a: 1 }, { decay })).toThrow('`decay` must be an integer from 0 to 604800 seconds');
  });
});

test.each<[Record<string, number>]>([[{ a: 0.0001, b: 999.9999 }], [{ [`${'x'.repeat(255)}*`]: 1 }], [{ 'a1*': 1, 'a2*': 1, 'a': 1 }]])('%j passes', (weights) => {
  expect(() => FairShare.of(weights)).not.toThrow();
});

test('tokens pass', () => {
  const number = Lazy.number({ produce: () => 5000 });
  expect(() => FairShare.of({ a: number }, { computeReservation: number, decay: Duration.seconds(number) })).not.toThrow();
});
