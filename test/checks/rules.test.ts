import { RULES } from '../../src/checks/rules';

test('every id is used once', () => {
  const ids = RULES.map(({ id }) => id);
  expect([...new Set(ids)]).toEqual(ids);
});

test.each(RULES.map((rule) => [rule.id, rule] as const))('%s says what it is about, why, what to change, and where that is written', (id, rule) => {
  expect(id).toMatch(/^(SZ|NW|CE|UP|LT|IAM|ST|JD)-\d\d$/);
  expect(rule.title).toMatch(/^[A-Z][^\n]*[^.\n]$/);
  expect(rule.explanation).toMatch(/\.$/);
  expect(rule.remedy).toMatch(/\.$/);
  expect(rule.links.length).toBeGreaterThan(0);
  expect(rule.links.filter((link) => !link.startsWith('https://'))).toEqual([]);
});

test('companions are rules', () => {
  const ids = RULES.map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining(RULES.flatMap(({ companions = [] }) => companions)));
});
