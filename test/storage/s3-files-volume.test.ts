import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as s3files from 'aws-cdk-lib/aws-s3files';
import { BatchPlatform, JobVolume, MultiContainerJob, S3FilesJobVolumeOptions } from '../../src';
import { addJob, ec2Queue, fargateQueue, IMAGE, jobProperties, statementsOf } from '../_helpers/jobs';

function fileSystemIn(stack: Stack) {
  return new s3files.CfnFileSystem(stack, 'FileSystem', { bucket: 'arn:aws:s3:::scenes', roleArn: 'arn:aws:iam::123456789012:role/sync' });
}

function mounted(options: (stack: Stack, fileSystem: s3files.CfnFileSystem) => Partial<S3FilesJobVolumeOptions> = () => ({})) {
  const stack = new Stack();
  const batch = new BatchPlatform(stack, 'Batch');
  const fileSystem = fileSystemIn(stack);
  const volume = JobVolume.s3Files(fileSystem, { mountPath: '/scenes', ...options(stack, fileSystem) });
  const compute = batch.addFargateCompute('Fargate');
  const volumes = [JobVolume.scratch({ mountPath: '/scratch' }), volume];
  const job = addJob(batch.addQueue('Queue', { compute: [compute] }), { volumes });
  return { stack, fileSystem, compute, job, statements: () => statementsOf(stack, job.jobRole) };
}

const accessPoint = (stack: Stack, { attrFileSystemId }: s3files.CfnFileSystem) =>
  ({ accessPoint: new s3files.CfnAccessPoint(stack, 'AccessPoint', { fileSystemId: attrFileSystemId }) });

test('the volume stands at its place among the others', () => {
  const { stack, fileSystem } = mounted(() => ({ rootDirectory: '/a', transitEncryptionPort: 2049, readOnly: true }));
  const { MountPoints, Volumes } = jobProperties(stack).ContainerProperties;
  expect(MountPoints[1]).toEqual({ ContainerPath: '/scenes', SourceVolume: 'volume1', ReadOnly: true });
  expect(Volumes).toEqual([
    { Name: 'volume0' },
    {
      Name: 'volume1',
      S3FilesVolumeConfiguration: { FileSystemArn: stack.resolve(fileSystem.fileSystemRef.fileSystemArn), RootDirectory: '/a', TransitEncryptionPort: 2049 },
    },
  ]);
});

test.each<[Partial<S3FilesJobVolumeOptions>, unknown]>([
  [{}, ['s3files:ClientMount', 's3files:ClientWrite', 's3files:ClientRootAccess']],
  [{ rootAccess: false }, ['s3files:ClientMount', 's3files:ClientWrite']],
  [{ readOnly: true }, 's3files:ClientMount'],
])('mounted with %j, the role may %j', (options, actions) => {
  const { stack, fileSystem, statements } = mounted(() => options);
  expect(statements()).toEqual([{ Effect: 'Allow', Action: actions, Resource: stack.resolve(fileSystem.fileSystemRef.fileSystemArn) }]);
});

test('an access point is the only one that the role may use', () => {
  const { stack, statements } = mounted(accessPoint);
  const arn = stack.resolve((stack.node.findChild('AccessPoint') as s3files.CfnAccessPoint).accessPointRef.accessPointArn);
  expect(jobProperties(stack).ContainerProperties.Volumes[1].S3FilesVolumeConfiguration.AccessPointArn).toEqual(arn);
  expect(statements()[0]).toMatchObject({
    Action: ['s3files:ClientMount', 's3files:ClientWrite'], Condition: { StringEquals: { 's3files:AccessPointArn': arn } },
  });
});

test('the bucket may be read directly, and decrypted', () => {
  const { stack, statements } = mounted((scope) => ({ bucket: new s3.Bucket(scope, 'Scenes', { encryptionKey: new kms.Key(scope, 'Key') }) }));
  const bucket = stack.node.findChild('Scenes') as s3.Bucket;
  expect(statements().slice(1)).toEqual([
    { Effect: 'Allow', Action: 's3:ListBucket', Resource: stack.resolve(bucket.bucketArn) },
    { Effect: 'Allow', Action: ['s3:GetObject', 's3:GetObjectVersion'], Resource: stack.resolve(bucket.arnForObjects('*')) },
    { Effect: 'Allow', Action: 'kms:Decrypt', Resource: stack.resolve(bucket.encryptionKey!.keyArn) },
  ]);
});

test('the mount targets admit NFS from the compute', () => {
  const { stack, compute } = mounted((scope) => ({
    securityGroups: [new ec2.SecurityGroup(scope, 'MountTargets', { vpc: (scope.node.findChild('Batch') as BatchPlatform).vpc })],
  }));
  const [groupOf, peerOf] = [stack.node.findChild('MountTargets') as ec2.SecurityGroup, compute.connections.securityGroups[0]];
  Template.fromStack(stack).hasResourceProperties('AWS::EC2::SecurityGroupIngress', {
    GroupId: stack.resolve(groupOf.securityGroupId), SourceSecurityGroupId: stack.resolve(peerOf.securityGroupId), FromPort: 2049, ToPort: 2049,
  });
});

test('a container among several mounts it too', () => {
  const stack = new Stack();
  const queue = fargateQueue(stack);
  const volumes = [JobVolume.s3Files(fileSystemIn(stack), { mountPath: '/scenes' }), JobVolume.scratch({ mountPath: '/scratch' })];
  new MultiContainerJob(stack, 'Job', { queue, containers: [{ name: 'a', image: IMAGE, volumes }] });
  expect(jobProperties(stack).EcsProperties.TaskProperties[0].Volumes).toEqual([
    { Name: 'volume0', S3FilesVolumeConfiguration: { FileSystemArn: { Ref: 'FileSystem' } } }, { Name: 'volume1' },
  ]);
});

test('a job on managed instances mounts it too', () => {
  const stack = new Stack();
  const batch = new BatchPlatform(stack, 'Batch');
  const queue = batch.addQueue('Queue', { compute: [batch.addManagedInstancesCompute('Managed')] });
  addJob(queue, { volumes: [JobVolume.s3Files(fileSystemIn(stack), { mountPath: '/scenes' })] });
  expect(jobProperties(stack).EcsProperties.TaskProperties[0].Volumes).toEqual([
    { Name: 'volume0', S3FilesVolumeConfiguration: { FileSystemArn: { Ref: 'FileSystem' } } },
  ]);
});

describe('misuse is refused', () => {
  test('on EC2', () => {
    const stack = new Stack();
    const volume = JobVolume.s3Files(fileSystemIn(stack), { mountPath: '/scenes' });
    expect(() => addJob(ec2Queue(stack), { volumes: [volume] })).toThrow(/^Default\/Job: .*S3 Files must be mounted on Fargate.* got one at "\/scenes".* \(ST-14\)$/);
  });

  test('an access point with another root directory', () => {
    expect(() => mounted((stack, fileSystem) => ({ ...accessPoint(stack, fileSystem), rootDirectory: '/a' }))).toThrow('(ST-05)');
    expect(() => mounted((stack, fileSystem) => ({ ...accessPoint(stack, fileSystem), rootDirectory: '/' }))).not.toThrow();
  });
});
