import { Stack } from 'aws-cdk-lib';
import * as batch from 'aws-cdk-lib/aws-batch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as efs from 'aws-cdk-lib/aws-efs';
import * as iam from 'aws-cdk-lib/aws-iam';
import { BatchNetwork } from '../network/network';
import { admit } from '../private/admit';
import { fail } from '../private/errors';
import { isKnown } from '../private/tokens';

/** How a file system of Amazon EFS is mounted into a job. */
export interface EfsJobVolumeOptions {
  /** The absolute path in the container at which the job sees the files, for example `/frames`. */
  readonly mountPath: string;

  /**
   * The access point to mount through: it fixes the directory and the user, and the job may use this access point only.
   *
   * @default - the file system is mounted directly
   */
  readonly accessPoint?: efs.IAccessPoint;

  /**
   * The directory of the file system that is mounted; it must exist. At most 4,096 characters.
   *
   * Excludes `accessPoint`, which has a directory of its own.
   *
   * @default - the root of the file system, or the directory of the access point
   */
  readonly rootDirectory?: string;

  /**
   * Whether the job may only read.
   *
   * @default false
   */
  readonly readOnly?: boolean;

  /**
   * Whether the root user of the container is root on the file system too; without it, root can neither create files in
   * directories of others nor change owners.
   *
   * @default - true for a direct mount that is not read-only (containers run as root unless told otherwise), false with an access point
   */
  readonly rootAccess?: boolean;
}

/**
 * What a volume may ask of the job that it is mounted into.
 *
 * @internal
 */
export interface VolumeHost {
  /** Unique among the volumes of the job. */
  readonly volumeName: string;
  /** The role of the job's code; made by reading it. */
  readonly jobRole: iam.IGrantable;
  /** Where the job may run. */
  readonly compute: (ec2.IConnectable & { readonly network?: BatchNetwork })[];
  /** Asks for a way to an AWS service. */
  addEndpoint(service: ec2.InterfaceVpcEndpointAwsService): void;
}

/**
 * Storage that a job sees under a path.
 *
 * @see https://docs.aws.amazon.com/batch/latest/userguide/efs-volumes.html
 *
 * @example
 * declare const batch: BatchPlatform;
 * declare const queue: BatchQueue;
 *
 * const frames = new efs.FileSystem(this, 'Frames', { vpc: batch.vpc });
 * batch.addJob('Frame', {
 *   queue,
 *   image: ecs.ContainerImage.fromAsset('./frame'),
 *   volumes: [JobVolume.efs(frames, { mountPath: '/frames' })],
 * });
 */
export class JobVolume {
  /**
   * A file system of Amazon EFS.
   *
   * One line does all of it: traffic is encrypted in transit, the job authenticates with its role, the role may mount (and write,
   * unless `readOnly`), and the security group of the file system admits NFS (TCP 2049) from the compute of the job's queue. So it
   * also works where the file system refuses anonymous clients.
   *
   * @param fileSystem The file system; its mount targets must be in the VPC of the compute.
   * @param options Where and how it is mounted.
   */
  public static efs(fileSystem: efs.IFileSystem, options: EfsJobVolumeOptions): JobVolume {
    const { accessPoint, rootDirectory } = options;
    if (accessPoint && rootDirectory !== undefined && rootDirectory !== '/') {
      fail(undefined, '`rootDirectory` must be absent or "/" beside `accessPoint`, which has a directory of its own, '
        + `got "${rootDirectory}"; give the access point that directory, or leave the access point out`);
    }
    if (isKnown(rootDirectory) && rootDirectory.length > 4096) {
      fail(undefined, `\`rootDirectory\` must have at most 4096 characters, got ${rootDirectory.length}`);
    }
    return new JobVolume(options.mountPath, (host) => mountEfs(fileSystem, options, host));
  }

  private constructor(
    /** The absolute path in the container. */
    public readonly mountPath: string,
    /** @internal */ public readonly _bind: (host: VolumeHost) => batch.EcsVolume,
  ) {
    if (isKnown(mountPath) && !mountPath.startsWith('/')) {
      fail(undefined, `\`mountPath\` must be an absolute path, got "${mountPath}"; did you mean "/${mountPath}"?`);
    }
  }
}

function mountEfs(fileSystem: efs.IFileSystem, options: EfsJobVolumeOptions, host: VolumeHost): batch.EcsVolume {
  for (const compute of host.compute) {
    const vpc = compute.network?.vpc;
    admit({ compute, target: fileSystem, port: ec2.Port.NFS, targetIsUpstream: vpc !== undefined && Stack.of(vpc) === Stack.of(fileSystem) });
  }
  host.addEndpoint(ec2.InterfaceVpcEndpointAwsService.ELASTIC_FILESYSTEM);
  iam.Grant.addToPrincipal({
    grantee: host.jobRole,
    actions: mountActions(options),
    resourceArns: [fileSystem.fileSystemArn],
    conditions: options.accessPoint && { StringEquals: { 'elasticfilesystem:AccessPointArn': options.accessPoint.accessPointArn } },
  });
  return batch.EcsVolume.efs({
    name: host.volumeName,
    fileSystem,
    containerPath: options.mountPath,
    readonly: options.readOnly,
    rootDirectory: options.rootDirectory,
    accessPointId: options.accessPoint?.accessPointId,
    enableTransitEncryption: true, // IAM and access points need it: the API refuses the volume otherwise
    useJobRole: true,
  });
}

function mountActions(options: EfsJobVolumeOptions): string[] {
  const rootAccess = options.rootAccess ?? (!options.accessPoint && !options.readOnly);
  return [
    'elasticfilesystem:ClientMount',
    ...(options.readOnly ? [] : ['elasticfilesystem:ClientWrite']),
    ...(rootAccess ? ['elasticfilesystem:ClientRootAccess'] : []),
  ];
}
