import { outcomes, queue, UNKNOWN } from '../../_helpers';

test.each([
  [-1, 'violates'],
  [0, 'holds'],
  ['1000', 'holds'],
  [1001, 'violates'],
  [1.5, 'violates'],
  [undefined, undefined],
  [UNKNOWN, 'unknown'],
])('the priority %j: %s', (priority, outcome) => {
  expect(outcomes('CE-32', { Queue: queue([], { Priority: priority }) }).Queue).toBe(outcome);
});
