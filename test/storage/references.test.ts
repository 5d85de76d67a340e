import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as efs from 'aws-cdk-lib/aws-efs';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as s3files from 'aws-cdk-lib/aws-s3files';
import { aws_efs } from 'aws-cdk-lib/interfaces';
import { BatchPlatform, EfsJobVolumeOptions, JobVolume, MultiContainerJob } from '../../src';
import { addJob, IMAGE, jobProperties, statementsOf } from '../_helpers/jobs';

const ARN = 'arn:aws:elasticfilesystem:us-east-1:123456789012:file-system/fs-12345678';

function platform() {
  const stack = new Stack();
  const batch = new BatchPlatform(stack, 'Batch');
  const compute = batch.addFargateCompute('Fargate');
  return { stack, batch, compute, queue: batch.addQueue('Queue', { compute: [compute] }) };
}

type FileSystemIn = (stack: Stack, vpc: ec2.IVpc) => aws_efs.IFileSystemRef;
const FILE_SYSTEMS: [string, FileSystemIn, number][] = [
  ['an L1', (stack) => new efs.CfnFileSystem(stack, 'Files'), 0],
  ['a reference by its ARN', (stack) => efs.CfnFileSystem.fromFileSystemArn(stack, 'Files', ARN), 0],
  ['an L2', (stack, vpc) => new efs.FileSystem(stack, 'Files', { vpc }), 1],
  ['imported with its security group', (stack, vpc) => efs.FileSystem.fromFileSystemAttributes(stack, 'Files', {
    fileSystemArn: ARN, securityGroup: new ec2.SecurityGroup(stack, 'Group', { vpc }),
  }), 1],
];

type OptionsIn = (stack: Stack, vpc: ec2.IVpc, fileSystem: aws_efs.IFileSystemRef) => Partial<EfsJobVolumeOptions>;

function mounted(fileSystemIn: FileSystemIn, options: OptionsIn = () => ({})) {
  const { stack, batch, queue, compute } = platform();
  const fileSystem = fileSystemIn(stack, batch.vpc);
  const volume = JobVolume.efs(fileSystem, { mountPath: '/data', ...options(stack, batch.vpc, fileSystem) });
  const job = addJob(queue, { volumes: [volume] });
  return { stack, fileSystem, volume, job, compute, batch, queue };
}

describe.each(FILE_SYSTEMS)('a file system of EFS that is %s', (_, fileSystemIn, rules) => {
  test('is mounted, and the job may mount it', () => {
    const { stack, fileSystem, job } = mounted(fileSystemIn);
    const { fileSystemId, fileSystemArn } = stack.resolve(fileSystem.fileSystemRef);
    expect(jobProperties(stack).ContainerProperties.Volumes[0].EfsVolumeConfiguration).toMatchObject({ FileSystemId: fileSystemId });
    expect(statementsOf(stack, job.jobRole)[0]).toMatchObject({ Resource: fileSystemArn });
  });

  test('lets the compute in, as far as its security groups are known', () => {
    Template.fromStack(mounted(fileSystemIn).stack).resourceCountIs('AWS::EC2::SecurityGroupIngress', rules);
  });

  test('is mounted by a job of several containers', () => {
    const { stack, batch, queue } = platform();
    const fileSystem = fileSystemIn(stack, batch.vpc);
    const volumes = [JobVolume.efs(fileSystem, { mountPath: '/data' })];
    new MultiContainerJob(stack, 'Job', { queue, containers: [{ name: 'a', image: IMAGE, volumes }] });
    expect(jobProperties(stack).EcsProperties.TaskProperties[0].Volumes[0].EfsVolumeConfiguration)
      .toMatchObject({ FileSystemId: stack.resolve(fileSystem.fileSystemRef.fileSystemId) });
  });

  test('is told where it is an L2, and never a half of one', () => {
    const { volume, fileSystem } = mounted(fileSystemIn);
    expect(volume.fileSystem === fileSystem).toBe(rules > 0);
    if (rules === 0) { expect(volume.fileSystem).toBeUndefined(); }
  });
});

test.each(FILE_SYSTEMS)('security groups are those of the mount targets of %s, where they are given', (_, fileSystemIn) => {
  const { stack, compute } = mounted(fileSystemIn, (scope, vpc) => ({ securityGroups: [new ec2.SecurityGroup(scope, 'MountTargets', { vpc })] }));
  const group = stack.node.findChild('MountTargets') as ec2.SecurityGroup;
  Template.fromStack(stack).resourceCountIs('AWS::EC2::SecurityGroupIngress', 1);
  Template.fromStack(stack).hasResourceProperties('AWS::EC2::SecurityGroupIngress', {
    GroupId: stack.resolve(group.securityGroupId),
    SourceSecurityGroupId: stack.resolve(compute.connections.securityGroups[0].securityGroupId),
    FromPort: 2049,
  });
});

test.each<[string, (stack: Stack, fileSystem: aws_efs.IFileSystemRef) => aws_efs.IAccessPointRef, boolean]>([
  ['an L1', (stack, { fileSystemRef }) => new efs.CfnAccessPoint(stack, 'Point', { fileSystemId: fileSystemRef.fileSystemId }), false],
  ['an L2', (_, fileSystem) => (fileSystem as efs.FileSystem).addAccessPoint('Point'), true],
  ['imported by its id', (stack) => efs.AccessPoint.fromAccessPointId(stack, 'Point', 'fsap-1'), true],
])('an access point that is %s is the only one that the job may use', (_, accessPointIn, isL2) => {
  let accessPoint: aws_efs.IAccessPointRef;
  const { stack, job, volume } = mounted((scope, vpc) => new efs.FileSystem(scope, 'Files', { vpc }), (scope, __, fileSystem) => {
    accessPoint = accessPointIn(scope, fileSystem);
    return { accessPoint };
  });
  const { accessPointId, accessPointArn } = stack.resolve(accessPoint!.accessPointRef);
  const { AuthorizationConfig } = jobProperties(stack).ContainerProperties.Volumes[0].EfsVolumeConfiguration;
  expect(AuthorizationConfig).toEqual({ AccessPointId: accessPointId, Iam: 'ENABLED' });
  expect(statementsOf(stack, job.jobRole)[0].Condition).toEqual({ StringEquals: { 'elasticfilesystem:AccessPointArn': accessPointArn } });
  expect(volume.accessPoint !== undefined).toBe(isL2);
});

test('a new file system takes a key that is an L1', () => {
  const { stack, batch } = platform();
  const key = kms.CfnKey.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-west-1:1:key/1f');
  JobVolume.newEfs(stack, 'Files', { network: batch.network, mountPath: '/files', encryptionKey: key });
  Template.fromStack(stack).hasResourceProperties('AWS::EFS::FileSystem', { KmsKeyId: 'arn:aws:kms:eu-west-1:1:key/1f' });
});

test('the bucket behind S3 Files may be an L1, with its key', () => {
  const { stack, queue } = platform();
  const bucket = new s3.CfnBucket(stack, 'Scenes');
  const files = new s3files.CfnFileSystem(stack, 'Files', { bucket: bucket.attrArn, roleArn: 'arn:aws:iam::123456789012:role/sync' });
  const bucketEncryptionKey = kms.CfnKey.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-west-1:1:key/1f');
  const job = addJob(queue, { volumes: [JobVolume.s3Files(files, { mountPath: '/scenes', bucket, bucketEncryptionKey })] });
  expect(statementsOf(stack, job.jobRole).slice(1).map(({ Action, Resource }) => [Action, Resource])).toEqual([
    ['s3:ListBucket', { 'Fn::GetAtt': ['Scenes', 'Arn'] }],
    [['s3:GetObject', 's3:GetObjectVersion'], { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Scenes', 'Arn'] }, '/*']] }],
    ['kms:Decrypt', 'arn:aws:kms:eu-west-1:1:key/1f'],
  ]);
});
