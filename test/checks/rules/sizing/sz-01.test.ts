import { containers, ec2, IMAGE, outcomeOnInstances, placed } from './_helpers';
import { compute, job, outcomes, queue, requirements, UNKNOWN, verdicts } from '../../_helpers';

test.each<[number | object, unknown[], string]>([
  [2, ['m5.large'], 'holds'],
  [3, ['m5.large'], 'violates'],
  [96, ['m5'], 'holds'],
  [97, ['m5'], 'violates'],
  [64, ['m5.large', 'm5.16xlarge'], 'holds'],
  [192, ['optimal'], 'holds'],
  [193, ['optimal'], 'unknown'], // a newer family may have them
  [1000, ['optimal'], 'violates'],
  [1000, ['default_arm64'], 'violates'],
  [UNKNOWN, ['m5.large'], 'unknown'],
  [3, ['m5.large', UNKNOWN], 'unknown'],
  [3, ['m5.large', 'p3'], 'unknown'], // not in the table
  [2, ['m5.large', 'p3'], 'holds'],
  [3, [], 'unknown'],
])('a job that asks for %j vCPUs of %j: %s', (vcpus, types, outcome) => {
  expect(outcomeOnInstances('SZ-01', { VCPU: vcpus }, ...types)).toBe(outcome);
});

test('says what was asked for, and what there is', () => {
  expect(verdicts('SZ-01', placed({ VCPU: '128' }, { Small: ec2('c5.large'), Large: ec2('c5') })).Job).toBe(
    'It asks for 128 vCPUs, but the largest instance type of the queue `Queue`, c5.24xlarge, has 96: no instance that it could run on is ever launched');
});

test('one environment of the queue is enough', () => {
  expect(outcomes('SZ-01', placed({ VCPU: 16 }, { Small: ec2('c5.large'), Large: ec2('c5.4xlarge') }))).toEqual({ Job: 'holds' });
});

test('all containers of a task run on one instance', () => {
  const environments = { Compute: ec2('c5.xlarge') };
  const job2 = (...vcpus: number[]) => job({ EcsProperties: containers(...vcpus.map((VCPU) => ({ VCPU }))) });
  expect(outcomes('SZ-01', { ...environments, Queue: queue(['Compute']), Fits: job2(2, 2), Large: job2(2, 3) })).toEqual({ Fits: 'holds', Large: 'violates' });
});

test('each node of a multi-node job has an instance of its own', () => {
  const range = (TargetNodes: string, VCPU: number) => ({ TargetNodes, Container: { Image: IMAGE, ...requirements({ VCPU }) } });
  const nodes = (...vcpus: number[]) => job({
    Type: 'multinode',
    NodeProperties: { NodeRangeProperties: vcpus.map((each, index) => range(`${index}`, each)) },
  });
  const environment = { Compute: ec2('c5.xlarge'), Queue: queue(['Compute']) };
  expect(outcomes('SZ-01', { ...environment, Fits: nodes(4, 4), Large: nodes(4, 5) })).toEqual({ Fits: 'holds', Large: 'violates' });
});

test.each([
  ['Fargate', compute('FARGATE'), undefined],
  ['unmanaged instances', compute('EC2', {}, { Type: 'unmanaged' }), 'unknown'],
  ['Managed Instances', compute('ECS_MANAGED_INSTANCES'), undefined],
])('on %s: %s', (_, environment, outcome) => {
  expect(outcomes('SZ-01', placed({ VCPU: 1000 }, { Compute: environment })).Job).toBe(outcome);
});

test('nothing is known of an environment that is declared elsewhere', () => {
  const ComputeEnvironmentOrder = [{ Order: 1, ComputeEnvironment: UNKNOWN }];
  const elsewhere = { ...placed({ VCPU: 1000 }, {}), Queue: queue([], { ComputeEnvironmentOrder }) };
  expect(outcomes('SZ-01', elsewhere)).toEqual({ Job: 'unknown' });
});
