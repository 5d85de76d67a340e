import { outcomeOfJob } from './_helpers';
import { UNKNOWN } from '../../_helpers';

test.each([
  ['FARGATE', 1_209_600, 'holds'],
  ['FARGATE', 1_209_601, 'violates'],
  ['FARGATE', UNKNOWN, 'unknown'],
  ['FARGATE', undefined, undefined],
  ['EC2', 1_209_601, undefined],
])('a job on %s with a timeout of %j seconds: %s', (platform, AttemptDurationSeconds, outcome) => {
  expect(outcomeOfJob('JD-10', { PlatformCapabilities: [platform], Timeout: { AttemptDurationSeconds } })).toBe(outcome);
});
