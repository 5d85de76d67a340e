import { compute, outcomes, queue, UNKNOWN, verdicts } from '../../_helpers';

const ec2 = (...InstanceTypes: unknown[]) => compute('EC2', { InstanceTypes });
const queueOf = (...environments: object[]) => ({
  ...Object.fromEntries(environments.map((environment, index) => [`Compute${index}`, environment])),
  Queue: queue(environments.map((_, index) => `Compute${index}`)),
});

test.each<[string, object[], string | undefined]>([
  ['two of x86', [ec2('optimal'), ec2('m5', 'g5.xlarge')], 'holds'],
  ['two of ARM', [ec2('m7g'), ec2('default_arm64')], 'holds'],
  ['one of each', [ec2('m7g'), ec2('optimal')], 'violates'],
  ['one of each, and one that is not known', [ec2(UNKNOWN), ec2('m7g'), ec2('optimal')], 'violates'],
  ['one that is not in the table', [ec2('m7g'), ec2('p3')], 'unknown'],
  ['one that mixes them', [ec2('m7g', 'optimal'), ec2('optimal')], undefined], // CE-04 says it
  ['unmanaged ones', [ec2('m7g'), compute('EC2', {}, { Type: 'UNMANAGED' })], 'unknown'],
  ['only one', [ec2('m7g')], undefined],
  ['Fargate', [compute('FARGATE'), compute('FARGATE_SPOT')], undefined],
  ['Managed Instances, which may have both', [compute('ECS_MANAGED_INSTANCES'), compute('ECS_MANAGED_INSTANCES')], undefined],
])('%s: %s', (_, environments, outcome) => {
  expect(outcomes('CE-03', queueOf(...environments)).Queue).toBe(outcome);
});

test('names both environments', () => {
  expect(verdicts('CE-03', queueOf(ec2('m5'), ec2('m7g'))).Queue).toBe('Its compute environment `Compute0` is x86, `Compute1` is ARM (AWS Graviton)');
});

test('an environment that is declared elsewhere', () => {
  const ComputeEnvironmentOrder = [{ Order: 1, ComputeEnvironment: { Ref: 'Compute' } }, { Order: 2, ComputeEnvironment: UNKNOWN }];
  expect(outcomes('CE-03', { Compute: ec2('m5'), Queue: queue([], { ComputeEnvironmentOrder }) })).toEqual({ Queue: 'unknown' });
});
