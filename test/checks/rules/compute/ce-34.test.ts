import { outcomes, queue, UNKNOWN } from '../../_helpers';

function order(...numbers: unknown[]) {
  return { ComputeEnvironmentOrder: numbers.map((number, index) => ({ ComputeEnvironment: `compute-${index}`, Order: number })) };
}

test.each<[object, string | undefined]>([
  [order(1, 2), 'holds'],
  [order(1, '1'), 'violates'],
  [order(), 'violates'],
  [{ ComputeEnvironmentOrder: undefined }, 'violates'],
  [{ ComputeEnvironmentOrder: UNKNOWN }, 'unknown'],
  [order(1, UNKNOWN), 'unknown'],
  [order(1, UNKNOWN, 1), 'violates'],
  [{ ComputeEnvironmentOrder: undefined, ServiceEnvironmentOrder: [{ ServiceEnvironment: 's', Order: 1 }] }, undefined],
])('%j: %s', (properties, outcome) => {
  expect(outcomes('CE-34', { Queue: queue([], properties) }).Queue).toBe(outcome);
});
