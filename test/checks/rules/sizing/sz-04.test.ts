import { placed } from './_helpers';
import { compute, outcomes, UNKNOWN, verdicts } from '../../_helpers';

const limited = (type: string, MaxvCpus: unknown) => compute(type, { MaxvCpus, InstanceTypes: ['m5'] });

test.each<[unknown, unknown, string]>([
  [16, 16, 'holds'],
  [17, 16, 'violates'],
  ['17', '16', 'violates'],
  [UNKNOWN, 16, 'unknown'],
  [17, UNKNOWN, 'unknown'],
])('a job that asks for %j vCPUs, and a `maxvCpus` of %j: %s', (vcpus, most, outcome) => {
  expect(outcomes('SZ-04', placed({ VCPU: vcpus }, { Compute: limited('EC2', most) })).Job).toBe(outcome);
});

test('one environment is enough, and a violation names the largest', () => {
  expect(outcomes('SZ-04', placed({ VCPU: 16 }, { A: limited('EC2', 8), B: limited('SPOT', 16) }))).toEqual({ Job: 'holds' });
  expect(verdicts('SZ-04', placed({ VCPU: 32 }, { A: limited('EC2', 8), B: limited('SPOT', 16) })).Job).toBe(
    'It asks for 32 vCPUs, but no compute environment of the queue `Queue` may have more than 16 (`maxvCpus`)');
});

test('Fargate has a limit, too', () => {
  const resources = placed({ VCPU: 4 }, { Compute: limited('FARGATE', 2) }, { PlatformCapabilities: ['FARGATE'] });
  expect(outcomes('SZ-04', resources)).toEqual({ Job: 'violates' });
});

test('an unmanaged environment has none that is known', () => {
  expect(outcomes('SZ-04', placed({ VCPU: 4 }, { Compute: compute('EC2', { MaxvCpus: undefined }, { Type: 'UNMANAGED' }) }))).toEqual({ Job: 'unknown' });
});
