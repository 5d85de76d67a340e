import { outcomeOfJob, outcomeOfStart, schedule } from './_helpers';
import { UNKNOWN } from '../../_helpers';

test.each([
  [59, 'violates'],
  [60, 'holds'],
  ['60', 'holds'],
  [UNKNOWN, 'unknown'],
])('a timeout of %j seconds: %s', (AttemptDurationSeconds, outcome) => {
  expect(outcomeOfJob('JD-08', { Timeout: { AttemptDurationSeconds } })).toBe(outcome);
});

test('a schedule can give one as well', () => {
  expect(outcomeOfStart('JD-08', schedule({ Timeout: { AttemptDurationSeconds: 5 } }))).toBe('violates');
});
