import { outcomes, queue, UNKNOWN } from '../../_helpers';

test.each<[unknown, string]>([
  [undefined, 'violates'],
  [[], 'violates'],
  [[{ State: 'RUNNABLE', Action: 'CANCEL', MaxTimeSeconds: 600, Reason: 'r' }], 'holds'],
  [UNKNOWN, 'unknown'],
])('a queue with the time limits %j: %s', (limits, outcome) => {
  expect(outcomes('CE-36', { Queue: queue([], { JobStateTimeLimitActions: limits }) }).Queue).toBe(outcome);
});
