import { outcomes, queue, UNKNOWN } from '../../_helpers';

const A = 'arn:aws:batch:eu-west-1:123456789012:scheduling-policy/a';
const B = 'arn:aws:batch:eu-west-1:123456789012:scheduling-policy/b';

test.each<[unknown, unknown, string]>([
  [undefined, undefined, 'holds'],
  [A, A, 'holds'],
  [A, B, 'holds'],
  [undefined, A, 'violates'],
  [A, undefined, 'violates'],
  [A, UNKNOWN, 'unknown'],
])('from %j to %j: %s', (before, now, outcome) => {
  const scheduled = (policy: unknown) => ({ Queue: queue([], { SchedulingPolicyArn: policy }) });
  expect(outcomes('UP-09', scheduled(now), scheduled(before)).Queue).toBe(outcome);
});

test('a queue that is new may have either', () => {
  expect(outcomes('UP-09', { Queue: queue([], { SchedulingPolicyArn: A }) }, {}).Queue).toBeUndefined();
});
