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

test('takes a service role, which outlives it', () => {
  const stack = testStack();
  const serviceRole = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('batch.amazonaws.com') });
  new UnmanagedCompute(stack, 'Own', { network: networkIn(stack), serviceRole });
  Template.fromStack(stack).resourceCountIs('AWS::IAM::Role', 1);
  const [{ DependsOn }] = Object.values(Template.fromStack(stack).findResources(ENVIRONMENT));
  expect(DependsOn).toEqual([stack.getLogicalId(serviceRole.node.defaultChild as iam.CfnRole)]);
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

describe('for instances of your own', () => {
  test('no function is made before the cluster is asked for', () => {
    const { stack } = unmanaged();
    Template.fromStack(stack).resourceCountIs('AWS::Lambda::Function', 0);
    Template.fromStack(stack).resourceCountIs('AWS::IAM::InstanceProfile', 0);
  });

  test('the user data joins the cluster, and takes commands without sharing them', () => {
    const { stack, compute } = unmanaged();
    const userData = compute.userData;
    userData.addCommands('echo more');
    const cluster = stack.resolve(compute.clusterName);
    expect(cluster).toEqual({ 'Fn::GetAtt': [expect.any(String), 'ClusterName'] });
    expect(stack.resolve(userData.render())['Fn::Join'][1]).toEqual(['#!/bin/bash\necho ECS_CLUSTER=', cluster, ' >> /etc/ecs/ecs.config\necho more']);
    expect(stack.resolve(compute.userData.render())['Fn::Join'][1][2]).toBe(' >> /etc/ecs/ecs.config');
  });

  test('the instance profile lets an instance join', () => {
    const { stack, compute } = unmanaged();
    expect(compute.instanceProfile).toBe(compute.instanceProfile);
    expect(propertiesOf(stack, 'AWS::IAM::InstanceProfile')).toEqual([{ Roles: [stack.resolve(compute.instanceRole.roleName)] }]);
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Role', {
      ManagedPolicyArns: [{ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role']] }],
    });
  });

  test('`bringYourOwn` is the same', () => {
    const stack = testStack();
    expect(UnmanagedCompute.bringYourOwn(stack, 'Own', { network: networkIn(stack) })).toBeInstanceOf(UnmanagedCompute);
  });
});
