import { compute, outcomes, severityOf, UNKNOWN } from '../../_helpers';

function named(type = 'EC2', resources: object = {}, properties: object = {}) {
  return compute(type, resources, { ComputeEnvironmentName: 'farm', ...properties });
}

test.each([[compute('EC2'), 'holds'], [named(), 'violates'], [named('EC2', {}, { ComputeEnvironmentName: UNKNOWN }), 'unknown']])('%j: %s', (environment, outcome) => {
  expect(outcomes('UP-01', { Compute: environment }).Compute).toBe(outcome);
});

const IN_PLACE = { ReplaceComputeEnvironment: false };

test.each<[string, object, object, string]>([
  ['nothing', named(), named(), 'warning'],
  ['the vCPUs', named(), named('EC2', { MaxvCpus: 8 }), 'error'],
  ['the vCPUs, in place', named('EC2', {}, IN_PLACE), named('EC2', { MaxvCpus: 8 }, IN_PLACE), 'warning'],
  ['the vCPUs of Fargate', named('FARGATE'), named('FARGATE', { MaxvCpus: 8 }), 'warning'],
  ['the tags, in place', named('EC2', {}, IN_PLACE), named('EC2', {}, { ...IN_PLACE, Tags: { Team: 'a' } }), 'error'],
  ['the platform', named('EC2', {}, IN_PLACE), named('FARGATE', {}, IN_PLACE), 'error'],
  ['the name as well', named(), named('EC2', { MaxvCpus: 8 }, { ComputeEnvironmentName: 'farm-2' }), 'warning'],
  ['something unknown', named('EC2', { Subnets: UNKNOWN }), named(), 'warning'],
])('a change of %s is an error or a warning', (_, before, now, severity) => {
  expect(severityOf('UP-01', 'Compute', { Compute: now }, { Compute: before })).toBe(severity);
});
