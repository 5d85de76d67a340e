import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { Resources } from './_helpers';

/** Where the examples of the documentation stand. */
export const EXAMPLES = join(__dirname, 'examples');

/** The templates of a rule in the documentation: one that violates it, the same one mended; for rules that compare, what was deployed before. */
export function examplesOf(id: string): Resources[] {
  const text = readFileSync(join(EXAMPLES, `${id}.yaml`), 'utf8');
  return parseAllDocuments(text).map((document) => (document.toJS() as { Resources: Resources }).Resources);
}
