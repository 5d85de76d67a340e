import { Lazy } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { InstanceFamily } from '../../src/compute/instance-family';

const of = (name: string) => InstanceFamily.ofType(new ec2.InstanceType(name));

test.each([
  ['m7i.large', 'x86_64'], ['c6in', 'x86_64'], ['g6.xlarge', 'x86_64'], ['gr6.4xlarge', 'x86_64'], ['p6-b200.48xlarge', 'x86_64'],
  ['u-6tb1.56xlarge', 'x86_64'], ['u7i-12tb.224xlarge', 'x86_64'], ['x2iedn.metal', 'x86_64'],
  ['a1.large', 'arm64'], ['m7g.large', 'arm64'], ['c6gn', 'arm64'], ['is4gen.medium', 'arm64'], ['im4gn.large', 'arm64'], ['g5g.xlarge', 'arm64'],
  ['x2gd.medium', 'arm64'], ['hpc7g.4xlarge', 'arm64'], ['p6e-gb200.36xlarge', 'arm64'],
])('%s has %s processors', (name, architecture) => {
  expect(of(name).architecture).toBe(architecture);
});

test.each(['optimal', 'default_arm64', Lazy.string({ produce: () => 'm7g.large' })])('%s does not tell its architecture', (name) => {
  expect(of(name).architecture).toBeUndefined();
});

test.each([
  ['g4dn', true], ['g6e', true], ['gr6', true], ['p5en', true], ['p6-b300', true],
  ['g4ad', false], ['g5g', false], ['m7i', false], ['inf2', false],
])('%s has NVIDIA GPUs: %s', (name, expected) => {
  expect(of(name).hasNvidiaGpus).toBe(expected);
});

test.each([
  ['g4dn', true], ['g4ad', true], ['g5g', true], ['gr6f', true], ['p3dn', true], ['p6-b200', true], ['p6e-gb200', true],
  ['m7i', false], ['inf2', false], ['trn1n', false], ['dl2q', false], ['vt1', false], ['optimal', false], ['default_x86_64', false],
  [Lazy.string({ produce: () => 'g6.xlarge' }), undefined],
])('%s has GPUs: %s', (name, expected) => {
  expect(of(name).hasGpus).toBe(expected);
});

test.each([['a1', true], ['p3dn', true], ['g3s', true], ['p4d', false], ['g4dn', false]])('%s lacks an image: %s', (name, expected) => {
  expect(of(`${name}.large`).lacksImage).toBe(expected);
});

test('resolves the symbolic names of instance classes', () => {
  expect(InstanceFamily.ofClass(ec2.InstanceClass.STANDARD5).name).toBe('m5');
  expect(InstanceFamily.ofClass(ec2.InstanceClass.C7G).name).toBe('c7g');
});
