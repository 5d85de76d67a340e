import { Size } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';

/**
 * Options of the encrypted disk that instances of Amazon EC2 start with, whoever launches them.
 */
export interface RootVolumeOptions {
  /**
   * The size of the encrypted disk that instances start with, which their jobs share. At least 30 GiB, the size of the image.
   *
   * @default Size.gibibytes(50)
   */
  readonly rootVolumeSize?: Size;

  /**
   * The operations a second of that disk: from 3000 to 80,000, and at most 500 for each GiB.
   *
   * @see https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html
   * @default - 3000, which are part of the price of the disk
   */
  readonly rootVolumeIops?: number;

  /**
   * The throughput of that disk, in MiB/s: from 125 to 2000, and at most a quarter of `rootVolumeIops`.
   *
   * Jobs that start together unpack their images together: this is what they wait for.
   *
   * @see https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html
   * @default - 125, which are part of the price of the disk
   */
  readonly rootVolumeThroughput?: number;

  /**
   * The key that encrypts that disk. The service-linked role that launches the instances is let in; in the policy of an imported key,
   * that is for you to do.
   *
   * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/key-policy-requirements-EBS-encryption.html
   * @default - the key that AWS manages for Amazon EBS
   */
  readonly rootVolumeEncryptionKey?: kms.IKey;
}
