import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as efs from 'aws-cdk-lib/aws-efs';
import * as iam from 'aws-cdk-lib/aws-iam';
import { BatchPlatform, ContainerJob, EfsJobVolumeOptions, JobVolume } from '../../src';
import { addJob, IMAGE, jobProperties, statementsOf } from '../_helpers/jobs';

function mounted(options: Partial<EfsJobVolumeOptions> = {}, withAccessPoint = false) {
  const stack = new Stack();
  const batch = new BatchPlatform(stack, 'Batch');
  const compute = batch.addFargateCompute('Fargate');
  const fileSystem = new efs.FileSystem(stack, 'FileSystem', { vpc: batch.vpc });
  const accessPoint = withAccessPoint ? fileSystem.addAccessPoint('AccessPoint') : undefined;
  const volumes = [JobVolume.efs(fileSystem, { mountPath: '/frames', accessPoint, ...options })];
  const job = addJob(batch.addQueue('Queue', { compute: [compute] }), { volumes });
  return { stack, compute, fileSystem, accessPoint, job };
}

test('a file system is mounted encrypted, as the role of the job', () => {
  const { stack, fileSystem } = mounted();
  expect(jobProperties(stack).ContainerProperties).toMatchObject({
    MountPoints: [{ ContainerPath: '/frames', SourceVolume: 'volume0' }],
    Volumes: [{
      Name: 'volume0',
      EfsVolumeConfiguration: {
        FileSystemId: stack.resolve(fileSystem.fileSystemId), TransitEncryption: 'ENABLED', AuthorizationConfig: { Iam: 'ENABLED' },
      },
    }],
  });
});

test('an access point is the only one that the role may use', () => {
  const { stack, fileSystem, accessPoint, job } = mounted({}, true);
  expect(jobProperties(stack).ContainerProperties.Volumes[0].EfsVolumeConfiguration.AuthorizationConfig)
    .toEqual({ AccessPointId: stack.resolve(accessPoint!.accessPointId), Iam: 'ENABLED' });
  expect(statementsOf(stack, job.jobRole)).toEqual([{
    Effect: 'Allow',
    Action: ['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite'],
    Resource: stack.resolve(fileSystem.fileSystemArn),
    Condition: { StringEquals: { 'elasticfilesystem:AccessPointArn': stack.resolve(accessPoint!.accessPointArn) } },
  }]);
});

test.each([
  [{}, ['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite', 'elasticfilesystem:ClientRootAccess']],
  [{ rootAccess: false }, ['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite']],
  [{ readOnly: true }, 'elasticfilesystem:ClientMount'],
])('mounted with %j, the role may %j', (options, actions) => {
  const { stack, job } = mounted(options);
  expect(statementsOf(stack, job.jobRole)[0].Action).toEqual(actions);
});

test('the file system admits NFS from the compute of the job', () => {
  const { stack, compute, fileSystem } = mounted();
  const [groupOf, peerOf] = [fileSystem, compute].map(({ connections }) => stack.resolve(connections.securityGroups[0].securityGroupId));
  Template.fromStack(stack).hasResourceProperties('AWS::EC2::SecurityGroupIngress', {
    GroupId: groupOf, SourceSecurityGroupId: peerOf, IpProtocol: 'tcp', FromPort: 2049, ToPort: 2049,
  });
});

describe('stacks never depend on each other', () => {
  const dependencies = (stackOfFileSystem: 'Network' | 'Platform' | 'Jobs' | 'Data') => {
    const app = new App();
    const stacks = Object.fromEntries(['Network', 'Platform', 'Jobs', 'Data'].map((id) => [id, new Stack(app, id)]));
    const batch = new BatchPlatform(stacks.Platform, 'Batch', { vpc: new ec2.Vpc(stacks.Network, 'Vpc') });
    const queue = batch.addQueue('Queue', { compute: [batch.addFargateCompute('Fargate')] });
    const fileSystem = new efs.FileSystem(stacks[stackOfFileSystem], 'FileSystem', { vpc: batch.vpc });
    new ContainerJob(stacks.Jobs, 'Job', { queue, image: IMAGE, volumes: [JobVolume.efs(fileSystem, { mountPath: '/data' })] });
    app.synth();
    return stacks.Jobs.dependencies.map(({ node }) => node.id).sort();
  };

  test.each([
    ['Network', ['Network', 'Platform']], ['Platform', ['Platform']], ['Jobs', ['Network', 'Platform']], ['Data', ['Data', 'Platform']],
  ] as const)('with the file system in the stack %s, the job depends on %j', (stack, expected) => {
    expect(dependencies(stack)).toEqual(expect.arrayContaining([...expected]));
  });
});

describe('misuse is refused', () => {
  const fileSystem = (stack: Stack) => efs.FileSystem.fromFileSystemAttributes(stack, 'FileSystem', {
    fileSystemId: 'fs-12345678', securityGroup: new BatchPlatform(stack, 'Batch').addFargateCompute('Fargate').connections.securityGroups[0],
  });

  test('an access point with another root directory', () => {
    expect(() => mounted({ rootDirectory: '/a' }, true)).toThrow(/`rootDirectory` must be absent or "\/" beside `accessPoint`.* \(ST-05\)$/);
    expect(() => mounted({ rootDirectory: '/' }, true)).not.toThrow();
  });

  test('a relative path', () => {
    expect(() => JobVolume.efs(fileSystem(new Stack()), { mountPath: 'frames' })).toThrow('must be an absolute path, got "frames"; did you mean "/frames"?');
  });

  test('two volumes at one path', () => {
    const stack = new Stack();
    const volume = JobVolume.efs(fileSystem(stack), { mountPath: '/frames' });
    const batch = new BatchPlatform(stack, 'Other');
    const queue = batch.addQueue('Queue', { compute: [batch.addFargateCompute('Fargate')] });
    expect(() => addJob(queue, { volumes: [volume, volume] })).toThrow('two volumes must not be mounted at one path, got "/frames" twice');
  });

  test.each([[4096, false], [4097, true]])('a root directory of %d characters: %s', (length, refused) => {
    const rootDirectory = `/${'x'.repeat(length - 1)}`;
    const mount = () => JobVolume.efs(fileSystem(new Stack()), { mountPath: '/frames', rootDirectory });
    refused ? expect(mount).toThrow(/at most 4096 characters, got 4097.* \(ST-06\)$/) : expect(mount).not.toThrow();
  });

  test.each([[0, false], [65_535, false], [-1, true], [65_536, true]])('the port %d: %s', (transitEncryptionPort, refused) => {
    const mount = () => JobVolume.efs(fileSystem(new Stack()), { mountPath: '/frames', transitEncryptionPort });
    refused ? expect(mount).toThrow(/must be an integer from 0 to 65535, got .* \(ST-06\)$/) : expect(mount).not.toThrow();
  });
});

describe('the policy of a file system', () => {
  const policyOf = (props: Partial<efs.FileSystemProps>, context = {}) => {
    const stack = new Stack(new App({ context }), 'Stack');
    const batch = new BatchPlatform(stack, 'Batch');
    const fileSystem = new efs.FileSystem(stack, 'FileSystem', { vpc: batch.vpc, ...props });
    const policy = () => Template.fromStack(stack).findResources('AWS::EFS::FileSystem')[stack.getLogicalId(fileSystem.node.defaultChild as efs.CfnFileSystem)]
      .Properties.FileSystemPolicy;
    const volumes = [JobVolume.efs(fileSystem, { mountPath: '/data' })];
    const job = addJob(batch.addQueue('Queue', { compute: [batch.addFargateCompute('Fargate')] }), { volumes });
    return { stack, job, policy: policy() };
  };
  const onlyReading = new iam.PolicyDocument({
    statements: [new iam.PolicyStatement({ principals: [new iam.AnyPrincipal()], actions: ['elasticfilesystem:ClientMount'] })],
  });

  test.each<[string, Partial<efs.FileSystemProps>, object, unknown]>([
    ['is absent', {}, {}, undefined],
    ['is one that was written by hand', { fileSystemPolicy: onlyReading }, {}, expect.objectContaining({
      Statement: [{ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'elasticfilesystem:ClientMount' }],
    })],
    ['denies anonymous access by its property', { allowAnonymousAccess: false }, {}, expect.objectContaining({ Statement: [expect.anything()] })],
    ['denies it by the feature flag', {}, { '@aws-cdk/aws-efs:denyAnonymousAccess': true }, expect.objectContaining({ Statement: [expect.anything()] })],
  ])('%s: it stays so, and the job may mount by its own', (_, props, context, expected) => {
    const { stack, job, policy } = policyOf(props, context);
    expect(policy).toEqual(expected);
    expect(statementsOf(stack, job.jobRole)[0]).toMatchObject({
      Effect: 'Allow', Action: ['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite', 'elasticfilesystem:ClientRootAccess'],
    });
    expect(jobProperties(stack).ContainerProperties.Volumes[0].EfsVolumeConfiguration).toMatchObject({
      TransitEncryption: 'ENABLED', AuthorizationConfig: { Iam: 'ENABLED' }, // signed, thus not anonymous
    });
  });
});
