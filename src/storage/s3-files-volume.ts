import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { aws_kms, aws_s3, aws_s3files } from 'aws-cdk-lib/interfaces';
import { BareVolume } from './bare-volume';
import { S3FilesJobVolumeOptions } from './job-volume-options';
import { admitNfs, allowMount } from './mount-file-system';
import { VolumeHost } from './volume-host';
import { fail } from '../private/errors';

/** Mounts a file system of S3 Files into a job. */
export function mountS3Files(fileSystem: aws_s3files.IFileSystemRef, options: S3FilesJobVolumeOptions, host: VolumeHost): BareVolume {
  // https://docs.aws.amazon.com/batch/latest/userguide/s3files-volumes.html
  if (host.platform === 'EC2') {
    fail(host.scope, `a volume of S3 Files must be mounted on Fargate or on managed instances, got one at "${options.mountPath}" for a queue with EC2 compute; `
      + 'use EFS there, or give the job another queue (ST-14)');
  }
  const { fileSystemArn } = fileSystem.fileSystemRef;
  const accessPointArn = options.accessPoint?.accessPointRef.accessPointArn;
  if (options.securityGroups) { admitNfs(host, new ec2.Connections({ securityGroups: options.securityGroups }), fileSystem); }
  allowMount(host, { service: 's3files', fileSystemArn, accessPointArn }, options);
  if (options.bucket) { allowDirectReads(host, options.bucket, options.bucketEncryptionKey); }
  return new BareVolume({ name: host.volumeName, containerPath: options.mountPath, readonly: options.readOnly }, {
    fileSystemArn,
    accessPointArn,
    rootDirectory: options.rootDirectory,
    transitEncryptionPort: options.transitEncryptionPort,
  });
}

/** What AWS asks for, and no more: `bucket.grantRead` would also allow to read the bucket's settings and all that begins with `s3:List`. */
function allowDirectReads(host: VolumeHost, bucket: aws_s3.IBucketRef, encryptionKey = keyOf(bucket)) {
  const grantee = host.jobRole;
  const { bucketArn } = bucket.bucketRef;
  iam.Grant.addToPrincipal({ grantee, actions: ['s3:ListBucket'], resourceArns: [bucketArn] });
  iam.Grant.addToPrincipal({ grantee, actions: ['s3:GetObject', 's3:GetObjectVersion'], resourceArns: [`${bucketArn}/*`] });
  if (encryptionKey && isKey(encryptionKey)) {
    encryptionKey.grantDecrypt(grantee);
  } else if (encryptionKey) {
    iam.Grant.addToPrincipal({ grantee, actions: ['kms:Decrypt'], resourceArns: [encryptionKey.keyRef.keyArn] });
  }
}

function isKey(key: aws_kms.IKeyRef): key is kms.IKey {
  return 'grantDecrypt' in key;
}

/** An L2 tells its key; an L1 tells what may be an id or an alias. */
function keyOf(bucket: aws_s3.IBucketRef): aws_kms.IKeyRef | undefined {
  return (bucket as { readonly encryptionKey?: aws_kms.IKeyRef }).encryptionKey;
}
