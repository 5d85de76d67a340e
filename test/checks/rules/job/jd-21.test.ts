import { outcomeOfJob, outcomeOfStart, schedule } from './_helpers';
import { UNKNOWN } from '../../_helpers';

test.each([
  [-1, 'violates'],
  [0, 'holds'],
  [9999, 'holds'],
  [10_000, 'violates'],
  [UNKNOWN, 'unknown'],
  [undefined, undefined],
])('a scheduling priority of %j: %s', (SchedulingPriority, outcome) => {
  expect(outcomeOfJob('JD-21', { SchedulingPriority })).toBe(outcome);
});

test('a start can give one as well', () => {
  expect(outcomeOfStart('JD-21', schedule({ SchedulingPriorityOverride: 10_000 }))).toBe('violates');
});
