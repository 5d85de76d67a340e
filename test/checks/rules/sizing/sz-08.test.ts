import { outcomeOfContainer, requirements, UNKNOWN } from '../../_helpers';

test.each([
  [3, 'violates'],
  [4, 'holds'],
  [UNKNOWN, 'unknown'],
])('a container that asks for %j MiB: %s', (memory, outcome) => {
  expect(outcomeOfContainer('SZ-08', requirements({ MEMORY: memory }))).toBe(outcome);
});
