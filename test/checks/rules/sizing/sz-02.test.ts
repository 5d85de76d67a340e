import { ec2, outcomeOnInstances, placed } from './_helpers';
import { findings, UNKNOWN, verdicts } from '../../_helpers';

test.each<[number | object, unknown[], string]>([
  [7782, ['m4.large'], 'holds'], // 95 % of 8192 MiB
  [7783, ['m4.large'], 'violates'],
  [8192, ['m4.large', 'm4.xlarge'], 'holds'],
  [8192, ['m4.large', UNKNOWN], 'unknown'],
  [4_000_000, ['optimal'], 'violates'],
  [1_500_000, ['optimal'], 'unknown'],
  [UNKNOWN, ['m4.large'], 'unknown'],
])('a job that asks for %j MiB of %j: %s', (memory, types, outcome) => {
  expect(outcomeOnInstances('SZ-02', { MEMORY: memory }, ...types)).toBe(outcome);
});

test.each([
  [7783, 'warning'],
  [8160, 'warning'],
  [8161, 'error'], // 32 MiB are the agent's
])('%i of 8192 MiB: %s', (memory, severity) => {
  expect(findings('SZ-02', placed({ MEMORY: memory }, { Compute: ec2('m4.large') }))).toMatchObject([{ severity }]);
});

test('says what was asked for, and what there is', () => {
  expect(verdicts('SZ-02', placed({ MEMORY: 8192 }, { Compute: ec2('m4.large') })).Job).toBe(
    'It asks for 8192 MiB of memory, but the largest instance type of the queue `Queue`, m4.large, has 8192 MiB, of which at least 32 are not for jobs');
});
