import { RemovalPolicy } from 'aws-cdk-lib';
import * as batch from 'aws-cdk-lib/aws-batch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as efs from 'aws-cdk-lib/aws-efs';
import { aws_efs } from 'aws-cdk-lib/interfaces';
import { Construct } from 'constructs';
import { EfsJobVolumeOptions, NewEfsJobVolumeOptions } from './job-volume-options';
import { admitNfs, allowMount } from './mount-file-system';
import { VolumeHost } from './volume-host';

/** Mounts a file system of Amazon EFS into a job. */
export function mountEfs(fileSystem: aws_efs.IFileSystemRef, options: EfsJobVolumeOptions, host: VolumeHost): batch.EcsVolume {
  const { accessPointId, accessPointArn } = options.accessPoint?.accessPointRef ?? {};
  const target = options.securityGroups ? new ec2.Connections({ securityGroups: options.securityGroups }) : fileSystem;
  if (isConnectable(target)) { admitNfs(host, target, fileSystem); }
  host.addEndpoint(ec2.InterfaceVpcEndpointAwsService.ELASTIC_FILESYSTEM);
  allowMount(host, { service: 'elasticfilesystem', fileSystemArn: fileSystem.fileSystemRef.fileSystemArn, accessPointArn }, options);
  return new MountedEfs({
    name: host.volumeName,
    fileSystem,
    containerPath: options.mountPath,
    readonly: options.readOnly,
    rootDirectory: options.rootDirectory,
    accessPointId,
    enableTransitEncryption: true, // IAM and access points need it: the API refuses the volume otherwise (ST-04, ST-05)
    transitEncryptionPort: options.transitEncryptionPort,
    useJobRole: true,
  });
}

/** A volume of EFS that tells the id of its file system also where the L2 would only tell an L2. */
export class MountedEfs extends batch.EfsVolume {
  public readonly fileSystemId: string;

  constructor(options: batch.EfsVolumeOptions) {
    super(options);
    this.fileSystemId = options.fileSystem.fileSystemRef.fileSystemId;
  }
}

/** Whether security groups are known: L2s and imports have them, L1s have not. */
function isConnectable(target: object): target is ec2.IConnectable {
  return 'connections' in target;
}

/** The first user and group that are not the system's, in most images. */
const POSIX_USER: efs.PosixUser = { uid: '1000', gid: '1000' };

/** Makes a file system, and an access point that makes every client one user, who is not root. */
export function createEfs(scope: Construct, id: string, options: NewEfsJobVolumeOptions) {
  const { network, posixUser = POSIX_USER } = options;
  const fileSystem = new efs.FileSystem(scope, id, {
    vpc: network.vpc,
    vpcSubnets: { ...network.vpcSubnets, onePerAz: true }, // a second mount target in a zone is refused
    encrypted: true,
    kmsKey: options.encryptionKey,
    allowAnonymousAccess: false, // jobs sign in as their roles, and nobody else has business there
    removalPolicy: options.removalPolicy ?? RemovalPolicy.RETAIN,
  });
  const accessPoint = fileSystem.addAccessPoint('AccessPoint', {
    path: '/jobs', // not the root, whose owner is root: this one is made at the first mount, for the user
    posixUser,
    createAcl: { ownerUid: posixUser.uid, ownerGid: posixUser.gid, permissions: '750' },
  });
  return { fileSystem, accessPoint };
}
