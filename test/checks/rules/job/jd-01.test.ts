import { outcomeOfJob } from './_helpers';
import { UNKNOWN } from '../../_helpers';

test.each([
  [0, 'violates'],
  [1, 'holds'],
  [10, 'holds'],
  ['10', 'holds'],
  [11, 'violates'],
  [2.5, 'violates'],
  [UNKNOWN, 'unknown'],
  [undefined, undefined],
])('a job with %j attempts: %s', (attempts, outcome) => {
  expect(outcomeOfJob('JD-01', { RetryStrategy: { Attempts: attempts } })).toBe(outcome);
});
