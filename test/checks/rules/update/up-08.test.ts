import { compute, outcomes, UNKNOWN } from '../../_helpers';

test.each<[string, unknown, string]>([
  ['EC2', 'FARGATE', 'violates'],
  ['SPOT', 'FARGATE_SPOT', 'violates'],
  ['FARGATE', 'SPOT', 'violates'],
  ['EC2', 'SPOT', 'holds'],
  ['FARGATE', 'fargate_spot', 'holds'],
  ['EC2', UNKNOWN, 'unknown'],
])('from %j to %j: %s', (before, now, outcome) => {
  expect(outcomes('UP-08', { Compute: compute('', { Type: now }) }, { Compute: compute(before) }).Compute).toBe(outcome);
});

test('compute that is new has no type to change', () => {
  expect(outcomes('UP-08', { Compute: compute('EC2') }, {}).Compute).toBeUndefined();
});
