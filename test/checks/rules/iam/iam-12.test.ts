import { job, outcomes, UNKNOWN } from '../../_helpers';

test.each([
  ['FARGATE', 'awslogs', 'holds'],
  ['FARGATE', 'splunk', 'holds'],
  ['FARGATE', 'awsfirelens', 'holds'],
  ['FARGATE', 'json-file', 'violates'],
  ['EC2', 'json-file', 'holds'],
  ['EC2', 'journald', 'holds'],
  ['EC2', 'logentries', 'violates'],
  ['EC2', UNKNOWN, 'unknown'],
  [UNKNOWN, 'json-file', 'unknown'],
  [UNKNOWN, 'awslogs', 'holds'],
])('on %j the log driver %j: %s', (platform, driver, expected) => {
  const Job = job({ PlatformCapabilities: [platform], ContainerProperties: { Image: 'busybox', LogConfiguration: { LogDriver: driver } } });
  expect(outcomes('IAM-12', { Job }).Job).toBe(expected);
});

test('without a log configuration there is nothing to say', () => {
  expect(outcomes('IAM-12', { Job: job({ ContainerProperties: { Image: 'busybox' } }) })).toEqual({});
});
