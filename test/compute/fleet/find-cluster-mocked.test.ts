import { BatchClient, ClientException } from '@aws-sdk/client-batch';
import { handler } from '../../../src/compute/fleet/find-cluster.lambda';

const send = jest.spyOn(BatchClient.prototype, 'send') as unknown as jest.SpyInstance<Promise<unknown>>;
const event = { RequestType: 'Create' as const, ResourceProperties: { ComputeEnvironment: 'fleet' } };

test('asks once, for the one compute environment', async () => {
  send.mockResolvedValueOnce({ computeEnvironments: [{ ecsClusterArn: 'arn:aws:ecs:eu-west-1:123456789012:cluster/fleet' }] });
  await expect(handler(event)).resolves.toMatchObject({ Data: { ClusterName: 'fleet' } });
  expect(send.mock.calls.map(([command]) => command.input)).toEqual([{ computeEnvironments: ['fleet'] }]);
});

test('what AWS says reaches CloudFormation, and so who deploys', async () => {
  send.mockRejectedValueOnce(new ClientException({ message: 'not authorized to perform: batch:DescribeComputeEnvironments', $metadata: {} }));
  await expect(handler(event)).rejects.toThrow('not authorized to perform: batch:DescribeComputeEnvironments');
});
