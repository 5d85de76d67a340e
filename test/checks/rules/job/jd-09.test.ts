import { outcomeOfJob, QUEUE, schedule } from './_helpers';
import { UNKNOWN, type Resources } from '../../_helpers';

const TIMEOUT = { Timeout: { AttemptDurationSeconds: 3600 } };

test.each<[string, object, string]>([
  ['on EC2', {}, 'violates'],
  ['on EC2, with a timeout of nothing, as the CDK writes it', { Timeout: {} }, 'violates'],
  ['on EC2, with a timeout', TIMEOUT, 'holds'],
  ['on EC2, with a timeout that is not known', { Timeout: UNKNOWN }, 'holds'],
  ['on EC2 or Fargate', { PlatformCapabilities: ['EC2', 'FARGATE'] }, 'violates'],
  ['on Fargate, which ends it after 14 days', { PlatformCapabilities: ['FARGATE'] }, 'holds'],
  ['on what is not known', { PlatformCapabilities: [UNKNOWN] }, 'unknown'],
])('a job %s', (_, properties, outcome) => {
  expect(outcomeOfJob('JD-09', properties)).toBe(outcome);
});

test.each<[Resources, string]>([
  [{ Queue: QUEUE, A: schedule(TIMEOUT) }, 'holds'],
  [{ Queue: QUEUE, A: schedule(TIMEOUT), B: schedule() }, 'violates'],
])('a job whose timeout comes from its starts: %#', (starts, outcome) => {
  expect(outcomeOfJob('JD-09', {}, starts)).toBe(outcome);
});
