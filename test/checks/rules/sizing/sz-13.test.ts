import { ec2, outcomeOnInstances, placed } from './_helpers';
import { outcomes, UNKNOWN, verdicts } from '../../_helpers';

test.each<[unknown, unknown[], string | undefined]>([
  [1, ['g4dn.xlarge', 'g5'], 'holds'],
  [1, ['g4dn.xlarge', 'optimal'], 'violates'],
  [1, ['g5', 'm5.large'], 'violates'],
  [1, ['optimal'], undefined], // SZ-11 says it
  [1, ['g5', 'p3'], 'unknown'],
  [1, ['g5', UNKNOWN], 'unknown'],
  [0, ['g5', 'optimal'], undefined],
  [UNKNOWN, ['g5', 'optimal'], undefined],
])('a job with %j GPUs on %j: %s', (gpus, types, outcome) => {
  expect(outcomeOnInstances('SZ-13', { GPU: gpus }, ...types)).toBe(outcome);
});

test('names the environment and what has no GPU in it', () => {
  expect(verdicts('SZ-13', placed({ GPU: 1 }, { Trainers: ec2('g5', 'optimal', 'm5') })).Job)
    .toBe('It asks for GPUs, but the compute environment `Trainers` lists instance types without any as well: optimal, m5');
});

test('one environment with nothing but GPUs is enough', () => {
  expect(outcomes('SZ-13', placed({ GPU: 1 }, { Mixed: ec2('g5', 'optimal'), Pure: ec2('g5') }))).toEqual({ Job: 'holds' });
});
