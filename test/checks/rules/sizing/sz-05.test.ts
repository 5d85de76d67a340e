import { compute, outcomes, UNKNOWN, verdicts } from '../../_helpers';

test.each([
  [{ MaxvCpus: 1 }, 'holds'],
  [{ MaxvCpus: 0 }, 'violates'],
  [{ MinvCpus: 0, DesiredvCpus: 0, MaxvCpus: 16 }, 'holds'],
  [{ MinvCpus: 16, DesiredvCpus: 16, MaxvCpus: 16 }, 'holds'],
  [{ MinvCpus: 17, MaxvCpus: 16 }, 'violates'],
  [{ DesiredvCpus: 17, MaxvCpus: 16 }, 'violates'],
  [{ MinvCpus: 8, DesiredvCpus: 4, MaxvCpus: 16 }, 'violates'],
  [{ MinvCpus: UNKNOWN, MaxvCpus: 16 }, 'unknown'],
  [{ MinvCpus: UNKNOWN, DesiredvCpus: 17, MaxvCpus: 16 }, 'violates'],
  [{ MaxvCpus: UNKNOWN }, 'unknown'],
])('%j: %s', (resources, outcome) => {
  expect(outcomes('SZ-05', { Compute: compute('EC2', resources) }).Compute).toBe(outcome);
});

test('says which is greater', () => {
  expect(verdicts('SZ-05', { Compute: compute('EC2', { DesiredvCpus: 32, MaxvCpus: 16 }) }).Compute)
    .toBe('Its `desiredvCpus`, 32, is greater than its `maxvCpus`, 16');
});
