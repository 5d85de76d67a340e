import { Duration, Lazy, Size, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import {
  ComputePlatform, Ec2Compute, Ec2ComputeAllocationStrategy, Ec2ComputeOptions, Egress, ImagePullBehavior, SpotCompute, SpotComputeAllocationStrategy,
  SpotComputeOptions,
} from '../../src';
import { networkIn, propertiesOf, testStack } from '../_helpers/stack';

const ENVIRONMENT = 'AWS::Batch::ComputeEnvironment';
const { ARM_64, X86_64 } = ec2.InstanceArchitecture;
const types = (...names: string[]) => names.map((name) => new ec2.InstanceType(name));

function onDemand(options: Ec2ComputeOptions = {}, egress?: Egress) {
  const stack = testStack();
  const network = networkIn(stack, { egress, maxAzs: 1 });
  const compute = new Ec2Compute(stack, 'OnDemand', { network, ...options });
  return { stack, network, compute, resources: () => propertiesOf(stack, ENVIRONMENT)[0].ComputeResources };
}

function spot(options: SpotComputeOptions = {}) {
  const stack = testStack();
  const compute = new SpotCompute(stack, 'Spot', { network: networkIn(stack, { maxAzs: 1 }), ...options });
  return { stack, compute, resources: () => propertiesOf(stack, ENVIRONMENT)[0].ComputeResources };
}

describe('purchase', () => {
  test('on demand takes further instance types where the cheapest is short', () => {
    const { compute, resources } = onDemand();
    expect(resources()).toMatchObject({ Type: 'EC2', AllocationStrategy: 'BEST_FIT_PROGRESSIVE', MinvCpus: 0, MaxvCpus: 256 });
    expect(resources()).not.toHaveProperty('DesiredvCpus');
    expect(compute).toMatchObject({ platform: ComputePlatform.EC2, spot: false });
  });

  test('spot weighs price and capacity, without a limit and without a fleet role', () => {
    const { compute, resources } = spot();
    expect(resources()).toMatchObject({ Type: 'SPOT', AllocationStrategy: 'SPOT_PRICE_CAPACITY_OPTIMIZED' });
    expect(resources()).not.toHaveProperty('BidPercentage');
    expect(resources()).not.toHaveProperty('SpotIamFleetRole');
    expect(compute.spot).toBe(true);
  });

  test('spot has a highest price', () => {
    expect(spot({ maxPricePercent: 60 }).resources().BidPercentage).toBe(60);
  });

  test.each([0, 101, 59.5])('spot refuses a highest price of %p %%', (maxPricePercent) => {
    expect(() => spot({ maxPricePercent })).toThrow(`\`maxPricePercent\` must be an integer from 1 to 100, got ${maxPricePercent}; leave it out`);
  });
});

describe('the allocation strategy', () => {
  test.each(Object.values(Ec2ComputeAllocationStrategy))('on demand can be %s', (allocationStrategy) => {
    expect(onDemand({ allocationStrategy }).resources().AllocationStrategy).toBe(allocationStrategy);
  });

  test.each(Object.values(SpotComputeAllocationStrategy))('of spot can be %s', (allocationStrategy) => {
    expect(spot({ allocationStrategy }).resources().AllocationStrategy).toBe(allocationStrategy);
  });

  test('BEST_FIT on spot is served by a Spot Fleet, which may tag', () => {
    const { stack, resources } = spot({ allocationStrategy: SpotComputeAllocationStrategy.BEST_FIT });
    const [[role, fleetRole]] = Object.entries(Template.fromStack(stack).findResources('AWS::IAM::Role', {
      Properties: { AssumeRolePolicyDocument: { Statement: [{ Principal: { Service: 'spotfleet.amazonaws.com' } }] } },
    }));
    expect(fleetRole.Properties.ManagedPolicyArns[0]['Fn::Join'][1][2]).toBe(':iam::aws:policy/service-role/AmazonEC2SpotFleetTaggingRole');
    expect(resources().SpotIamFleetRole).toEqual({ 'Fn::GetAtt': [role, 'Arn'] });
  });

  test.each([
    [Ec2ComputeAllocationStrategy.BEST_FIT, true], [Ec2ComputeAllocationStrategy.BEST_FIT_PROGRESSIVE, false],
  ])('%s is replaced instead of updated: %p', (allocationStrategy, replaced) => {
    const { stack } = onDemand({ allocationStrategy });
    expect(propertiesOf(stack, ENVIRONMENT)[0].ReplaceComputeEnvironment).toBe(replaced);
    expect(propertiesOf(stack, ENVIRONMENT)[0].ComputeResources).not.toHaveProperty('SpotIamFleetRole');
  });
});

describe('instances', () => {
  test.each([[undefined, 'default_x86_64'], [X86_64, 'default_x86_64'], [ARM_64, 'default_arm64']])('of %s are current families by default', (architecture, bundle) => {
    expect(onDemand({ architecture }).resources().InstanceTypes).toEqual([bundle]);
  });

  test('are just the types and classes asked for, in order', () => {
    const instanceClasses = [ec2.InstanceClass.STANDARD5, ec2.InstanceClass.C7I];
    expect(onDemand({ instanceTypes: types('m7i.large', 'r7i'), instanceClasses }).resources().InstanceTypes).toEqual(['m7i.large', 'r7i', 'm5', 'c7i']);
  });

  test('say the architecture', () => {
    expect(onDemand({ instanceClasses: [ec2.InstanceClass.M7G] }).compute.architecture).toBe(ARM_64);
    expect(onDemand({ instanceTypes: types('m7i.large') }).compute.architecture).toBe(X86_64);
  });

  test.each<[Ec2ComputeOptions, string]>([
    [{ instanceTypes: types('m7i.large'), instanceClasses: [ec2.InstanceClass.M7G] }, 'must be of one architecture, x86_64 or arm64, got m7i (x86_64), m7g (arm64)'],
    [{ instanceTypes: types('m7g.large'), architecture: X86_64 }, 'must be of one architecture, x86_64, got m7g (arm64)'],
  ])('of two architectures are refused', (options, message) => {
    expect(() => onDemand(options)).toThrow(message);
  });

  test('the aws-cdk-lib cannot parse are taken', () => {
    expect(onDemand({ instanceTypes: types('p6-b200.48xlarge') }).resources().InstanceTypes).toEqual(['p6-b200.48xlarge']);
  });
});

describe('images', () => {
  test.each([
    [[], ['ECS_AL2023']],
    [['m7i'], ['ECS_AL2023']],
    [['g6.xlarge', 'p5'], ['ECS_AL2023_NVIDIA']],
    [['g6.xlarge', 'g4ad'], ['ECS_AL2023', 'ECS_AL2023_NVIDIA']],
  ])('for %j are %j', (names, images) => {
    expect(onDemand({ instanceTypes: types(...names) }).resources().Ec2Configuration).toEqual(images.map((ImageType) => ({ ImageType })));
  });

  test('can be given', () => {
    const stack = testStack({ env: { region: 'eu-west-1' } });
    const machineImage = ec2.MachineImage.genericLinux({ 'eu-west-1': 'ami-1' });
    new Ec2Compute(stack, 'Old', { network: networkIn(stack), instanceTypes: types('p3.2xlarge'), machineImage });
    expect(propertiesOf(stack, ENVIRONMENT)[0].ComputeResources.Ec2Configuration).toEqual([{ ImageType: 'ECS_AL2023_NVIDIA', ImageIdOverride: 'ami-1' }]);
  });

  test.each(['a1.large', 'p3.2xlarge', 'g3s.xlarge'])('do not exist for %s', (name) => {
    expect(() => onDemand({ instanceTypes: types(name) })).toThrow(`which A1, G3 and P3 do not, got ${name.split('.')[0]}; choose a newer family`);
  });
});

describe('launch template', () => {
  const dataOf = (stack: Stack) => propertiesOf(stack, 'AWS::EC2::LaunchTemplate')[0].LaunchTemplateData;

  test('is pinned to its latest number, so that its changes reach the instances', () => {
    const { stack, compute, resources } = onDemand();
    expect(resources().LaunchTemplate).toEqual({
      LaunchTemplateId: stack.resolve(compute.launchTemplate.launchTemplateId),
      Version: { 'Fn::GetAtt': [stack.getLogicalId(compute.launchTemplate.node.defaultChild as ec2.CfnLaunchTemplate), 'LatestVersionNumber'] },
    });
  });

  test('has an encrypted disk and asks for IMDSv2', () => {
    const { stack } = onDemand({ rootVolumeSize: Size.tebibytes(1) });
    expect(dataOf(stack).BlockDeviceMappings).toEqual([{ DeviceName: '/dev/xvda', Ebs: { Encrypted: true, VolumeSize: 1024, VolumeType: 'gp3' } }]);
    expect(dataOf(stack).MetadataOptions).toEqual({ HttpTokens: 'required' });
  });

  test('has MIME multipart user data, which takes further commands', () => {
    const { stack, compute } = onDemand();
    compute.launchTemplate.userData!.addCommands('echo more');
    const [, [head, script, tail]] = dataOf(stack).UserData['Fn::Base64']['Fn::Join'];
    expect(head).toMatch(/^Content-Type: multipart\/mixed; boundary="(.+)"\nMIME-Version: 1.0\n\n--.+\nContent-Type: text\/x-shellscript/);
    expect(script['Fn::Base64']).toMatch(/^#!\/bin\/bash\necho ECS_IMAGE_PULL_BEHAVIOR=once >> \/etc\/ecs\/ecs.config\n[^]*\necho more$/);
    expect(tail).toMatch(/--\n$/);
  });

  const textOf = (stack: Stack) => JSON.stringify(dataOf(stack).UserData);

  test('has the settings of the agent that are asked for', () => {
    const text = textOf(onDemand({
      containerAgent: { imagePullBehavior: ImagePullBehavior.PREFER_CACHED, taskCleanupDelay: Duration.seconds(90), spotDraining: true, variables: { ECS_LOGLEVEL: 'warn' } },
    }).stack);
    ['ECS_IMAGE_PULL_BEHAVIOR=prefer-cached', 'ECS_ENGINE_TASK_CLEANUP_WAIT_DURATION=90s', 'ECS_ENABLE_SPOT_INSTANCE_DRAINING=true', 'ECS_LOGLEVEL=warn']
      .forEach((line) => expect(text).toContain(`echo ${line} >> /etc/ecs/ecs.config`));
  });

  test('by default pulls once an instance, and cleans up after ten minutes', () => {
    expect(textOf(onDemand().stack)).toContain('ECS_IMAGE_PULL_BEHAVIOR=once');
    expect(textOf(onDemand().stack)).toContain('ECS_ENGINE_TASK_CLEANUP_WAIT_DURATION=10m');
  });

  test('has the scripts of the user behind its own, each a part', () => {
    const userData = ['mkdir /scratch', 'modprobe fuse'].map((line) => ec2.UserData.custom(`#!/bin/bash\n${line}`));
    const text = textOf(onDemand({ userData }).stack);
    expect(text.match(/Content-Type: text\/x-shellscript/g)).toHaveLength(3);
    expect(text.indexOf('ecs.config')).toBeLessThan(text.indexOf('mkdir /scratch'));
    expect(text.indexOf('mkdir /scratch')).toBeLessThan(text.indexOf('modprobe fuse'));
  });

  test('has the throughput and the IOPS of the disk', () => {
    const { stack } = onDemand({ rootVolumeIops: 8000, rootVolumeThroughput: 2000 });
    expect(dataOf(stack).BlockDeviceMappings[0].Ebs).toMatchObject({ Iops: 8000, Throughput: 2000 });
  });

  describe('with a key', () => {
    const LAUNCHERS = { autoscaling: 'autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling', fleet: 'spotfleet.amazonaws.com/AWSServiceRoleForEC2SpotFleet' };

    test.each<[SpotComputeAllocationStrategy | undefined, string]>([
      [undefined, LAUNCHERS.autoscaling], [SpotComputeAllocationStrategy.BEST_FIT, LAUNCHERS.fleet],
    ])('lets in who launches the instances: %s', (allocationStrategy, launcher) => {
      const stack = testStack();
      const key = new kms.Key(stack, 'Key');
      new SpotCompute(stack, 'Spot', { network: networkIn(stack), rootVolumeEncryptionKey: key, allocationStrategy });
      const [, use, attach] = propertiesOf(stack, 'AWS::KMS::Key')[0].KeyPolicy.Statement;
      const arn = { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::', { Ref: 'AWS::AccountId' }, `:role/aws-service-role/${launcher}`]] };
      const caller = { 'kms:CallerAccount': { Ref: 'AWS::AccountId' }, 'aws:PrincipalArn': arn };
      expect(use).toMatchObject({ Action: expect.arrayContaining(['kms:Decrypt', 'kms:GenerateDataKey*']), Condition: { StringEquals: caller } });
      expect(attach).toMatchObject({ Action: 'kms:CreateGrant', Condition: { StringEquals: caller, Bool: { 'kms:GrantIsForAWSResource': 'true' } } });
      expect(dataOf(stack).BlockDeviceMappings[0].Ebs.KmsKeyId).toEqual(stack.resolve(key.keyArn));
    });

    test('from elsewhere, asks to let them in', () => {
      const stack = testStack();
      const rootVolumeEncryptionKey = kms.Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-west-1:123456789012:key/0a1b');
      new Ec2Compute(stack, 'Ec2', { network: networkIn(stack), rootVolumeEncryptionKey });
      Annotations.fromStack(stack).hasWarning('/Test/Ec2', Match.stringLikeRegexp('let the service-linked role .*AWSServiceRoleForAutoScaling use it'));
    });
  });

  test.each([[true, spot], [false, onDemand]])('drains spot instances: %s', (draining, compute) => {
    expect(JSON.stringify(dataOf(compute().stack).UserData).includes('ECS_ENABLE_SPOT_INSTANCE_DRAINING=true')).toBe(draining);
  });

  test.each([Size.gibibytes(29), Size.mebibytes(40_000.5)])('refuses a disk that is too small or no whole GiB', (rootVolumeSize) => {
    expect(() => onDemand({ rootVolumeSize })).toThrow('`rootVolumeSize` must be an integer of at least 30 GiB, got');
  });
});

describe('wiring', () => {
  test('tags instances, and not the compute environment, which would be replaced', () => {
    const { stack, resources } = onDemand({ instanceTags: { team: 'render' } });
    expect(resources().Tags).toEqual({ team: 'render' });
    expect(propertiesOf(stack, ENVIRONMENT)[0]).not.toHaveProperty('Tags');
  });

  test('keeps idle instances for a while', () => {
    expect(onDemand({ scaleDownDelay: Duration.days(7) }).resources().ScalingPolicy).toEqual({ MinScaleDownDelayMinutes: 10_080 });
    expect(onDemand().resources()).not.toHaveProperty('ScalingPolicy');
  });

  test.each([
    [ecs.ContainerInsights.ENABLED, { ContainerInsights: 'ENABLED' }], [ecs.ContainerInsights.DISABLED, { ContainerInsights: 'DISABLED' }], [undefined, undefined],
  ])('container insights %s', (containerInsights, settings) => {
    expect(propertiesOf(onDemand({ containerInsights }).stack, ENVIRONMENT)[0].EcsSettings).toEqual(settings);
  });

  test('makes a role for the instances, and none for AWS Batch', () => {
    const { stack, compute } = onDemand();
    Template.fromStack(stack).resourceCountIs('AWS::IAM::Role', 1);
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::InstanceProfile', { Roles: [stack.resolve(compute.instanceRole.roleName)] });
    expect(propertiesOf(stack, ENVIRONMENT)[0]).not.toHaveProperty('ServiceRole');
  });

  test('takes a role, a placement group, a minimum and a time for updates', () => {
    const stack = testStack();
    const instanceRole = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com') });
    const placementGroup = new ec2.PlacementGroup(stack, 'Group');
    const compute = new Ec2Compute(stack, 'Ec2', { network: networkIn(stack), instanceRole, placementGroup, minVcpus: 4, updateTimeout: Duration.hours(2) });
    expect(compute.instanceRole).toBe(instanceRole);
    expect(propertiesOf(stack, ENVIRONMENT)[0]).toMatchObject({
      ComputeResources: { MinvCpus: 4, PlacementGroup: stack.resolve(placementGroup.placementGroupName) },
      UpdatePolicy: { JobExecutionTimeoutMinutes: 120 },
      ReplaceComputeEnvironment: false,
    });
  });

  test('stops jobs at once when its instances are replaced, and brings the latest image', () => {
    const { stack, resources } = onDemand({ terminateOnUpdate: true, updateToLatestImageVersion: true });
    expect(propertiesOf(stack, ENVIRONMENT)[0].UpdatePolicy).toEqual({ TerminateJobsOnUpdate: true });
    expect(resources().UpdateToLatestImageVersion).toBe(true);
  });

  test('is replaced with a service role, which outlives it', () => {
    const stack = testStack();
    const serviceRole = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('batch.amazonaws.com') });
    new Ec2Compute(stack, 'Ec2', { network: networkIn(stack), serviceRole });
    const [environment] = Object.values(Template.fromStack(stack).findResources(ENVIRONMENT));
    expect(environment.Properties).toMatchObject({ ServiceRole: stack.resolve(serviceRole.roleArn), ReplaceComputeEnvironment: true });
    expect(environment.DependsOn).toEqual([stack.getLogicalId(serviceRole.node.defaultChild as iam.CfnRole)]);
  });

  test('is replaced where that is asked for', () => {
    expect(propertiesOf(onDemand({ replaceComputeEnvironment: true }).stack, ENVIRONMENT)[0].ReplaceComputeEnvironment).toBe(true);
  });

  test('takes a role for its Spot Fleet', () => {
    const stack = testStack();
    const spotFleetRole = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('spotfleet.amazonaws.com') });
    new SpotCompute(stack, 'Spot', { network: networkIn(stack), allocationStrategy: SpotComputeAllocationStrategy.BEST_FIT, spotFleetRole });
    expect(propertiesOf(stack, ENVIRONMENT)[0].ComputeResources.SpotIamFleetRole).toEqual(stack.resolve(spotFleetRole.roleArn));
    Template.fromStack(stack).resourceCountIs('AWS::IAM::Role', 2);
  });

  test('without a route to the internet reaches also what an instance needs', () => {
    const { network } = onDemand({}, Egress.endpoints());
    const endpoints = network.vpc.node.children.filter((child) => child instanceof ec2.InterfaceVpcEndpoint).map((child) => child.node.id);
    expect(endpoints.sort()).toEqual(['EcrApiEndpoint', 'EcrDkrEndpoint', 'EcsAgentEndpoint', 'EcsEndpoint', 'EcsTelemetryEndpoint', 'LogsEndpoint']);
  });
});

describe('misuse', () => {
  test.each<[string, Ec2ComputeOptions, string]>([
    ['a minimum below zero', { minVcpus: -1 }, '`minVcpus` must be an integer from 0 to 256, got -1'],
    ['a minimum above the maximum', { minVcpus: 9, maxVcpus: 8 }, '`minVcpus` must be an integer from 0 to 8, got 9'],
    ['a minimum above the default maximum', { minVcpus: 300 }, '`minVcpus` must be an integer from 0 to 256, got 300'],
    ['an update that lasts a week', { updateTimeout: Duration.days(7) }, '`updateTimeout` must be an integer from 1 to 7200 minutes, got 10080'],
    ['half a minute', { updateTimeout: Duration.seconds(30) }, '`updateTimeout` must be an integer from 1 to 7200 minutes, got 0.5'],
  ])('refuses %s', (_, options, message) => {
    expect(() => onDemand(options)).toThrow(message);
  });

  test('lets tokens pass', () => {
    const number = Lazy.number({ produce: () => 1000 });
    expect(() => onDemand({ maxVcpus: number, minVcpus: 500 })).not.toThrow();
    expect(() => spot({ maxPricePercent: number })).not.toThrow();
  });
});
