import { outcomeOfContainer, requirements, UNKNOWN } from '../../_helpers';

test.each<[object, string | undefined]>([
  [requirements({ VCPU: '1', MEMORY: '512' }), 'holds'],
  [{ ...requirements({ VCPU: '1' }), Vcpus: 2 }, 'violates'],
  [{ ...requirements({ MEMORY: '512' }), Memory: 1024 }, 'violates'],
  [{ ...requirements({ MEMORY: '512' }), Memory: UNKNOWN }, 'violates'],
  [{ ...requirements({ GPU: '1' }), Vcpus: 2, Memory: 1024 }, undefined],
  [{ Vcpus: 2, Memory: 1024 }, undefined],
  [{ ResourceRequirements: UNKNOWN, Vcpus: 2 }, 'unknown'],
])('a container with %j: %s', (container, outcome) => {
  expect(outcomeOfContainer('JD-28', container)).toBe(outcome);
});
