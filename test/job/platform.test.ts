import { Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { BatchPlatform, BatchQueue, Compute, ComputePlatform, FairShare, JobSource } from '../../src';
import { addJob, folderWith, IMAGE, jobProperties } from '../_helpers/jobs';

function elsewhere(stack: Stack, platform: ComputePlatform, architecture?: ec2.InstanceArchitecture) {
  const arn = 'arn:aws:batch:us-east-1:123456789012:compute-environment/elsewhere';
  return new BatchQueue(stack, 'Queue', { compute: [Compute.fromComputeEnvironmentArn(stack, 'Compute', arn, { platform, architecture })] });
}

test('on managed instances, the container is part of a task', () => {
  const stack = new Stack();
  const batch = new BatchPlatform(stack, 'Batch');
  addJob(batch.addQueue('Queue', { compute: [batch.addManagedInstancesCompute('Managed')] }), { vcpus: 3 });
  const { PlatformCapabilities, ContainerProperties, EcsProperties } = jobProperties(stack);
  expect([PlatformCapabilities, ContainerProperties]).toEqual([['MANAGED_INSTANCES'], undefined]);
  expect(EcsProperties.TaskProperties[0].Containers[0]).toMatchObject({ Name: 'default', Essential: true });
});

test('on EKS, a job of containers is refused', () => {
  const queue = elsewhere(new Stack(), ComputePlatform.EKS);
  expect(() => addJob(queue)).toThrow('whose jobs are pods; use an EksJob, or another queue (CE-05)');
});

test('a source is built only where the architecture is known', () => {
  const source = JobSource.script(`${folderWith({ 'job.sh': 'echo' })}/job.sh`);
  expect(() => addJob(elsewhere(new Stack(), ComputePlatform.EC2), { image: undefined, source })).toThrow('give `architecture` to the compute from elsewhere');
  expect(() => addJob(elsewhere(new Stack(), ComputePlatform.EC2, ec2.InstanceArchitecture.ARM_64), { image: undefined, source })).not.toThrow();
  expect(() => addJob(elsewhere(new Stack(), ComputePlatform.EC2), { image: IMAGE })).not.toThrow();
});

test.each([[undefined, 0], [7, 7]])('in a fair queue, a job of priority %p has %d', (schedulingPriority, expected) => {
  const stack = new Stack();
  const batch = new BatchPlatform(stack, 'Batch');
  const queue = batch.addQueue('Queue', { compute: [batch.addFargateCompute('Fargate')], fairShare: FairShare.of({ a: 1 }) });
  addJob(queue, { schedulingPriority });
  expect(jobProperties(stack).SchedulingPriority).toBe(expected);
});
