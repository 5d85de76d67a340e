import { compute, outcomes, UNKNOWN } from '../../_helpers';

const IN_PLACE = { ReplaceComputeEnvironment: false };

test.each<[string, object, object, string | undefined]>([
  ['more vCPUs', compute('FARGATE', {}, IN_PLACE), compute('FARGATE', { MaxvCpus: 8 }, IN_PLACE), 'violates'],
  ['more vCPUs, and nothing said', compute('FARGATE'), compute('FARGATE', { MaxvCpus: 8 }), 'holds'],
  ['nothing', compute('FARGATE', {}, IN_PLACE), compute('FARGATE', {}, IN_PLACE), 'holds'],
  ['subnets that are not known', compute('FARGATE', { Subnets: ['a'] }, IN_PLACE), compute('FARGATE', { Subnets: UNKNOWN }, IN_PLACE), 'holds'],
  ['more vCPUs of instances', compute('EC2', {}, IN_PLACE), compute('EC2', { MaxvCpus: 8 }, IN_PLACE), undefined],
])('%s: %s', (_, before, now, outcome) => {
  expect(outcomes('UP-12', { Compute: now }, { Compute: before }).Compute).toBe(outcome);
});

test('compute that is new is not updated', () => {
  expect(outcomes('UP-12', { Compute: compute('FARGATE', {}, IN_PLACE) }, {}).Compute).toBeUndefined();
});
