/** A value that the templates do not tell, in the example of a rule: the rule says that it cannot tell. */
import { examplesOf } from './_examples';
import { outcomes, type Resources, UNKNOWN } from './_helpers';
import { RULES } from '../../src/checks/rules';

type Json = Record<string, unknown>;

/** Every place below the properties of the resources, as a function that makes what stands there unknown. */
function placesOf(resources: Resources): ((copy: Resources) => void)[] {
  const places: string[][] = [];
  const visit = (node: unknown, path: string[]) => {
    if (typeof node !== 'object' || node === null) { return; }
    for (const [key, value] of Object.entries(node)) {
      places.push([...path, key]);
      visit(value, [...path, key]);
    }
  };
  for (const [logicalId, resource] of Object.entries(resources)) { visit((resource as Json).Properties, [logicalId, 'Properties']); }
  return places.map((path) => (copy) => {
    const parent = path.slice(0, -1).reduce<Json>((node, key) => node[key] as Json, copy as Json);
    parent[path.at(-1)!] = UNKNOWN;
  });
}

/** They count what the templates declare: what is not told can only be more. */
const COUNT_WHAT_IS_THERE = ['CE-30', 'JD-19', 'JD-31'];

test.each(RULES.map(({ id }) => id).filter((id) => !COUNT_WHAT_IS_THERE.includes(id)))('%s', (id) => {
  const [violating, mended, before] = examplesOf(id);
  const words = [violating, mended].flatMap((example) => placesOf(example).flatMap((makeUnknown) => {
    const copy = structuredClone(example);
    makeUnknown(copy);
    return Object.values(outcomes(id, copy, before));
  }));
  expect(words).toContain('unknown');
});
