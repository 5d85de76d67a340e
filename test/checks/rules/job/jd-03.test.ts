import { outcomeOfJob } from './_helpers';
import { UNKNOWN } from '../../_helpers';

const CONDITIONS = { EvaluateOnExit: [{ Action: 'EXIT', OnReason: '*' }] };

test.each([
  [CONDITIONS, 'violates'],
  [{ Attempts: 3, ...CONDITIONS }, 'holds'],
  [{ Attempts: UNKNOWN, ...CONDITIONS }, 'holds'],
  [{ EvaluateOnExit: [] }, undefined],
  [{ Attempts: 3 }, undefined],
])('a retry strategy %j: %s', (RetryStrategy, outcome) => {
  expect(outcomeOfJob('JD-03', { RetryStrategy })).toBe(outcome);
});
