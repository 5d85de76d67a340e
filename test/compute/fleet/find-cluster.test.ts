import type { FindClusterEvent, FoundCluster } from '../../../src/compute/fleet/find-cluster.lambda';
import { AwsEndpoint } from '../../_helpers/aws-endpoint';

const ENVIRONMENT = 'arn:aws:batch:eu-west-1:123456789012:compute-environment/fleet';
const CLUSTER = 'arn:aws:ecs:eu-west-1:123456789012:cluster/AWSBatch-fleet-0a1b';

const endpoint = new AwsEndpoint();
let handler: (event: FindClusterEvent) => Promise<FoundCluster>;

beforeAll(async () => {
  await endpoint.listen();
  ({ handler } = jest.requireActual('../../../src/compute/fleet/find-cluster.lambda'));
});
afterAll(() => endpoint.close());
beforeEach(() => { endpoint.calls.length = 0; });

const event = (RequestType: FindClusterEvent['RequestType']): FindClusterEvent => ({
  RequestType, PhysicalResourceId: CLUSTER, ResourceProperties: { ComputeEnvironment: ENVIRONMENT },
});
const answer = (...computeEnvironments: object[]) => { endpoint.answers = { describecomputeenvironments: () => ({ computeEnvironments }) }; };

test.each(['Create', 'Update'] as const)('%s tells the cluster of the compute environment', async (type) => {
  answer({ computeEnvironmentArn: ENVIRONMENT, status: 'VALID', ecsClusterArn: CLUSTER });
  expect(await handler(event(type))).toEqual({ PhysicalResourceId: CLUSTER, Data: { ClusterArn: CLUSTER, ClusterName: 'AWSBatch-fleet-0a1b' } });
  expect(endpoint.callsOf('describecomputeenvironments')).toEqual([{ computeEnvironments: [ENVIRONMENT] }]);
});

test('Delete asks nobody, and keeps the id', async () => {
  expect(await handler(event('Delete'))).toEqual({ PhysicalResourceId: CLUSTER });
  expect(endpoint.calls).toEqual([]);
});

test.each<[string, object[], string]>([
  ['of a compute environment that is gone', [], `${ENVIRONMENT} must have an Amazon ECS cluster, got no such compute environment`],
  ['of one that is broken', [{ status: 'INVALID', statusReason: 'role is missing' }], 'got INVALID: role is missing'],
])('fails %s', async (_, environments, message) => {
  answer(...environments);
  await expect(handler(event('Create'))).rejects.toThrow(message);
});
