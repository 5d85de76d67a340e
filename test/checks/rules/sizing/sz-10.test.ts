import { IMAGE } from './_helpers';
import { job, outcomeOfContainer, outcomes, requirements, UNKNOWN, verdicts } from '../../_helpers';

test.each([
  [1, 'holds'],
  [128, 'holds'],
  [192, 'holds'],
  [256, 'violates'],
  [4096, 'violates'],
  [32768, 'violates'],
  [UNKNOWN, 'unknown'],
])('a container that asks for %j vCPUs: %s', (vcpus, outcome) => {
  expect(outcomeOfContainer('SZ-10', requirements({ VCPU: vcpus }))).toBe(outcome);
});

test('says what may be meant', () => {
  expect(verdicts('SZ-10', { Job: job({ ContainerProperties: requirements({ VCPU: 256 }) }) }).Job)
    .toBe('It asks for 256 vCPUs; as CPU units of Amazon ECS that would be 0.25 vCPU');
});

test('on Fargate, SZ-09 says it', () => {
  const ContainerProperties = { Image: IMAGE, ...requirements({ VCPU: '256' }) };
  expect(outcomes('SZ-10', { Job: job({ PlatformCapabilities: ['FARGATE'], ContainerProperties }) })).toEqual({});
});
