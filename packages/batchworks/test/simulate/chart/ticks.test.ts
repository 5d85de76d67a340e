import { countTicks, timeTicks } from '../../../src/simulate/chart/ticks';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

test.each([
  [1, '0 s'],
  [1000, '0 s, 0.2 s, 0.4 s, 0.6 s, 0.8 s, 1 s'],
  [5 * MINUTE, '0 s, 1 m, 2 m, 3 m, 4 m, 5 m'],
  [2 * HOUR + 7 * MINUTE, '0 s, 30 m, 1 h, 1 h 30 m, 2 h'],
  [80 * HOUR, '0 s, 1 d, 2 d, 3 d'],
  [180 * HOUR, '0 s, 2 d, 4 d, 6 d'],
  [100_000 * HOUR, '0 s, 1000 d, 2000 d, 3000 d, 4000 d'],
])('%i ms are divided into %s', (max, labels) => {
  expect(timeTicks(max, 5).map(({ label }) => label).join(', ')).toBe(labels);
});

test.each([
  [1, '0, 1'],
  [7, '0, 2, 4, 6'],
  [288, '0, 100, 200'],
  [99_000, '0, 50,000'],
])('%i is divided into %s', (max, labels) => {
  expect(countTicks(max, 4).map(({ label }) => label).join(', ')).toBe(labels);
});
