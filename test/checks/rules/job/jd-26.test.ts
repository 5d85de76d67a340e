import { outcomeOfStart, rule, schedule } from './_helpers';

function delivering(RetryPolicy: object) {
  return [rule({}, { RetryPolicy }), schedule({}, { RetryPolicy })];
}

test.each([
  [{ MaximumRetryAttempts: 185 }, 'holds'],
  [{ MaximumRetryAttempts: 0 }, 'holds'],
  [{ MaximumRetryAttempts: 186 }, 'violates'],
  [{ MaximumEventAgeInSeconds: 59 }, 'violates'],
  [{ MaximumEventAgeInSeconds: '60' }, 'holds'],
  [{ MaximumEventAgeInSeconds: 86_401 }, 'violates'],
  [{}, undefined],
])('a target with the retry policy %j: %s', (policy, outcome) => {
  expect(delivering(policy).map((start) => outcomeOfStart('JD-26', start))).toEqual([outcome, outcome]);
});

test.each([
  [0, 'violates'],
  [1, 'holds'],
  [10, 'holds'],
  [11, 'violates'],
])('a rule that gives its job %d attempts: %s', (Attempts, outcome) => {
  expect(outcomeOfStart('JD-26', rule({ RetryStrategy: { Attempts } }))).toBe(outcome);
});
