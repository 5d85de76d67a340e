import type { Duration } from '../../src/simulate';
import { Random } from '../../src/simulate/random';

/** The mean and the deviation of 10,000 durations. */
function measured(duration: Duration): { mean: number; deviation: number } {
  const random = new Random('1');
  const values = Array.from({ length: 10_000 }, () => random.duration(duration));
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, deviation: Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) };
}

test('durations are distributed as they are said to be', () => {
  const normal = measured({ type: 'NORMAL', mean: 90_000, deviation: 10_000 });
  expect([Math.round(normal.mean / 1000), Math.round(normal.deviation / 1000)]).toEqual([90, 10]);
  const uniform = measured({ type: 'UNIFORM', min: 0, max: 60_000 });
  expect([Math.round(uniform.mean / 1000), Math.round(uniform.deviation / 1000)]).toEqual([30, 17]);
});

test('no duration is negative, however wide the distribution', () => {
  const random = new Random('1');
  const shortest = Math.min(...Array.from({ length: 1000 }, () => random.duration({ type: 'NORMAL', mean: 2000, deviation: 60_000 })));
  expect(shortest).toBe(1000);
});

test('the same seed gives the same numbers, another one others', () => {
  const numbers = (seed: string) => { const random = new Random(seed); return [random.next(), random.next()]; };
  expect(numbers('1')).toEqual(numbers('1'));
  expect(numbers('1')).not.toEqual(numbers('2'));
});
