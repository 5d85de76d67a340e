import { outcomeOfStart, stateMachine } from './_helpers';

const ARRAY = { ArrayProperties: { Size: 8 } };

test.each<[object, object, string]>([
  [{ JobId: 'j' }, {}, 'holds'],
  [{}, {}, 'violates'],
  [{ 'JobId.$': '$.id' }, {}, 'holds'],
  [{ 'JobId.$': '$.id', 'Type': 'N_TO_N' }, ARRAY, 'holds'],
  [{ Type: 'N_TO_N' }, ARRAY, 'violates'],
  [{ Type: 'SEQUENTIAL' }, ARRAY, 'holds'],
  [{ Type: 'SEQUENTIAL' }, {}, 'violates'],
  [{ Type: 'SEQUENTIAL', JobId: 'j' }, ARRAY, 'violates'],
  [{ 'Type': 'SEQUENTIAL', 'JobId.$': '$.id' }, ARRAY, 'unknown'],
  [{ 'Type.$': '$.type' }, ARRAY, 'unknown'],
])('the dependency %j of a job with %j: %s', (dependency, request, outcome) => {
  expect(outcomeOfStart('JD-14', stateMachine({ DependsOn: [dependency], ...request }))).toBe(outcome);
});
