import { readDeployment } from '../../src/local/deployment';
import { capacityOf } from '../../src/local/environment-capacity';
import { writeTemplate } from '../_helpers/templates';

/** The capacity of a compute environment with these properties. */
function capacity(properties: object) {
  const template = { Resources: { Compute: { Type: 'AWS::Batch::ComputeEnvironment', Properties: properties } } };
  return capacityOf(readDeployment(writeTemplate(template)).model.computeEnvironments[0]);
}

const ec2 = (MaxvCpus: unknown, ...InstanceTypes: string[]) => capacity({ Type: 'MANAGED', ComputeResources: { Type: 'EC2', MaxvCpus, InstanceTypes } });
const GIB = 1024;

test.each<[string, number, string[], { gpus: number; memoryMiB?: number }]>([
  ['as many as instances', 16, ['g4dn.xlarge'], { gpus: 4, memoryMiB: 64 * GIB }],
  ['the rest is too small for an instance', 15, ['g4dn.xlarge'], { gpus: 3, memoryMiB: 48 * GIB }],
  ['one instance, where all are larger than the maximum', 4, ['g4dn.12xlarge'], { gpus: 4, memoryMiB: 192 * GIB }],
  ['the type with most counts', 48, ['g4dn.12xlarge', 'g4dn.xlarge'], { gpus: 12 }],
  ['a type without', 16, ['c5.xlarge'], { gpus: 0, memoryMiB: 32 * GIB }],
  ['a family, by its type with most', 16, ['c5'], { gpus: 0, memoryMiB: 32 * GIB }],
  ['a class of AWS Batch', 16, ['optimal'], { gpus: 0 }],
  ['a type that nobody knows', 16, ['c5.xlarge', 'zz9.large'], { gpus: Infinity, memoryMiB: Infinity }],
  ['no type', 16, [], { gpus: Infinity, memoryMiB: Infinity }],
])('GPUs and memory of an environment: %s', (_, maxvCpus, types, expected) => {
  expect(ec2(maxvCpus, ...types)).toMatchObject({ vcpus: maxvCpus, ...expected });
});

test.each([
  ['Fargate has no GPUs', { Type: 'MANAGED', ComputeResources: { Type: 'FARGATE', MaxvCpus: 8 } }, { vcpus: 8, memoryMiB: Infinity, gpus: 0 }],
  ['unmanaged, nobody knows', { Type: 'UNMANAGED', UnmanagedvCpus: 8 }, { vcpus: 8, memoryMiB: Infinity, gpus: Infinity }],
  ['a maximum that the deployment decides', { Type: 'MANAGED', ComputeResources: { Type: 'EC2', MaxvCpus: { 'Fn::ImportValue': 'Most' }, InstanceTypes: ['g4dn.xlarge'] } },
    { vcpus: Infinity, memoryMiB: Infinity, gpus: Infinity }],
])('capacity of an environment: %s', (_, properties, expected) => {
  expect(capacity(properties)).toEqual(expected);
});
