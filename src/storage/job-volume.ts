import * as batch from 'aws-cdk-lib/aws-batch';
import * as efs from 'aws-cdk-lib/aws-efs';
import { aws_efs, aws_s3files } from 'aws-cdk-lib/interfaces';
import { Construct } from 'constructs';
import { createEfs, mountEfs } from './efs-volume';
import { mountHost, mountScratch } from './host-volume';
import {
  EfsJobVolumeOptions, HostJobVolumeOptions, NewEfsJobVolumeOptions, S3FilesJobVolumeOptions, ScratchJobVolumeOptions,
} from './job-volume-options';
import { mountS3Files } from './s3-files-volume';
import { VolumeHost } from './volume-host';
import { requireAbsolutePath, requireFileSystemOptions } from './volume-rules';

/**
 * Storage that a job sees under a path. One volume can be given to several jobs.
 *
 * @see https://docs.aws.amazon.com/batch/latest/userguide/efs-volumes.html
 *
 * @example
 * declare const batch: BatchPlatform;
 * declare const queue: BatchQueue;
 * declare const reference: efs.FileSystem;
 *
 * const frames = JobVolume.newEfs(this, 'Frames', { network: batch.network, mountPath: '/frames' });
 * batch.addJob('Frame', {
 *   queue,
 *   image: ecs.ContainerImage.fromAsset('./frame'),
 *   volumes: [
 *     frames,
 *     JobVolume.efs(reference, { mountPath: '/reference', readOnly: true }),
 *     JobVolume.scratch({ mountPath: '/scratch' }),
 *   ],
 * });
 */
export class JobVolume {
  /**
   * A file system of Amazon EFS.
   *
   * One line does all of it: traffic is encrypted in transit, the job authenticates with its role, the role may mount (and write,
   * unless `readOnly`), and the security group of the file system admits NFS (TCP 2049) from the compute of the job's queue. So it
   * also works where the file system refuses anonymous clients, and its policy stays as it is.
   *
   * An L1 (`efs.CfnFileSystem`) does not tell the security groups of its mount targets: give them as `securityGroups`.
   *
   * @param fileSystem The file system: an L1, an L2 or an imported one. Its mount targets must be in the VPC of the compute.
   * @param options Where and how it is mounted.
   */
  public static efs(fileSystem: aws_efs.IFileSystemRef, options: EfsJobVolumeOptions): JobVolume {
    requireFileSystemOptions(options, options.accessPoint !== undefined);
    return new JobVolume(
      options.mountPath, (host) => mountEfs(fileSystem, options, host), l2Of(fileSystem, 'fileSystemArn'), l2Of(options.accessPoint, 'accessPointArn'),
    );
  }

  /**
   * A new file system of Amazon EFS: encrypted, closed to anonymous clients, kept when the stack goes, and mounted through an access point by
   * which jobs are one user that is not root.
   *
   * For other throughput, life cycle or backups make an `efs.FileSystem` and mount it with `JobVolume.efs`.
   *
   * @param scope The construct that the file system belongs to.
   * @param id The id of the file system. Another id, or another scope, is another file system, without the files.
   * @param options The network, and where the files are seen.
   */
  public static newEfs(scope: Construct, id: string, options: NewEfsJobVolumeOptions): JobVolume {
    requireAbsolutePath('mountPath', options.mountPath); // before anything is made
    const { fileSystem, accessPoint } = createEfs(scope, id, options);
    return JobVolume.efs(fileSystem, { mountPath: options.mountPath, readOnly: options.readOnly, accessPoint });
  }

  /**
   * A bucket of Amazon S3 as a file system, by S3 Files. On Fargate and on managed instances, not on EC2.
   *
   * Traffic is always encrypted, and the job authenticates with its role, which may mount (and write, unless `readOnly`). The file system
   * needs a mount target in each Availability Zone of the compute.
   *
   * @see https://docs.aws.amazon.com/batch/latest/userguide/s3files-volumes.html
   *
   * @example
   * declare const bucket: s3.Bucket;
   * declare const files: s3files.CfnFileSystem;
   * declare const mountTargets: ec2.SecurityGroup;
   *
   * JobVolume.s3Files(files, { mountPath: '/scenes', readOnly: true, bucket, securityGroups: [mountTargets] });
   *
   * @param fileSystem The file system, for example an `s3files.CfnFileSystem`.
   * @param options Where and how it is mounted.
   */
  public static s3Files(fileSystem: aws_s3files.IFileSystemRef, options: S3FilesJobVolumeOptions): JobVolume {
    requireFileSystemOptions(options, options.accessPoint !== undefined);
    return new JobVolume(options.mountPath, (host) => mountS3Files(fileSystem, options, host));
  }

  /**
   * A folder of the instance that the job runs on. Not on Fargate, which has no instance to look into.
   *
   * All jobs on the instance see the same files, and they stay until the instance goes.
   *
   * @param options The folder, and where the job sees it.
   */
  public static host(options: HostJobVolumeOptions): JobVolume {
    requireAbsolutePath('hostPath', options.hostPath);
    return new JobVolume(options.mountPath, (host) => mountHost(options, host));
  }

  /**
   * An empty folder for the job alone, which is gone with the job. It stays writable where the container's own file system can only be read,
   * and the containers of one job share it.
   *
   * The folder belongs to root, and others may only read it: a container that runs as another user, such as that of a `JobSource`, writes to it
   * with `user: '0'`, or where its image has a `VOLUME` at the same path that is the user's. For a container alone, `/tmp` does as well.
   *
   * On Fargate it takes space of the ephemeral storage (20 GiB unless the job asks for more), on EC2 of the instance's root volume.
   *
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/bind-mounts.html
   * @param options Where the job sees it.
   */
  public static scratch(options: ScratchJobVolumeOptions): JobVolume {
    return new JobVolume(options.mountPath, (host) => mountScratch(options, host));
  }

  private constructor(
    /** The absolute path in the container. */
    public readonly mountPath: string,
    /** @internal */ public readonly _bind: (host: VolumeHost) => batch.EcsVolume,
    /**
     * The file system, where it is one of Amazon EFS.
     *
     * @default - the volume is of another kind, or of an L1
     */
    public readonly fileSystem?: efs.IFileSystem,
    /**
     * The access point of Amazon EFS that the volume is mounted through.
     *
     * @default - the volume is of another kind, or mounted directly, or the access point is an L1
     */
    public readonly accessPoint?: efs.IAccessPoint,
  ) {
    requireAbsolutePath('mountPath', mountPath);
  }
}

/** What was given, where it is an L2 or an import, which alone have the property; nothing where it is an L1. */
function l2Of<L2>(given: object | undefined, property: keyof L2): L2 | undefined {
  return given && property in given ? given as L2 : undefined;
}
