import { ec2, outcomeOnInstances, placed } from './_helpers';
import { UNKNOWN, verdicts } from '../../_helpers';

test.each<[unknown, unknown[], string | undefined]>([
  [1, ['g4dn.xlarge'], 'holds'],
  [2, ['g4dn.xlarge'], 'violates'],
  [8, ['g5'], 'holds'],
  [9, ['g5'], 'violates'],
  [8, ['t3.micro'], 'violates'],
  [1, ['optimal'], 'violates'],
  [1, ['optimal', 'g5'], 'holds'],
  [1, ['g6f.large'], 'unknown'], // a part of a GPU
  [1, ['t3.micro', 'p3.2xlarge'], 'unknown'], // not in the table
  [1, [UNKNOWN], 'unknown'],
  [UNKNOWN, ['t3.micro'], 'unknown'],
  [0, ['t3.micro'], undefined],
])('a job that asks for %j GPUs of %j: %s', (gpus, types, outcome) => {
  expect(outcomeOnInstances('SZ-11', { GPU: gpus }, ...types)).toBe(outcome);
});

test.each([
  ['t3.micro', 'It asks for 8 GPUs, but no instance type of the queue `Queue` has any'],
  ['g5.12xlarge', 'It asks for 8 GPUs, but the instance type with most of them in the queue `Queue`, g5.12xlarge, has 4'],
])('says what %s has', (type, message) => {
  expect(verdicts('SZ-11', placed({ GPU: 8 }, { Compute: ec2(type) })).Job).toBe(message);
});
