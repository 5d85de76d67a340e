import { outcomes, queue, UNKNOWN } from '../../_helpers';

const LIMIT = { State: 'RUNNABLE', Action: 'CANCEL', MaxTimeSeconds: 3600, Reason: 'CAPACITY:INSUFFICIENT_INSTANCE_CAPACITY' };

test.each<[object, string]>([
  [{}, 'holds'],
  [{ MaxTimeSeconds: 599 }, 'violates'],
  [{ MaxTimeSeconds: 600 }, 'holds'],
  [{ MaxTimeSeconds: '86400' }, 'holds'],
  [{ MaxTimeSeconds: 86_401 }, 'violates'],
  [{ Action: 'TERMINATE' }, 'violates'],
  [{ State: 'STARTING' }, 'violates'],
  [{ MaxTimeSeconds: UNKNOWN }, 'unknown'],
  [{ MaxTimeSeconds: UNKNOWN, Action: 'TERMINATE' }, 'violates'],
])('a time limit with %j: %s', (differs, outcome) => {
  expect(outcomes('CE-35', { Queue: queue([], { JobStateTimeLimitActions: [LIMIT, { ...LIMIT, ...differs }] }) }).Queue).toBe(outcome);
});

test('a queue without time limits', () => {
  expect(outcomes('CE-35', { Queue: queue([]) }).Queue).toBeUndefined();
});
