import { outcomeOfCompute } from './_helpers';
import { compute, UNKNOWN, verdicts } from '../../_helpers';

test.each<[object, string]>([
  [{ Subnets: ['subnet-1'], SecurityGroupIds: ['sg-1'] }, 'holds'],
  [{ AllocationStrategy: 'BEST_FIT' }, 'violates'],
  [{ BidPercentage: 50 }, 'violates'],
  [{ MinvCpus: 0 }, 'violates'],
  [{ DesiredvCpus: 2 }, 'violates'],
  [{ InstanceTypes: ['m7i'] }, 'violates'],
  [{ InstanceTypes: [] }, 'holds'],
  [{ InstanceRole: 'role' }, 'violates'],
  [{ LaunchTemplate: { LaunchTemplateId: 'lt-1' } }, 'violates'],
  [{ Tags: { Team: 'a' } }, 'violates'],
  [{ Tags: {} }, 'holds'],
  [{ InstanceRole: UNKNOWN }, 'unknown'],
])('Fargate with %j: %s', (resources, outcome) => {
  expect(outcomeOfCompute('CE-15', 'FARGATE', resources)).toBe(outcome);
});

test('instances have them', () => {
  expect(outcomeOfCompute('CE-15', 'EC2', { MinvCpus: 0 })).toBeUndefined();
});

test('all are named', () => {
  const words = verdicts('CE-15', { Compute: compute('FARGATE_SPOT', { MinvCpus: 0, InstanceTypes: ['m7i'] }) }).Compute;
  expect(words).toContain('FARGATE_SPOT and sets `InstanceTypes` and `MinvCpus`');
});
