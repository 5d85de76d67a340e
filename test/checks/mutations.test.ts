/** Of a good template, changed in one small thing, exactly the rule about that thing speaks. */
import { findingsIn, GOOD_TEMPLATES, inOneLine } from './_good';
import { rule } from './_helpers';
import { MUTATIONS } from './mutations/all';
import type { Template } from './mutations/mutation';
import { RULES } from '../../src/checks/rules';

const BASELINE = new Map(GOOD_TEMPLATES.map(([name, text]) => [name, new Set(findingsIn(text).map(inOneLine))]));

/** What the mutation makes the checks say that they did not say before, by template. */
function newFindings(id: string) {
  return GOOD_TEMPLATES.flatMap(([name, text]) => {
    const template = JSON.parse(text) as Template;
    if (!MUTATIONS[id](template)) { return []; }
    const before = rule(id).needsBefore ? text : undefined;
    const findings = findingsIn(JSON.stringify(template), before).filter((finding) => !BASELINE.get(name)?.has(inOneLine(finding)));
    return [{ name, findings }];
  });
}

test('every rule has a mutation', () => {
  expect(Object.keys(MUTATIONS).sort()).toEqual(RULES.map(({ id }) => id).sort());
});

test.each(Object.keys(MUTATIONS))('%s', (id) => {
  const mutated = newFindings(id);
  const expected = new Set([id, ...rule(id).companions ?? []]);
  expect(mutated.length).toBeGreaterThan(0);
  expect(mutated.filter(({ findings }) => !findings.some((finding) => finding.id === id)).map(({ name }) => `${id} is silent in ${name}`)).toEqual([]);
  expect(mutated.flatMap(({ name, findings }) => findings.filter((finding) => !expected.has(finding.id)).map((finding) => `${name}: ${inOneLine(finding)}`)))
    .toEqual([]);
});
