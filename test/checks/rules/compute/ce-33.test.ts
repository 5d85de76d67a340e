import { compute, outcomes, queue, UNKNOWN, verdicts } from '../../_helpers';

function resources(priorityOfOther: unknown, environmentsOfOther: string[]) {
  return {
    A: compute('EC2'),
    B: compute('EC2'),
    Queue: queue(['A'], { Priority: 5 }),
    Other: queue(environmentsOfOther, { Priority: priorityOfOther }),
  };
}

test.each([
  [5, ['A'], 'violates', 'violates'],
  [5, ['B', 'A'], 'violates', 'violates'],
  [6, ['A'], 'holds', 'holds'],
  [5, ['B'], 'holds', 'holds'],
  [UNKNOWN, ['A'], 'holds', 'unknown'],
])('beside a queue of priority %j with %j: %s', (priority, environments, outcome, outcomeOfOther) => {
  expect(outcomes('CE-33', resources(priority, environments))).toEqual({ Queue: outcome, Other: outcomeOfOther });
});

test('the other queue and what they share are named', () => {
  expect(verdicts('CE-33', resources(5, ['A'])).Queue).toContain('queue `Other`, and both use compute environment `A`');
});
