import { containers, IMAGE } from './_helpers';
import { job, outcomes, requirements, UNKNOWN, verdicts } from '../../_helpers';

const onFargate = (VCPU: unknown, MEMORY: unknown) => ({
  Job: job({ PlatformCapabilities: ['fargate'], ContainerProperties: { Image: IMAGE, ...requirements({ VCPU, MEMORY }) } }),
});

test.each<[unknown, unknown, string]>([
  ['0.25', '512', 'holds'],
  ['0.25', '2048', 'holds'],
  ['0.25', '3072', 'violates'],
  ['0.3', '512', 'violates'],
  ['0.5', '77', 'violates'],
  ['1', '8192', 'holds'],
  ['4', '30720', 'holds'],
  ['4', '31744', 'violates'],
  ['8', '20480', 'holds'],
  ['8', '21504', 'violates'],
  ['16', '122880', 'holds'],
  ['32', '249856', 'holds'],
  ['32', '65536', 'violates'],
  ['64', UNKNOWN, 'violates'],
  ['1', UNKNOWN, 'unknown'],
  [UNKNOWN, '512', 'unknown'],
])('%j vCPU and %j MiB on Fargate: %s', (vcpus, memory, outcome) => {
  expect(outcomes('SZ-09', onFargate(vcpus, memory))).toEqual({ Job: outcome });
});

test('says which sizes there are', () => {
  expect(verdicts('SZ-09', onFargate('1', '777')).Job).toBe(
    'Fargate has no such size: `memory` must be one of 2048, 3072 … 8192 MiB for 1 vCPU on Fargate, got 777; the next valid size is 2048');
});

test('the sums of all containers count', () => {
  const pair = (MEMORY: string) => job({ PlatformCapabilities: ['FARGATE'], EcsProperties: containers({ VCPU: '0.25', MEMORY: '512' }, { VCPU: '0.25', MEMORY }) });
  expect(outcomes('SZ-09', { Good: pair('512'), Bad: pair('768') })).toEqual({ Good: 'holds', Bad: 'violates' });
});

test('has nothing to say about jobs on EC2', () => {
  expect(outcomes('SZ-09', { Job: job({ ContainerProperties: { Image: IMAGE, ...requirements({ VCPU: 3, MEMORY: 77 }) } }) })).toEqual({});
});
