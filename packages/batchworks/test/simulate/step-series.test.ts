import { StepSeries } from '../../src/simulate/step-series';

test('the means of a number that changes in steps', () => {
  const series = StepSeries.ofChanges([{ at: 10, by: 4 }, { at: 0, by: 2 }, { at: 15, by: -6 }]);
  expect(series.means(0, 20, 1)).toEqual([(10 * 2 + 5 * 6) / 20]);
  expect(series.means(0, 20, 4)).toEqual([2, 2, 6, 0]);
  expect(series.means(5, 15, 2)).toStrictEqual([2, 6]);
  expect(series.peak).toBe(6);
});

test('the last value holds, and of several at one moment the last one counts', () => {
  const series = new StepSeries();
  series.set(5, 9);
  series.set(5, 1);
  expect(series.means(0, 10, 2)).toEqual([0, 1]);
});
