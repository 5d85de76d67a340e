import { Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { IConstruct } from 'constructs';
import { FileSystemJobVolumeOptions } from './job-volume-options';
import { VolumeHost } from './volume-host';
import { admit } from '../private/admit';

/** What both kinds of file systems are that a job mounts over the network. */
export interface MountedFileSystem {
  /** What its IAM actions and condition keys begin with. */
  readonly service: 'elasticfilesystem' | 's3files';
  readonly fileSystemArn: string;
  readonly accessPointArn?: string;
}

/**
 * Lets the job mount, by its own policy: the permission need not stand in the policy of the file system too, and a policy that was written by
 * hand stays as it is. https://docs.aws.amazon.com/efs/latest/ug/iam-access-control-nfs-efs.html
 */
export function allowMount(host: VolumeHost, { service, fileSystemArn, accessPointArn }: MountedFileSystem, options: FileSystemJobVolumeOptions) {
  const rootAccess = options.rootAccess ?? (!accessPointArn && !options.readOnly);
  iam.Grant.addToPrincipal({
    grantee: host.jobRole,
    actions: [
      `${service}:ClientMount`,
      ...(options.readOnly ? [] : [`${service}:ClientWrite`]),
      ...(rootAccess ? [`${service}:ClientRootAccess`] : []),
    ],
    resourceArns: [fileSystemArn],
    conditions: accessPointArn === undefined ? undefined : { StringEquals: { [`${service}:AccessPointArn`]: accessPointArn } },
  });
}

/** Lets the compute of the job connect to the mount targets. */
export function admitNfs(host: VolumeHost, target: ec2.IConnectable, owner: IConstruct) {
  for (const compute of host.compute) {
    const vpc = compute.network?.vpc;
    admit({ compute, target, port: ec2.Port.NFS, targetIsUpstream: vpc !== undefined && Stack.of(vpc) === Stack.of(owner) });
  }
}
