import { outcomeOn } from './_helpers';
import { UNKNOWN } from '../../_helpers';

test.each([
  ['FARGATE', 20, 'violates'],
  ['FARGATE', 21, 'holds'],
  ['FARGATE', '200', 'holds'],
  ['FARGATE', 201, 'violates'],
  ['FARGATE', UNKNOWN, 'unknown'],
  ['EC2', 100, 'violates'],
  [UNKNOWN, 100, 'unknown'],
])('on %j %j GiB: %s', (platform, size, expected) => {
  expect(outcomeOn(platform, 'ST-11', { EphemeralStorage: { SizeInGiB: size } })).toBe(expected);
});

test('without it a job has 20 GiB', () => {
  expect(outcomeOn('FARGATE', 'ST-11', {})).toBeUndefined();
});
