import * as batch from 'aws-cdk-lib/aws-batch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { BatchQueue, Compute, ComputeAttributes, ComputePlatform, SpotCompute } from '../../src';
import { networkIn, propertiesOf, testStack } from '../_helpers/stack';

const ARN = 'arn:aws:batch:eu-west-1:123456789012:compute-environment/shared';

function existing(attributes: Partial<ComputeAttributes> = {}) {
  const stack = testStack();
  return { stack, compute: Compute.fromComputeEnvironmentArn(stack, 'Shared', ARN, { platform: ComputePlatform.EC2, ...attributes }) };
}

test('joins a queue by its ARN', () => {
  const { stack, compute } = existing();
  new BatchQueue(stack, 'Queue', { compute: [compute] });
  expect(propertiesOf(stack, 'AWS::Batch::JobQueue')[0].ComputeEnvironmentOrder).toEqual([{ ComputeEnvironment: ARN, Order: 1 }]);
  expect(compute.env).toMatchObject({ region: 'eu-west-1', account: '123456789012' });
});

test('of an architecture that is not known joins a queue of any', () => {
  const { stack, compute } = existing();
  const network = networkIn(stack);
  const arm = new SpotCompute(stack, 'Arm', { network, architecture: ec2.InstanceArchitecture.ARM_64 });
  expect(new BatchQueue(stack, 'Queue', { compute: [compute, arm] }).architecture).toBe(ec2.InstanceArchitecture.ARM_64);
});

test('answers nothing that it was not told', () => {
  const { compute } = existing();
  expect([compute.platform, compute.architecture, compute.spot, compute.network]).toEqual([ComputePlatform.EC2, undefined, undefined, undefined]);
});

test('answers what it was told', () => {
  const stack = testStack();
  const network = networkIn(stack);
  const group = new ec2.SecurityGroup(stack, 'Group', { vpc: network.vpc });
  const compute = Compute.fromComputeEnvironmentArn(stack, 'Shared', ARN, {
    platform: ComputePlatform.FARGATE, architecture: ec2.InstanceArchitecture.ARM_64, spot: true, network, securityGroups: [group],
  });
  expect(compute).toMatchObject({ platform: ComputePlatform.FARGATE, architecture: ec2.InstanceArchitecture.ARM_64, spot: true });
  expect(compute.network).toBe(network);
  expect(compute.connections.securityGroups[0]).toBe(group);
});

test('has no security groups that nobody told: a file system would admit no one, silently', () => {
  expect(() => existing().compute.connections).toThrow('Test/Shared: the security groups of this compute environment are not known; give `securityGroups`');
});

test('can be an L1, also on Amazon EKS', () => {
  const stack = testStack();
  const resource = new batch.CfnComputeEnvironment(stack, 'Eks', { type: 'managed' });
  const compute = Compute.fromComputeEnvironment(stack, 'Compute', resource, { platform: ComputePlatform.EKS });
  const queue = new BatchQueue(stack, 'Queue', { compute: [compute] });
  expect(queue.platform).toBe(ComputePlatform.EKS);
  expect(propertiesOf(stack, 'AWS::Batch::JobQueue')[0].ComputeEnvironmentOrder[0].ComputeEnvironment).toEqual(stack.resolve(resource.computeEnvironmentRef.computeEnvironmentArn));
});

test.each(['shared', 'arn:aws:batch:eu-west-1:123456789012:job-queue/shared'])('the ARN cannot be %s', (arn) => {
  expect(() => Compute.fromComputeEnvironmentArn(testStack(), 'Shared', arn, { platform: ComputePlatform.EC2 }))
    .toThrow(`\`computeEnvironmentArn\` must be like "arn:aws:batch:REGION:ACCOUNT:compute-environment/NAME", got "${arn}"`);
});
