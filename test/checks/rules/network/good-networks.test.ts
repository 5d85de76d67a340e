import { GOOD_NETWORKS } from './_good-networks';
import { inspect } from '../../../../src/checks/inspect';
import { NETWORK } from '../../../../src/checks/rules/network';
import { readModel } from '../../../../src/model/batch-model';
import { SYMBOLIC_ENVIRONMENT } from '../../../../src/model/symbols';
import { parseTemplate } from '../../../../src/model/template';
import type { Template } from '../../mutations/mutation';
import { NETWORK_MUTATIONS } from '../../mutations/network';

function report(template: Template) {
  const named = { name: 'Farm', template: parseTemplate(JSON.stringify(template), 'Farm.json') };
  return inspect(readModel([named], SYMBOLIC_ENVIRONMENT), undefined, NETWORK);
}

describe.each(Object.entries(GOOD_NETWORKS))('%s', (_, make) => {
  const good = make();

  test('gives no finding', () => {
    expect(report(good).findings).toEqual([]);
  });

  const mutated = Object.entries(NETWORK_MUTATIONS)
    .map(([id, mutate]) => ({ id, template: structuredClone(good), mutate }))
    .filter(({ template, mutate }) => mutate(template));

  if (mutated.length > 0) {
    test.each(mutated.map(({ id, template }) => [id, template] as const))('gives %s and nothing else once that is broken', (id, template) => {
      expect([...new Set(report(template).findings.map((finding) => finding.id))]).toEqual([id]);
    });
  }
});
