import { parseDuration } from '../../../src/simulate/workload/parse-duration';

test.each([
  ['90s', 90_000],
  ['0s', 0],
  ['250ms', 250],
  ['1.5h', 5_400_000],
  ['1h30m', 5_400_000],
  ['1h 30m', 5_400_000],
  ['2d', 172_800_000],
])('%s is %i ms', (text, expected) => {
  expect(parseDuration(text)).toBe(expected);
});

test.each(['', '90', 's', '-5s', '5 minutes', '5mm', '1h 30', 's5'])('"%s" is no time', (text) => {
  expect(parseDuration(text)).toBeUndefined();
});
