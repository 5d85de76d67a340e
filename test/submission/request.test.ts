import { Duration, Lazy, Size, Stack } from 'aws-cdk-lib';
import * as batch from 'aws-cdk-lib/aws-batch';
import { pod, requestOf, severalContainers, severalNodes } from './_helpers';
import { BatchPlatform, JobSubmissionOverrides, RetryPolicy } from '../../src';
import { addJob, ec2Queue, fargateQueue, IMAGE } from '../_helpers/jobs';
import { testStack } from '../_helpers/stack';

let stack: Stack;
beforeEach(() => { stack = testStack(); });

test('a request has nothing but what differs from the definition', () => {
  expect(requestOf({ job: addJob(fargateQueue(stack)) })).toEqual({});
});

test.each<[string, Partial<JobSubmissionOverrides>, object]>([
  ['parameters', { parameters: { scene: 'harbor' } }, { Parameters: { scene: 'harbor' } }],
  ['an array size', { arraySize: 2 }, { ArrayProperties: { Size: 2 } }],
  ['a timeout', { timeout: Duration.minutes(2) }, { Timeout: { AttemptDurationSeconds: 120 } }],
  ['no retries', { retryPolicy: RetryPolicy.never() }, { RetryStrategy: { Attempts: 1 } }],
  ['retries', { retryPolicy: RetryPolicy.custom(2, [batch.RetryStrategy.of(batch.Action.RETRY, batch.Reason.SPOT_INSTANCE_RECLAIMED)]) },
    { RetryStrategy: { Attempts: 2, EvaluateOnExit: [{ Action: 'RETRY', OnStatusReason: 'Host EC2*' }] } }],
  ['overrides', { command: ['a'], environment: { B: 'c' }, vcpus: 1, memory: Size.gibibytes(2) }, {
    ContainerOverrides: {
      Command: ['a'], Environment: [{ Name: 'B', Value: 'c' }], ResourceRequirements: [{ Type: 'VCPU', Value: '1' }, { Type: 'MEMORY', Value: '2048' }],
    },
  }],
])('%s', (_, options, request) => {
  expect(requestOf({ job: addJob(fargateQueue(stack), { parameters: { scene: 'forest' } }), ...options })).toEqual(request);
});

test('GPUs', () => {
  expect(requestOf({ job: addJob(ec2Queue(stack)), gpus: 2 })).toEqual({ ContainerOverrides: { ResourceRequirements: [{ Type: 'GPU', Value: '2' }] } });
});

test('the array size of the job', () => {
  expect(requestOf({ job: addJob(fargateQueue(stack), { arraySize: 48 }) })).toEqual({ ArrayProperties: { Size: 48 } });
});

test('overrides of one of several containers', () => {
  expect(requestOf({ job: severalContainers(stack), command: ['x'], container: 'b' })).toEqual({
    EcsPropertiesOverride: { TaskProperties: [{ Containers: [{ Name: 'b', Command: ['x'] }] }] },
  });
});

test('overrides of the only container, on managed instances', () => {
  const platform = new BatchPlatform(stack, 'Batch');
  const job = platform.addJob('Job', { queue: platform.addQueue('Queue', { compute: [platform.addManagedInstancesCompute('Managed')] }), image: IMAGE });
  expect(requestOf({ job, command: ['x'] })).toEqual({ EcsPropertiesOverride: { TaskProperties: [{ Containers: [{ Name: 'default', Command: ['x'] }] }] } });
});

test('overrides of all nodes', () => {
  expect(requestOf({ job: severalNodes(stack), gpus: 2 })).toEqual({
    NodeOverrides: { NodePropertyOverrides: [{ TargetNodes: '0:', ContainerOverrides: { ResourceRequirements: [{ Type: 'GPU', Value: '2' }] } }] },
  });
});

test('overrides of a pod', () => {
  const sizes = { 'cpu': '0.5', 'memory': '4096Mi', 'nvidia.com/gpu': '1' };
  expect(requestOf({ job: pod(stack), command: ['x'], environment: { A: 'b' }, vcpus: 0.5, memory: Size.gibibytes(4), gpus: 1 })).toEqual({
    EksPropertiesOverride: {
      PodProperties: { Containers: [{ Command: ['x'], Env: [{ Name: 'A', Value: 'b' }], Resources: { Limits: sizes, Requests: sizes } }] },
    },
  });
});

test('sizes that are not known yet stay what they will be', () => {
  const memory = Size.mebibytes(Lazy.number({ produce: () => 4096 }));
  const { Limits } = stack.resolve(requestOf({ job: pod(stack), vcpus: Lazy.number({ produce: () => 2 }), memory }))
    .EksPropertiesOverride.PodProperties.Containers[0].Resources;
  expect(Limits).toEqual({ cpu: '2', memory: '4096Mi' });
});
