import { outcomeOfStart, rule, schedule } from './_helpers';
import { job, UNKNOWN } from '../../_helpers';

const HOUR = 3600;

function judge(ScheduleExpression: unknown, AttemptDurationSeconds: unknown) {
  return outcomeOfStart('JD-32', schedule({}, {}, { ScheduleExpression }), { Job: job({ Timeout: { AttemptDurationSeconds } }) });
}

test.each<[unknown, unknown, string | undefined]>([
  ['rate(1 hour)', HOUR, 'holds'],
  ['rate(1 hour)', HOUR + 1, 'violates'],
  ['rate(30 minutes)', HOUR, 'violates'],
  ['rate(2 days)', 47 * HOUR, 'holds'],
  ['cron(0 3 * * ? *)', 23 * HOUR, 'holds'],
  ['cron(0 3 * * ? *)', 25 * HOUR, 'violates'],
  ['cron(0 * * * ? *)', 2 * HOUR, 'violates'],
  ['cron(0 0/6 * * ? *)', 5 * HOUR, 'holds'],
  ['cron(*/15 * * * ? *)', HOUR, 'violates'],
  ['cron(0 3 ? * MON *)', 25 * HOUR, 'unknown'],
  ['cron(0,30 * * * ? *)', HOUR, 'unknown'],
  ['cron()', HOUR, 'unknown'],
  ['at(2030-01-01T00:00:00)', HOUR, 'unknown'],
  ['rate(1 hour)', UNKNOWN, 'unknown'],
  ['rate(1 hour)', undefined, undefined],
  [UNKNOWN, HOUR, 'unknown'],
  [undefined, HOUR, undefined],
])('%j and a timeout of %j seconds: %s', (expression, seconds, outcome) => {
  expect(judge(expression, seconds)).toBe(outcome);
});

test('the timeout of the start counts', () => {
  const start = schedule({ Timeout: { AttemptDurationSeconds: 25 * HOUR } });
  expect(outcomeOfStart('JD-32', start, { Job: job({ Timeout: { AttemptDurationSeconds: 60 } }) })).toBe('violates');
});

test('a rule is judged as well', () => {
  const start = rule({}, {}, { ScheduleExpression: 'rate(1 minute)' });
  expect(outcomeOfStart('JD-32', start, { Job: job({ Timeout: { AttemptDurationSeconds: 120 } }) })).toBe('violates');
});
