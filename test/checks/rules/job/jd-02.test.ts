import { outcomeOfJob, outcomeOfStart, schedule } from './_helpers';
import { UNKNOWN } from '../../_helpers';

function conditions(count: number) {
  return Array.from({ length: count }, (_, index) => ({ Action: 'RETRY', OnExitCode: String(index) }));
}

test.each([
  [conditions(5), 'holds'],
  [conditions(6), 'violates'],
  [UNKNOWN, 'unknown'],
])('a job with the conditions %j: %s', (EvaluateOnExit, outcome) => {
  expect(outcomeOfJob('JD-02', { RetryStrategy: { Attempts: 2, EvaluateOnExit } })).toBe(outcome);
});

test('a job without a retry strategy has none', () => {
  expect(outcomeOfJob('JD-02', {})).toBeUndefined();
});

test('a schedule can give them as well', () => {
  expect(outcomeOfStart('JD-02', schedule({ RetryStrategy: { Attempts: 2, EvaluateOnExit: conditions(6) } }))).toBe('violates');
});
