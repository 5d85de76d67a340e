import { ec2, outcomeOnInstances, placed } from './_helpers';
import { UNKNOWN, verdicts } from '../../_helpers';

const TYPES = ['c5.24xlarge', 'r5.12xlarge']; // 96 vCPUs and 196608 MiB; 48 and 393216

test.each<[object, unknown[], string | undefined]>([
  [{ VCPU: 96, MEMORY: 180_000 }, TYPES, 'holds'],
  [{ VCPU: 48, MEMORY: 360_000 }, TYPES, 'holds'],
  [{ VCPU: 49, MEMORY: 360_000 }, TYPES, 'violates'],
  [{ VCPU: 97, MEMORY: 360_000 }, TYPES, undefined], // SZ-01 says it
  [{ VCPU: 49, MEMORY: 400_000 }, TYPES, undefined], // SZ-02
  [{ VCPU: 8, MEMORY: 4096, GPU: 1 }, TYPES, undefined], // SZ-11
  [{ VCPU: 8, MEMORY: 4096, GPU: 1 }, ['g4dn.xlarge', 'c5.2xlarge'], 'violates'],
  [{ VCPU: 2, MEMORY: 4096, GPU: 1 }, ['g4dn.xlarge', 'c5.2xlarge'], 'holds'],
  [{ VCPU: 2, MEMORY: 4096, GPU: 1 }, ['g6f.xlarge'], 'unknown'],
  [{ VCPU: 2, MEMORY: 4096 }, ['g6f.xlarge'], 'holds'],
  [{ VCPU: 49, MEMORY: 360_000 }, [...TYPES, UNKNOWN], 'unknown'],
  [{ VCPU: UNKNOWN, MEMORY: 360_000 }, TYPES, 'unknown'],
])('a job that asks for %j of %j: %s', (asked, types, outcome) => {
  expect(outcomeOnInstances('SZ-03', asked, ...types)).toBe(outcome);
});

test('names all that has to be there at once', () => {
  expect(verdicts('SZ-03', placed({ VCPU: 8, MEMORY: 4096, GPU: 1 }, { Compute: ec2('g4dn.xlarge', 'c5.2xlarge') })).Job).toBe(
    'No instance type of the queue `Queue` has 8 vCPUs, 4096 MiB of memory for jobs and 1 GPU at once, although for each there are types that have it');
});
