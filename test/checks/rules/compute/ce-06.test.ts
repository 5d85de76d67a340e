import { compute, job, outcomes, queue, UNKNOWN, verdicts } from '../../_helpers';

const WINDOWS = 'WINDOWS_SERVER_2022_CORE';

const on = (environments: Record<string, object>, RuntimePlatform: object, capability = 'FARGATE') => ({
  ...environments,
  Queue: queue(Object.keys(environments)),
  Job: job({ PlatformCapabilities: [capability], ContainerProperties: { Image: 'app', RuntimePlatform } }),
});

test.each<[string, object, string[], string | undefined]>([
  ['Windows', { OperatingSystemFamily: WINDOWS }, ['FARGATE'], 'holds'],
  ['Windows', { OperatingSystemFamily: WINDOWS, CpuArchitecture: 'X86_64' }, ['FARGATE_SPOT', 'FARGATE'], 'holds'],
  ['Windows', { OperatingSystemFamily: WINDOWS }, ['FARGATE_SPOT'], 'violates'],
  ['Windows on ARM', { OperatingSystemFamily: WINDOWS, CpuArchitecture: 'ARM64' }, ['FARGATE'], 'violates'],
  ['ARM', { CpuArchitecture: 'ARM64' }, ['FARGATE_SPOT'], 'holds'],
  ['Linux', { OperatingSystemFamily: 'LINUX', CpuArchitecture: 'ARM64' }, ['FARGATE'], 'holds'],
  ['a system that is not known', { OperatingSystemFamily: UNKNOWN }, ['FARGATE_SPOT'], 'unknown'],
  ['a system that a deploy tells', { OperatingSystemFamily: { Ref: 'AWS::Region' } }, ['FARGATE_SPOT'], 'unknown'],
])('%s: %j on %j: %s', (_, platform, types, outcome) => {
  const environments = Object.fromEntries(types.map((type, index) => [`Compute${index}`, compute(type)]));
  expect(outcomes('CE-06', on(environments, platform)).Job).toBe(outcome);
});

const managed = (...AllowedInstanceTypes: unknown[]) => ({
  Compute: compute('ECS_MANAGED_INSTANCES', {
    ManagedInstancesProvider: { InstanceLaunchTemplate: { InstanceRequirements: { AllowedInstanceTypes } } },
  }),
});

test.each<[string, unknown[], string]>([
  ['ARM64', ['m7g', 'm7i'], 'holds'],
  ['ARM64', ['m7i'], 'violates'],
  ['X86_64', ['m7g'], 'violates'],
  ['ARM64', [], 'holds'], // all types
  ['ARM64', ['m7i', 'p3'], 'unknown'], // not in the table
  ['ARM64', [UNKNOWN], 'unknown'],
])('%s on Managed Instances that allow %j: %s', (CpuArchitecture, types, outcome) => {
  expect(outcomes('CE-06', on(managed(...types), { CpuArchitecture }, 'MANAGED_INSTANCES')).Job).toBe(outcome);
});

test('says what the queue lacks', () => {
  expect(verdicts('CE-06', on({ Spot: compute('FARGATE_SPOT') }, { OperatingSystemFamily: WINDOWS })).Job)
    .toBe('It asks for WINDOWS_SERVER_2022_CORE, but the queue `Queue` has only Fargate Spot, which has no Windows');
});

test('has nothing to say about a job that asks for no platform, nor about EC2', () => {
  expect(outcomes('CE-06', { Compute: compute('FARGATE'), Queue: queue(['Compute']), Job: job({ PlatformCapabilities: ['FARGATE'], ContainerProperties: {} }) })).toEqual({});
  expect(outcomes('CE-06', on({ Compute: compute('EC2', { InstanceTypes: ['m7i'] }) }, { CpuArchitecture: 'ARM64' }, 'EC2'))).toEqual({});
});
