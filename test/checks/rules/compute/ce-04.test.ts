import { compute, outcomes, UNKNOWN, verdicts } from '../../_helpers';

const ec2 = (...InstanceTypes: unknown[]) => ({ Compute: compute('EC2', { InstanceTypes }) });

test.each<[unknown[], string]>([
  [['m7g', 'c7g.large', 'default_arm64'], 'holds'],
  [['m5', 'optimal'], 'holds'],
  [['m7g', 'optimal'], 'violates'],
  [['m7g', 'm7i'], 'violates'],
  [['default_arm64', 'default_x86_64'], 'violates'],
  [['m7g', 'm7i', UNKNOWN], 'violates'],
  [['m7g', 'p3'], 'unknown'],
  [[UNKNOWN], 'unknown'],
])('%j: %s', (types, outcome) => {
  expect(outcomes('CE-04', ec2(...types))).toEqual({ Compute: outcome });
});

test('says which are which', () => {
  expect(verdicts('CE-04', ec2('m7g', 'c7g', 'optimal')).Compute).toBe('Of its instance types, optimal is x86, and m7g, c7g are ARM (AWS Graviton)');
});

test('has nothing to say about Fargate', () => {
  expect(outcomes('CE-04', { Compute: compute('FARGATE') })).toEqual({});
});
