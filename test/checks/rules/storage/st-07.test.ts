import { efs, outcomeOn } from './_helpers';
import { UNKNOWN } from '../../_helpers';

test.each([
  ['FARGATE', '1.3.0', 'violates'],
  ['FARGATE', '1.4.0', 'holds'],
  ['FARGATE', 'LATEST', 'holds'],
  ['FARGATE', undefined, 'holds'],
  ['FARGATE', UNKNOWN, 'unknown'],
  ['EC2', '1.3.0', undefined],
])('EFS on %s with platform version %j: %s', (platform, version, expected) => {
  const FargatePlatformConfiguration = version && { PlatformVersion: version };
  expect(outcomeOn(platform, 'ST-07', { FargatePlatformConfiguration, ...efs() })).toBe(expected);
});

test('without EFS any version will do', () => {
  expect(outcomeOn('FARGATE', 'ST-07', { FargatePlatformConfiguration: { PlatformVersion: '1.3.0' } })).toBeUndefined();
});
