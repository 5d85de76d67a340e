import { outcomes, queue, UNKNOWN } from '../../_helpers';

test.each([
  [1, 'holds'],
  [3, 'holds'],
  [4, 'violates'],
])('a queue of %d compute environments: %s', (count, outcome) => {
  expect(outcomes('CE-01', { Queue: queue(Array.from({ length: count }, (_, index) => `Compute${index}`)) }).Queue).toBe(outcome);
});

test('an unknown list of compute environments is unknown', () => {
  expect(outcomes('CE-01', { Queue: queue([], { ComputeEnvironmentOrder: UNKNOWN }) }).Queue).toBe('unknown');
});
