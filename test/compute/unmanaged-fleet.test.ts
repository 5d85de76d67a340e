import { Duration, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { BatchNetwork, UnmanagedCompute, UnmanagedFleetOptions } from '../../src';
import { statementsOf } from '../_helpers/jobs';
import { networkIn, propertiesOf, testStack } from '../_helpers/stack';

const { ARM_64, X86_64 } = ec2.InstanceArchitecture;
const types = (...names: string[]) => names.map((name) => new ec2.InstanceType(name));

function fleet(options: UnmanagedFleetOptions = {}) {
  const stack = testStack();
  const compute = UnmanagedCompute.fleet(stack, 'Fleet', { network: networkIn(stack, { maxAzs: 1 }), ...options });
  return { stack, compute, group: () => propertiesOf(stack, 'AWS::AutoScaling::AutoScalingGroup')[0], launch: () => launchData(stack) };
}

const launchData = (stack: Stack) => propertiesOf(stack, 'AWS::EC2::LaunchTemplate')[0].LaunchTemplateData;
const imagesOf = (stack: Stack) => Object.values(Template.fromStack(stack).findParameters('*')).map(({ Default }) => Default).filter((path) => /ecs/.test(path));

describe('the instances', () => {
  test('join the cluster that AWS Batch made', () => {
    const { stack, compute, launch } = fleet();
    const [, [, script]] = launch().UserData['Fn::Base64']['Fn::Join'];
    const [, [start, cluster, end]] = script['Fn::Base64']['Fn::Join'];
    expect([start, end.split('\n')[0]]).toEqual(['#!/bin/bash\necho ECS_CLUSTER=', ' >> /etc/ecs/ecs.config']);
    expect(cluster).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^FleetCluster/), 'ClusterName'] });
    expect(propertiesOf(stack, 'Custom::BatchworksCluster')[0].ComputeEnvironment).toEqual(stack.resolve(compute.computeEnvironmentRef.computeEnvironmentArn));
  });

  test('have an encrypted disk, IMDSv2, and the role and the security group of the compute', () => {
    const { stack, compute, launch } = fleet();
    expect(launch()).toMatchObject({
      BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { Encrypted: true, VolumeType: 'gp3' } }],
      MetadataOptions: { HttpTokens: 'required' },
      SecurityGroupIds: stack.resolve(compute.connections.securityGroups.map(({ securityGroupId }) => securityGroupId)),
    });
    expect(propertiesOf(stack, 'AWS::IAM::InstanceProfile')).toEqual([{ Roles: [stack.resolve(compute.instanceRole.roleName)] }]);
  });

  test.each<[UnmanagedFleetOptions, string, string]>([
    [{}, 'm7i.large', '/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id'],
    [{ architecture: ARM_64 }, 'm7g.large', '/aws/service/ecs/optimized-ami/amazon-linux-2023/arm64/recommended/image_id'],
    [{ instanceTypes: types('c7g.large') }, 'c7g.large', '/aws/service/ecs/optimized-ami/amazon-linux-2023/arm64/recommended/image_id'],
    [{ instanceTypes: types('g6.xlarge') }, 'g6.xlarge', '/aws/service/ecs/optimized-ami/amazon-linux-2023/gpu/recommended/image_id'],
  ])('of %j are %s', (options, type, image) => {
    const { stack, group } = fleet(options);
    expect(group().MixedInstancesPolicy.LaunchTemplate.Overrides).toEqual([{ InstanceType: type }]);
    expect(imagesOf(stack)).toEqual([image]);
  });

  test('of two architectures are refused', () => {
    expect(() => fleet({ instanceTypes: types('m7i.large', 'm7g.large') })).toThrow('must be of one architecture, x86_64, got m7i (x86_64), m7g (arm64)');
  });
});

describe('the group', () => {
  test('has zero to ten instances, whose number no deployment resets', () => {
    expect(fleet().group()).toMatchObject({ MinSize: '0', MaxSize: '10' });
    expect(fleet().group()).not.toHaveProperty('DesiredCapacity');
    expect(fleet({ minInstances: 2, maxInstances: 3 }).group()).toMatchObject({ MinSize: '2', MaxSize: '3' });
  });

  test('never ends an instance by itself: it could have a job', () => {
    expect(fleet().group().NewInstancesProtectedFromScaleIn).toBe(true);
  });

  test.each<[UnmanagedFleetOptions, number]>([[{}, 900], [{ bootTimeout: Duration.minutes(40) }, 2400]])('%j lets an instance boot for %i s', (options, seconds) => {
    expect(fleet(options).group()).toMatchObject({ HealthCheckGracePeriod: seconds, HealthCheckType: 'EC2' });
  });

  test('starts the latest launch template, and the scaling function says when: a deployment replaces no instance', () => {
    expect(fleet().group().MixedInstancesPolicy.LaunchTemplate.LaunchTemplateSpecification.Version['Fn::GetAtt'][1]).toBe('LatestVersionNumber');
    const [{ UpdatePolicy }] = Object.values(Template.fromStack(fleet().stack).findResources('AWS::AutoScaling::AutoScalingGroup'));
    expect(Object.keys(UpdatePolicy)).toEqual(['AutoScalingScheduledAction']);
  });

  test.each([[true, 0], [undefined, 100]])('spot: %p has %i %% on demand', (spot, OnDemandPercentageAboveBaseCapacity) => {
    const { group, compute } = fleet({ spot });
    expect(group().MixedInstancesPolicy.InstancesDistribution).toMatchObject({ OnDemandPercentageAboveBaseCapacity });
    expect(compute.spot).toBe(spot ?? false);
  });
});

describe('the scaling function', () => {
  test('runs every minute, or as often as is said', () => {
    expect(propertiesOf(fleet().stack, 'AWS::Events::Rule')[0].ScheduleExpression).toBe('rate(1 minute)');
    expect(propertiesOf(fleet({ scalingInterval: Duration.minutes(5) }).stack, 'AWS::Events::Rule')[0].ScheduleExpression).toBe('rate(5 minutes)');
  });

  test('knows its compute environment, its cluster and its group', () => {
    const { stack, compute } = fleet({ jobsPerInstance: 4 });
    Template.fromStack(stack).hasResourceProperties('AWS::Lambda::Function', {
      Environment: {
        Variables: {
          COMPUTE_ENVIRONMENT: stack.resolve(compute.computeEnvironmentRef.computeEnvironmentArn),
          CLUSTER: { 'Fn::GetAtt': [stack.resolve(compute.clusterName)['Fn::GetAtt'][0], 'ClusterArn'] },
          AUTO_SCALING_GROUP: stack.resolve(compute.autoScalingGroup.autoScalingGroupName),
          JOBS_PER_INSTANCE: '4',
        },
      },
    });
  });

  test('may have instances of its own group replaced', () => {
    const { stack, compute } = fleet();
    const [[, group]] = Object.entries(statementsOf(stack, compute.scalingFunction.role as any)).filter(([, { Action }]) => Action.includes('autoscaling:SetInstanceHealth'));
    expect(group.Action).toEqual(['autoscaling:SetDesiredCapacity', 'autoscaling:SetInstanceHealth', 'autoscaling:TerminateInstanceInAutoScalingGroup']);
    expect(group.Resource).toEqual(stack.resolve(compute.autoScalingGroup.autoScalingGroupArn));
  });

  test('may change its own group and cluster, and else only look', () => {
    const { stack, compute } = fleet();
    const everywhere = statementsOf(stack, (compute.scalingFunction.role as any)).filter(({ Resource }) => Resource === '*');
    expect(everywhere.map(({ Action }) => Action)).toEqual([['autoscaling:DescribeAutoScalingGroups', 'batch:DescribeJobQueues', 'batch:ListJobs']]);
  });
});

test('two fleets of a stack share the function that finds their clusters', () => {
  const stack = testStack();
  const network: BatchNetwork = networkIn(stack);
  ['A', 'B'].forEach((id) => UnmanagedCompute.fleet(stack, id, { network }));
  Template.fromStack(stack).resourceCountIs('Custom::BatchworksCluster', 2);
  Template.fromStack(stack).resourceCountIs('AWS::Lambda::Function', 2 + 2);
});

test('says what a queue has to know', () => {
  expect(fleet({ instanceTypes: types('m7i.large') }).compute.architecture).toBe(X86_64);
});
