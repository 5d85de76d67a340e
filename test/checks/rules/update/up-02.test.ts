import { compute, outcomes, UNKNOWN } from '../../_helpers';

function replaced(replace: unknown, resources: object = {}, properties: object = {}) {
  return compute('EC2', resources, { ReplaceComputeEnvironment: replace, ...properties });
}

test.each<[string, object, object, string | undefined]>([
  ['alone', replaced(true), replaced(false), 'holds'],
  ['alone, from the default', replaced(undefined), replaced('false'), 'holds'],
  ['with the vCPUs', replaced(undefined), replaced(false, { MaxvCpus: 8 }), 'violates'],
  ['with an update policy that says nothing', replaced(true), replaced(false, {}, { UpdatePolicy: {} }), 'holds'],
  ['not now', replaced(false), replaced(false, { MaxvCpus: 8 }), undefined],
  ['back', replaced(false), replaced(true, { MaxvCpus: 8 }), undefined],
  ['maybe', replaced(UNKNOWN), replaced(false, { MaxvCpus: 8 }), 'unknown'],
])('it becomes false %s: %s', (_, before, now, outcome) => {
  expect(outcomes('UP-02', { Compute: now }, { Compute: before }).Compute).toBe(outcome);
});

test('compute that is new has nothing to roll back', () => {
  expect(outcomes('UP-02', { Compute: replaced(false) }, {}).Compute).toBeUndefined();
});
