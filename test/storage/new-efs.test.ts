import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import { BatchPlatform, Egress, JobVolume, NewEfsJobVolumeOptions } from '../../src';
import { addJob, jobProperties, statementsOf } from '../_helpers/jobs';
import { propertiesOf } from '../_helpers/stack';

function newEfs(options: (stack: Stack) => Partial<NewEfsJobVolumeOptions> = () => ({}), egress?: Egress) {
  const stack = new Stack();
  const batch = new BatchPlatform(stack, 'Batch', { egress });
  const volume = JobVolume.newEfs(stack, 'Files', { network: batch.network, mountPath: '/files', ...options(stack) });
  const queue = batch.addQueue('Queue', { compute: [batch.addFargateCompute('Fargate')] });
  return { stack, batch, volume, queue };
}

test('is encrypted, closed to anonymous clients, and kept', () => {
  const { stack } = newEfs();
  Template.fromStack(stack).hasResource('AWS::EFS::FileSystem', {
    Properties: {
      Encrypted: true,
      FileSystemPolicy: { Statement: [{ Action: ['elasticfilesystem:ClientWrite', 'elasticfilesystem:ClientRootAccess'] }] },
    },
    DeletionPolicy: 'Retain',
  });
});

test('has a mount target in each subnet of the network', () => {
  const { stack, batch } = newEfs();
  expect(propertiesOf(stack, 'AWS::EFS::MountTarget').map(({ SubnetId }) => SubnetId))
    .toEqual(batch.vpc.privateSubnets.map(({ subnetId }) => stack.resolve(subnetId)));
});

test('has one mount target in a zone with two subnets', () => {
  const stack = new Stack();
  const [subnetType, natGateways] = [ec2.SubnetType.PUBLIC, 0];
  const vpc = new ec2.Vpc(stack, 'Vpc', { maxAzs: 1, natGateways, subnetConfiguration: [{ name: 'A', subnetType }, { name: 'B', subnetType }] });
  JobVolume.newEfs(stack, 'Files', { network: new BatchPlatform(stack, 'Batch', { vpc }).network, mountPath: '/files' });
  Template.fromStack(stack).resourceCountIs('AWS::EFS::MountTarget', 1);
});

test.each([[{}, '1000', '1000'], [{ posixUser: { uid: '7', gid: '8' } }, '7', '8']])('with %j, belongs to the user %s of the group %s', (options, uid, gid) => {
  const { stack } = newEfs(() => options);
  Template.fromStack(stack).hasResourceProperties('AWS::EFS::AccessPoint', {
    PosixUser: { Uid: uid, Gid: gid },
    RootDirectory: { Path: '/jobs', CreationInfo: { OwnerUid: uid, OwnerGid: gid, Permissions: '750' } },
  });
});

test('is mounted through its access point, not as root', () => {
  const { stack, volume, queue } = newEfs();
  const job = addJob(queue, { volumes: [volume] });
  expect(jobProperties(stack).ContainerProperties.Volumes[0].EfsVolumeConfiguration.AuthorizationConfig)
    .toEqual({ AccessPointId: stack.resolve(volume.accessPoint!.accessPointId), Iam: 'ENABLED' });
  expect(statementsOf(stack, job.jobRole)[0]).toMatchObject({ Action: ['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite'] });
});

test('can be mounted into several jobs', () => {
  const { stack, volume, queue } = newEfs();
  ['A', 'B'].forEach((id) => addJob(queue, { volumes: [volume] }, id));
  Template.fromStack(stack).resourceCountIs('AWS::EFS::FileSystem', 1);
});

test('takes a key, on which jobs need no permission', () => {
  const { stack, volume, queue } = newEfs((scope) => ({ encryptionKey: new kms.Key(scope, 'Key'), removalPolicy: RemovalPolicy.DESTROY }));
  const job = addJob(queue, { volumes: [volume] });
  Template.fromStack(stack).hasResource('AWS::EFS::FileSystem', {
    Properties: { KmsKeyId: stack.resolve((stack.node.findChild('Key') as kms.Key).keyArn) }, DeletionPolicy: 'Delete',
  });
  expect(JSON.stringify(statementsOf(stack, job.jobRole))).not.toContain('kms:');
});

test('shows the file system, for what else has to be done with it', () => {
  const { stack, volume } = newEfs();
  expect(volume.fileSystem).toBe(stack.node.findChild('Files'));
});

test('makes nothing at a relative path', () => {
  const stack = new Stack();
  const { network } = new BatchPlatform(stack, 'Batch');
  expect(() => JobVolume.newEfs(stack, 'Files', { network, mountPath: 'files' })).toThrow('`mountPath` must be an absolute path, got "files"');
  expect(stack.node.tryFindChild('Files')).toBeUndefined();
});
