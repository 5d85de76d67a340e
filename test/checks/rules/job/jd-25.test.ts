import { batch, outcomes, UNKNOWN } from '../../_helpers';

function outcome(FairsharePolicy: object) {
  return outcomes('JD-25', { Policy: batch('SchedulingPolicy', { FairsharePolicy }) }).Policy;
}

function shares(...identifiers: unknown[]) {
  return { ShareDistribution: identifiers.map((ShareIdentifier) => ({ ShareIdentifier })) };
}

test.each([
  [{ ComputeReservation: 0 }, 'holds'],
  [{ ComputeReservation: 99 }, 'holds'],
  [{ ComputeReservation: 100 }, 'violates'],
  [{ ComputeReservation: UNKNOWN }, 'unknown'],
  [{ ShareDecaySeconds: 604_800 }, 'holds'],
  [{ ShareDecaySeconds: 604_801 }, 'violates'],
  [{ ShareDistribution: [{ ShareIdentifier: 'a', WeightFactor: 0.0001 }] }, 'holds'],
  [{ ShareDistribution: [{ ShareIdentifier: 'a', WeightFactor: 0 }] }, 'violates'],
  [{ ShareDistribution: [{ ShareIdentifier: 'a', WeightFactor: '999.9999' }] }, 'holds'],
  [{ ShareDistribution: [{ ShareIdentifier: 'a', WeightFactor: 1000 }] }, 'violates'],
  [{}, undefined],
])('the policy %j: %s', (policy, expected) => {
  expect(outcome(policy)).toBe(expected);
});

test.each([
  [['UserA1', 'UserB'], 'holds'],
  [['UserA*', 'UserB*'], 'holds'],
  [['UserA*', 'UserA1'], 'violates'],
  [['UserA*', 'UserA'], 'violates'],
  [['User*', 'UserA*'], 'violates'],
  [['user-a'], 'violates'],
  [['a'.repeat(256)], 'violates'],
  [[UNKNOWN], 'unknown'],
])('the share identifiers %j: %s', (identifiers, expected) => {
  expect(outcome(shares(...identifiers))).toBe(expected);
});

test.each([
  [500, 'holds'],
  [501, 'violates'],
])('%d shares: %s', (length, expected) => {
  expect(outcome(shares(...Array.from({ length }, (_, index) => `user${index}`)))).toBe(expected);
});
