import { IMAGE } from './_helpers';
import { job, outcomeOfContainer, outcomes, requirements, UNKNOWN, verdicts } from '../../_helpers';

test.each([
  ['1', 'holds'],
  [2, 'holds'],
  ['0.5', 'violates'],
  ['1.0', 'violates'],
  ['0', 'violates'],
  ['-1', 'violates'],
  [UNKNOWN, 'unknown'],
  ['many', 'unknown'],
])('a container on EC2 that asks for %j vCPUs: %s', (vcpus, outcome) => {
  expect(outcomeOfContainer('SZ-07', requirements({ VCPU: vcpus }))).toBe(outcome);
});

test('the deprecated `Vcpus` count as well', () => {
  expect(outcomeOfContainer('SZ-07', { Vcpus: 0 })).toBe('violates');
});

test('shows what is written', () => {
  expect(verdicts('SZ-07', { Job: job({ ContainerProperties: { Image: IMAGE, ...requirements({ VCPU: '1.0' }) } }) }).Job)
    .toBe('It asks for `1.0` vCPUs, which is not a whole number from 1 on');
});

test.each([[['FARGATE']], [['EC2', 'FARGATE']], [[UNKNOWN]]])('has nothing to say about a job for %j', (PlatformCapabilities) => {
  const ContainerProperties = { Image: IMAGE, ...requirements({ VCPU: '0.5' }) };
  expect(outcomes('SZ-07', { Job: job({ PlatformCapabilities, ContainerProperties }) })).toEqual({});
});
