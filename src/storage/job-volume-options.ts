import { RemovalPolicy } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as efs from 'aws-cdk-lib/aws-efs';
import { aws_efs, aws_kms, aws_s3, aws_s3files } from 'aws-cdk-lib/interfaces';
import { BatchNetwork } from '../network/network';

/** Where a job sees a volume. */
export interface JobVolumeOptions {
  /** The absolute path in the container at which the job sees the files, for example `/frames`. */
  readonly mountPath: string;

  /**
   * Whether the job may only read.
   *
   * @default false
   */
  readonly readOnly?: boolean;
}

/** How a file system is mounted over the network. */
export interface FileSystemJobVolumeOptions extends JobVolumeOptions {
  /**
   * The directory of the file system that is mounted; it must exist. At most 4,096 characters.
   *
   * Excludes `accessPoint`, which has a directory of its own.
   *
   * @default - the root of the file system, or the directory of the access point
   */
  readonly rootDirectory?: string;

  /**
   * Whether the root user of the container is root on the file system too; without it, root can neither create files in
   * directories of others nor change owners.
   *
   * @default - true for a direct mount that is not read-only (containers run as root unless told otherwise), false with an access point
   */
  readonly rootAccess?: boolean;

  /**
   * The port that encrypted traffic takes between the host of the job and the file system, from 0 to 65,535.
   *
   * @default - the mount helper chooses one
   */
  readonly transitEncryptionPort?: number;
}

/** How a file system of Amazon EFS is mounted into a job. */
export interface EfsJobVolumeOptions extends FileSystemJobVolumeOptions {
  /**
   * The access point to mount through: it fixes the directory and the user, and the job may use this access point only. An L1, an L2 or an
   * imported one.
   *
   * @default - the file system is mounted directly
   */
  readonly accessPoint?: aws_efs.IAccessPointRef;

  /**
   * The security groups of the mount targets: they are made to admit NFS (TCP 2049) from the compute of the job's queue.
   *
   * @default - those of the file system. An L1 (`efs.CfnFileSystem`), or a mere reference, tells of none: then no rule is made, and the mount
   * targets must admit the compute already
   */
  readonly securityGroups?: ec2.ISecurityGroup[];
}

/** What a new file system of Amazon EFS is like, and how it is mounted into a job. */
export interface NewEfsJobVolumeOptions extends JobVolumeOptions {
  /** The network of the compute that jobs run on, for example `batch.network`: a mount target is made in each of its Availability Zones. */
  readonly network: BatchNetwork;

  /**
   * The user that owns the files, whichever user the container runs as. The access point makes every job this user.
   *
   * @default - user 1000 of group 1000, the first that is not the system's in most images
   */
  readonly posixUser?: efs.PosixUser;

  /**
   * The key that files are encrypted with at rest.
   *
   * Jobs need no permission on it: Amazon EFS encrypts and decrypts by itself. Who deploys must be allowed to use the key.
   *
   * @see https://docs.aws.amazon.com/efs/latest/ug/managing-encrypt.html
   * @default - the key `aws/elasticfilesystem` that AWS manages
   */
  readonly encryptionKey?: aws_kms.IKeyRef;

  /**
   * What happens to the files when the file system leaves the stack.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/** How a file system of Amazon S3 Files is mounted into a job. */
export interface S3FilesJobVolumeOptions extends FileSystemJobVolumeOptions {
  /**
   * The access point to mount through: it fixes the directory and the user, and the job may use this access point only.
   *
   * @default - the file system is mounted directly
   */
  readonly accessPoint?: aws_s3files.IAccessPointRef;

  /**
   * The security groups of the mount targets: they are made to admit NFS (TCP 2049) from the compute of the job's queue.
   *
   * @default - no rule is made: the mount targets must admit the compute already
   */
  readonly securityGroups?: ec2.ISecurityGroup[];

  /**
   * The bucket behind the file system. The job may read its objects directly, and decrypt them where the bucket has a key of its own: large
   * reads then come straight from Amazon S3.
   *
   * @default - all reads go through the file system
   */
  readonly bucket?: aws_s3.IBucketRef;

  /**
   * The KMS key of a `bucket` that does not tell it: an L1, or one that was imported without it.
   *
   * @default - the key that an L2 tells of, or none that needs a permission
   */
  readonly bucketEncryptionKey?: aws_kms.IKeyRef;
}

/** A folder of the instance that a job sees. */
export interface HostJobVolumeOptions extends JobVolumeOptions {
  /** The absolute path on the instance, for example `/mnt/reference`. It is made where it does not exist. */
  readonly hostPath: string;
}

/** An empty folder that a job sees. */
export interface ScratchJobVolumeOptions {
  /** The absolute path in the container, for example `/scratch`. */
  readonly mountPath: string;
}
