import { readdirSync } from 'node:fs';
import { EXAMPLES, examplesOf } from './_examples';
import { outcomes } from './_helpers';
import { RULES } from '../../src/checks/rules';

test('every rule has an example, and every example a rule', () => {
  expect(readdirSync(EXAMPLES).sort()).toEqual(RULES.map(({ id }) => `${id}.yaml`).sort());
});

test.each(RULES.map(({ id }) => id))('%s finds what is wrong in its example, and nothing once it is mended', (id) => {
  const [violating, mended, before] = examplesOf(id);
  expect(Object.values(outcomes(id, violating, before))).toContain('violates');
  expect(Object.values(outcomes(id, mended, before))).not.toContain('violates');
});
