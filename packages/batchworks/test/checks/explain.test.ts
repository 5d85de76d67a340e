import { ruleOf } from './_helpers';
import { explain, InputError } from '../../src/checks';

const RULES = ['SZ-01', 'SZ-02', 'SZ-08', 'NW-80'].map((id) => ruleOf(id, 'warning'));

test.each(['SZ-08', 'sz-08'])('%s is explained', (id) => {
  const [title, explanation, remedy, links] = explain(id, {}, RULES).split('\n\n');
  expect(title).toMatch(/SZ-08.* Title of SZ-08 .*\(warning\)/);
  expect([explanation, remedy]).toEqual(['Explanation of SZ-08.', 'What to change: Remedy of SZ-08.']);
  expect(links.trim().split('\n')).toEqual(['https://example.com/', 'https://github.com/cdk-batchworks/cdk-batchworks/blob/main/docs/checks.md#sz-08']);
});

test('an id that does not exist has neighbours', () => {
  expect(() => explain('SZ-09', {}, RULES)).toThrow(InputError);
  expect(() => explain('SZ-09', {}, RULES)).toThrow('no rule "SZ-09"; the closest are SZ-01, SZ-02, SZ-08');
});

test('every rule can be explained', () => {
  expect(explain('SZ-08')).toContain('at least 4 MiB');
});
