import { examplesOf } from './_examples';
import { modelOf } from './_helpers';
import { inspect } from '../../src/checks/inspect';
import { RULES } from '../../src/checks/rules';

/** What the rule says of its own example. */
function messages(id: string): string[] {
  const [violating, , before] = examplesOf(id);
  return inspect(modelOf(violating), before && modelOf(before), RULES.filter((rule) => rule.id === id)).findings.map(({ message }) => message);
}

test.each(RULES.map(({ id }) => id))('%s speaks as the others do: sentences without the last full stop, names in backticks', (id) => {
  expect(messages(id).filter((message) => !/^[A-Z`]/.test(message) || /\.$|"/.test(message))).toEqual([]);
});
