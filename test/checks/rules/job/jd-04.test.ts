import { outcomeOfJob } from './_helpers';
import { UNKNOWN } from '../../_helpers';

const RETRY = { Action: 'RETRY', OnStatusReason: 'Host EC2*' };
const EXIT = { Action: 'EXIT', OnReason: '*' };

test.each<[string, unknown[], unknown, string | undefined]>([
  ['something to retry', [RETRY], 3, 'violates'],
  ['something to retry, in lower case', [{ ...RETRY, Action: 'retry' }], 3, 'violates'],
  ['something to retry, and an exit for some', [RETRY, { Action: 'EXIT', OnExitCode: '1' }], 3, 'violates'],
  ['something to retry, and an exit for all else', [RETRY, EXIT], 3, 'holds'],
  ['something to exit for: all else is meant to be retried', [{ Action: 'EXIT', OnExitCode: '1' }], 3, undefined],
  ['no condition', [], 3, undefined],
  ['one attempt', [RETRY], 1, undefined],
  ['a condition that is not known', [RETRY, UNKNOWN], 3, 'unknown'],
  ['a pattern that is not known', [RETRY, { Action: 'EXIT', OnReason: UNKNOWN }], 3, 'unknown'],
])('a retry strategy with %s', (_, EvaluateOnExit, Attempts, outcome) => {
  expect(outcomeOfJob('JD-04', { RetryStrategy: { Attempts, EvaluateOnExit } })).toBe(outcome);
});
