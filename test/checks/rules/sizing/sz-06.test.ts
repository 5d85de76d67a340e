import { compute, outcomes, UNKNOWN, verdicts } from '../../_helpers';

test.each<[unknown, unknown[], string | undefined]>([
  [4, ['g5.xlarge'], 'holds'],
  [3, ['g5.xlarge'], 'violates'],
  [3, ['g5'], 'violates'],
  [3, ['g5', 'c5.large'], 'holds'],
  [1, ['optimal'], 'unknown'], // some newer families have a size of 1 vCPU
  [2, ['optimal'], 'holds'],
  [1, ['default_arm64'], 'holds'],
  [0, ['optimal'], undefined],
  [3, ['g5', 'p3'], 'unknown'],
  [3, [UNKNOWN], 'unknown'],
  [UNKNOWN, ['g5'], 'unknown'],
])('a `maxvCpus` of %j for %j: %s', (MaxvCpus, InstanceTypes, outcome) => {
  expect(outcomes('SZ-06', { Compute: compute('EC2', { MaxvCpus, InstanceTypes }) }).Compute).toBe(outcome);
});

test('names the smallest', () => {
  expect(verdicts('SZ-06', { Compute: compute('EC2', { MaxvCpus: 2, InstanceTypes: ['g5'] }) }).Compute)
    .toBe('Its `maxvCpus` is 2, but its smallest instance type, g5.xlarge, has 4 vCPUs');
});

test('has nothing to say about Fargate', () => {
  expect(outcomes('SZ-06', { Compute: compute('FARGATE', { MaxvCpus: 1 }) })).toEqual({});
});
