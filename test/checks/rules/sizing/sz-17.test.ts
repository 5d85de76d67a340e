import { IMAGE } from './_helpers';
import { job, outcomes, UNKNOWN, verdicts } from '../../_helpers';

const withTimeouts = (platform: string, timeouts: object) => ({
  Job: job({ PlatformCapabilities: [platform], EcsProperties: { TaskProperties: [{ Containers: [{ Name: 'c', Image: IMAGE, ...timeouts }] }] } }),
});

test.each<[string, object, string | undefined]>([
  ['FARGATE', { StartTimeout: 2, StopTimeout: 120 }, 'holds'],
  ['FARGATE', { StartTimeout: 1 }, 'violates'],
  ['FARGATE', { StopTimeout: 121 }, 'violates'],
  ['EC2', { StopTimeout: 121 }, 'holds'],
  ['EC2', { StopTimeout: 1 }, 'violates'],
  ['FARGATE', { StopTimeout: UNKNOWN }, 'unknown'],
  ['FARGATE', {}, undefined],
])('on %s, %j: %s', (platform, timeouts, outcome) => {
  expect(outcomes('SZ-17', withTimeouts(platform, timeouts)).Job).toBe(outcome);
});

test('says what is allowed', () => {
  expect(verdicts('SZ-17', withTimeouts('FARGATE', { StopTimeout: 300 })).Job).toBe('Its `stopTimeout` is 300 seconds, and may be 2 to 120 on Fargate');
});
