import { Resource, Stack } from 'aws-cdk-lib';
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
    admit({ compute, target, port: ec2.Port.NFS, targetIsUpstream: dependsOnOwner(compute, owner, host.scope) });
  }
}

/**
 * Whether the stack of the compute may depend on that of the file system, or it must be the other way round. A VPC that was made in one of the two
 * decides, as the other one refers to it. Else the job does, which refers to both: where it is in the stack of the file system, that one depends on the
 * compute already; where it is beside the compute, or elsewhere, the file system is what is there first.
 */
function dependsOnOwner(compute: VolumeHost['compute'][number], owner: IConstruct, job: IConstruct): boolean {
  const vpc = compute.network?.vpc;
  const vpcStack = vpc && Resource.isOwnedResource(vpc) ? Stack.of(vpc) : undefined; // nobody depends on where a VPC was imported
  switch (vpcStack) {
    case Stack.of(owner): return true;
    case Stack.of(compute): return false;
    default: return Stack.of(job) !== Stack.of(owner);
  }
}
