import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { outcomes, type Resources } from './_helpers';
import { RULES } from '../../src/checks/rules';

const DIRECTORY = join(__dirname, 'examples');

/** The templates of a rule in the documentation: one that violates it, the same one mended; for rules that compare, what was deployed before. */
function examples(id: string): Resources[] {
  const text = readFileSync(join(DIRECTORY, `${id}.yaml`), 'utf8');
  return parseAllDocuments(text).map((document) => (document.toJS() as { Resources: Resources }).Resources);
}

test('every rule has an example, and every example a rule', () => {
  expect(readdirSync(DIRECTORY).sort()).toEqual(RULES.map(({ id }) => `${id}.yaml`).sort());
});

test.each(RULES.map(({ id }) => id))('%s finds what is wrong in its example, and nothing once it is mended', (id) => {
  const [violating, mended, before] = examples(id);
  expect(Object.values(outcomes(id, violating, before))).toContain('violates');
  expect(Object.values(outcomes(id, mended, before))).not.toContain('violates');
});
