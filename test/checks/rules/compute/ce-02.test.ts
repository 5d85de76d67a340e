import { batch, compute, outcomes, queue, UNKNOWN, verdicts } from '../../_helpers';

const COMPUTE = {
  Fargate: compute('FARGATE'),
  FargateSpot: compute('FARGATE_SPOT'),
  Ec2: compute('EC2'),
  Spot: compute('spot'),
  Own: batch('ComputeEnvironment', { Type: 'unmanaged' }),
  Import: compute('EC2', { Type: UNKNOWN }),
};

test.each([
  [['Fargate', 'FargateSpot'], 'holds'],
  [['Ec2', 'Spot', 'Own'], 'holds'],
  [['Fargate', 'Ec2'], 'violates'],
  [['Spot', 'FargateSpot'], 'violates'],
  [['Fargate', 'Own'], 'violates'],
  [['Fargate', 'Import'], 'unknown'],
  [['Fargate', 'Elsewhere'], 'unknown'],
  [['Fargate', 'Elsewhere', 'Ec2'], 'violates'],
  [['Elsewhere'], 'holds'],
])('a queue of %j: %s', (environments, outcome) => {
  expect(outcomes('CE-02', { ...COMPUTE, Queue: queue(environments) }).Queue).toBe(outcome);
});

test('both are named', () => {
  expect(verdicts('CE-02', { ...COMPUTE, Queue: queue(['Spot', 'Fargate']) }).Queue).toContain('`Fargate` (FARGATE) beside `Spot` (SPOT)');
});
