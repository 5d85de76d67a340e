import { outcomeOfCompute } from './_helpers';
import { job, outcomes, UNKNOWN } from '../../_helpers';

const PROVIDER = { ManagedInstancesProvider: { InfrastructureRoleArn: 'arn' } };

test.each<[string, object, string | undefined]>([
  ['ECS_MANAGED_INSTANCES', PROVIDER, 'holds'],
  ['ECS_MANAGED_INSTANCES', {}, 'violates'],
  ['EC2', PROVIDER, 'violates'],
  ['FARGATE', { CapacityTags: { Team: 'a' } }, 'violates'],
  ['EC2', { ManagedInstancesProvider: UNKNOWN }, undefined],
  ['EC2', {}, undefined],
])('%s with %j: %s', (type, resources, outcome) => {
  expect(outcomeOfCompute('CE-29', type, resources)).toBe(outcome);
});

test.each<[object, string | undefined]>([
  [{ PlatformCapabilities: ['MANAGED_INSTANCES'], EcsProperties: { TaskProperties: [] } }, 'holds'],
  [{ PlatformCapabilities: ['MANAGED_INSTANCES'], ContainerProperties: { Image: 'busybox' } }, 'violates'],
  [{ PlatformCapabilities: ['EC2'], ContainerProperties: { Image: 'busybox' } }, undefined],
  [{ PlatformCapabilities: [UNKNOWN], ContainerProperties: { Image: 'busybox' } }, 'unknown'],
])('a job with %j: %s', (properties, outcome) => {
  expect(outcomes('CE-29', { Job: job(properties) }).Job).toBe(outcome);
});
