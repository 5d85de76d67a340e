import { outcomeOfJob, outcomeOfStart, rule, schedule } from './_helpers';
import { UNKNOWN } from '../../_helpers';

const KIB = 1024;

function withCommand(length: number) {
  return { ContainerProperties: { Command: ['x'.repeat(length)] } };
}

test.each<[string, object, string]>([
  ['of 23 KiB', withCommand(23 * KIB), 'holds'],
  ['of 25 KiB', withCommand(25 * KIB), 'violates'],
  ['of 13 Ki letters that have two bytes each', { ContainerProperties: { Command: ['ä'.repeat(13 * KIB)] } }, 'violates'],
  ['whose symbols make it larger than it will be', { Parameters: { A: { 'Fn::Join': ['', Array.from({ length: 1500 }, () => ({ Ref: 'AWS::AccountId' }))] } } }, 'holds'],
  ['with values that are not known', { Parameters: { A: UNKNOWN } }, 'holds'],
])('a job definition %s', (_, properties, outcome) => {
  expect(outcomeOfJob('JD-19', properties)).toBe(outcome);
});

test.each([
  [29, 'holds'],
  [31, 'violates'],
])('a submission of about %d KiB: %s', (size, outcome) => {
  expect(outcomeOfStart('JD-19', schedule({ Parameters: { Scene: 'x'.repeat(size * KIB) } }))).toBe(outcome);
});

test.each<[unknown, string]>([
  ['x'.repeat(8192), 'holds'],
  ['x'.repeat(8193), 'violates'],
  [{ Ref: 'Job' }, 'unknown'],
  [UNKNOWN, 'unknown'],
])('a rule with an input: %#', (Input, outcome) => {
  expect(outcomeOfStart('JD-19', rule({}, { Input }))).toBe(outcome);
});
