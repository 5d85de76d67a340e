import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { ComputePlatform, UnmanagedCompute, UnmanagedComputeOptions } from '../../src';
import { networkIn, propertiesOf, testStack } from '../_helpers/stack';

const ENVIRONMENT = 'AWS::Batch::ComputeEnvironment';

function unmanaged(options: UnmanagedComputeOptions = {}) {
  const stack = testStack();
  return { stack, compute: new UnmanagedCompute(stack, 'Own', { network: networkIn(stack), ...options }) };
}

test('has a service role that AWS Batch can assume', () => {
  const { stack, compute } = unmanaged();
  expect(propertiesOf(stack, ENVIRONMENT)).toEqual([{ Type: 'unmanaged', State: 'ENABLED', ServiceRole: stack.resolve(compute.serviceRole.roleArn) }]);
  Template.fromStack(stack).hasResourceProperties('AWS::IAM::Role', {
    AssumeRolePolicyDocument: { Statement: [{ Action: 'sts:AssumeRole', Principal: { Service: 'batch.amazonaws.com' } }] },
    ManagedPolicyArns: [{ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::aws:policy/service-role/AWSBatchServiceRole']] }],
  });
});

test('takes a service role', () => {
  const stack = testStack();
  const serviceRole = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('batch.amazonaws.com') });
  new UnmanagedCompute(stack, 'Own', { network: networkIn(stack), serviceRole });
  Template.fromStack(stack).resourceCountIs('AWS::IAM::Role', 1);
});

test('says what a queue has to know', () => {
  const { compute } = unmanaged({ architecture: ec2.InstanceArchitecture.ARM_64 });
  expect(compute).toMatchObject({ platform: ComputePlatform.EC2, architecture: ec2.InstanceArchitecture.ARM_64, spot: false });
});

test('has a security group for the instances to join', () => {
  const { stack, compute } = unmanaged();
  expect(compute.connections.securityGroups).toHaveLength(1);
  Template.fromStack(stack).resourceCountIs('AWS::EC2::SecurityGroup', 1);
});

test('says the vCPUs of the instances, which must be none or more', () => {
  expect(propertiesOf(unmanaged({ unmanagedVcpus: 16 }).stack, ENVIRONMENT)[0].UnmanagedvCpus).toBe(16);
  expect(() => unmanaged({ unmanagedVcpus: -1 })).toThrow('`unmanagedVcpus` must be an integer of at least 0, got -1');
});
