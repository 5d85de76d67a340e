import { compute, job, outcomes, queue, UNKNOWN } from '../../_helpers';

const TERMINATES = compute('EC2', {}, { UpdatePolicy: { TerminateJobsOnUpdate: true } });

test.each<[unknown, string]>([
  [undefined, 'violates'],
  [{ Attempts: 1 }, 'violates'],
  [{ Attempts: '2' }, 'holds'],
  [{ Attempts: UNKNOWN }, 'unknown'],
  [UNKNOWN, 'unknown'],
])('an update terminates a job with the retries %j: %s', (retries, outcome) => {
  const resources = { Compute: TERMINATES, Queue: queue(['Compute']), Job: job({ RetryStrategy: retries }) };
  expect(outcomes('UP-10', resources).Compute).toBe(outcome);
});

test.each<[string, object, string | undefined]>([
  ['has no job', { Job: job({ PlatformCapabilities: ['FARGATE'] }) }, 'holds'],
  ['has a job that may be for another queue', { Job: job(), Other: compute('EC2'), OtherQueue: queue(['Other']) }, 'holds'],
  ['waits for its jobs', { Job: job(), Compute: compute('EC2') }, undefined],
  ['may terminate them', { Job: job(), Compute: compute('EC2', {}, { UpdatePolicy: { TerminateJobsOnUpdate: UNKNOWN } }) }, 'unknown'],
])('compute that %s: %s', (_, resources, outcome) => {
  expect(outcomes('UP-10', { Compute: TERMINATES, Queue: queue(['Compute']), ...resources }).Compute).toBe(outcome);
});
