import { outcomeOfContainer, UNKNOWN } from '../../_helpers';

test.each<[object, string | undefined]>([
  [{ Swappiness: 0, MaxSwap: 512 }, 'holds'],
  [{ Swappiness: 100, MaxSwap: '512' }, 'holds'],
  [{ Swappiness: 101, MaxSwap: 512 }, 'violates'],
  [{ Swappiness: -1, MaxSwap: 512 }, 'violates'],
  [{ Swappiness: 0.5, MaxSwap: 512 }, 'violates'],
  [{ Swappiness: 60 }, 'violates'],
  [{ Swappiness: 60, MaxSwap: UNKNOWN }, 'holds'],
  [{ Swappiness: UNKNOWN }, 'unknown'],
  [{ MaxSwap: 512 }, undefined],
  [{}, undefined],
])('%j: %s', (LinuxParameters, outcome) => {
  expect(outcomeOfContainer('SZ-15', { LinuxParameters })).toBe(outcome);
});
