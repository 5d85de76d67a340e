import { outcomeOn, volumes } from './_helpers';
import { UNKNOWN } from '../../_helpers';

test.each([
  ['FARGATE', { Host: { SourcePath: '/mnt' } }, 'violates'],
  ['FARGATE', { Host: { SourcePath: UNKNOWN } }, 'unknown'],
  ['FARGATE', { Host: {} }, undefined],
  ['FARGATE', {}, undefined],
  ['EC2', { Host: { SourcePath: '/mnt' } }, undefined],
  [UNKNOWN, { Host: { SourcePath: '/mnt' } }, 'unknown'],
])('on %j the volume %j: %s', (platform, volume, expected) => {
  expect(outcomeOn(platform, 'ST-10', volumes({ Name: 'scratch', ...volume }))).toBe(expected);
});
