import { Annotations, Aws, Size, SizeRoundingBehavior, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { IConstruct } from 'constructs';
import { RootVolumeOptions } from './root-volume-options';
import { fail } from '../private/errors';
import { requireInteger } from '../private/requirements';
import { isKnown } from '../private/tokens';

/** The root device of Amazon Linux 2023, for Amazon ECS and for Amazon EKS; any other name would add a second volume (LT-08). */
const ROOT_DEVICE = '/dev/xvda';

/** The size of the images of Amazon Linux 2023 for Amazon ECS. */
const MIN_ROOT_VOLUME_GIB = 30;

/** Beside the image, room for what the containers of many jobs unpack and write at the same time. */
const DEFAULT_ROOT_VOLUME = Size.gibibytes(50);

/** https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html: what gp3 has at the least, at the most, and in relation. */
const IOPS = { min: 3000, max: 80_000, perGib: 500 };
const THROUGHPUT = { min: 125, max: 2000, perIops: 0.25 };

/** The disk: gp3, encrypted. */
export function rootVolume(scope: IConstruct, options: RootVolumeOptions): ec2.BlockDevice {
  const size = options.rootVolumeSize ?? DEFAULT_ROOT_VOLUME;
  requireRootVolume(scope, size.toGibibytes({ rounding: SizeRoundingBehavior.NONE }), options);
  return {
    deviceName: ROOT_DEVICE,
    volume: ec2.BlockDeviceVolume.ebs(size.toGibibytes(), {
      volumeType: ec2.EbsDeviceVolumeType.GP3,
      encrypted: true,
      kmsKey: options.rootVolumeEncryptionKey,
      iops: options.rootVolumeIops,
      throughput: options.rootVolumeThroughput,
    }),
  };
}

function requireRootVolume(scope: IConstruct, gib: number, { rootVolumeIops: iops, rootVolumeThroughput: throughput }: RootVolumeOptions) {
  requireInteger(scope, 'rootVolumeSize', gib, { min: MIN_ROOT_VOLUME_GIB, unit: 'GiB', advice: 'a volume cannot be smaller than its image' });
  requireInteger(scope, 'rootVolumeIops', iops, { min: IOPS.min, max: IOPS.max, advice: `leave it out for ${IOPS.min}, which cost nothing` });
  requireInteger(scope, 'rootVolumeThroughput', throughput, {
    min: THROUGHPUT.min, max: THROUGHPUT.max, unit: 'MiB/s', advice: `leave it out for ${THROUGHPUT.min}, which cost nothing`,
  });
  if (isKnown(iops) && isKnown(gib) && iops > IOPS.min && iops > gib * IOPS.perGib) {
    fail(scope, `\`rootVolumeIops\` must be at most ${IOPS.perGib} for each GiB, ${gib * IOPS.perGib} for ${gib} GiB, got ${iops}; enlarge \`rootVolumeSize\``);
  }
  if (!isKnown(throughput) || (iops !== undefined && !isKnown(iops))) { return; }
  const most = (iops ?? IOPS.min) * THROUGHPUT.perIops;
  if (throughput > most) {
    fail(scope, `\`rootVolumeThroughput\` must be at most ${THROUGHPUT.perIops} MiB/s for each of the IOPS, ${most} MiB/s for ${iops ?? IOPS.min}, got ${throughput}; `
      + `raise \`rootVolumeIops\` to ${Math.ceil(throughput / THROUGHPUT.perIops)}`);
  }
}

/**
 * Lets a service-linked role start instances whose disk is encrypted with a key (LT-09); without, instances end right after their launch.
 *
 * The role is named by a condition and not as the principal: a key policy with a principal that does not exist is rejected, and a
 * service-linked role comes into being with its first use, which in a new account is this one.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/key-policy-requirements-EBS-encryption.html
 */
export function admitLauncher(scope: IConstruct, key: kms.IKey, launcher: Launcher) {
  const arn = Stack.of(scope).formatArn({ service: 'iam', region: '', resource: 'role', resourceName: `aws-service-role/${launcher}` });
  const grants = [
    { actions: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'] },
    { actions: ['kms:CreateGrant'], conditions: { Bool: { 'kms:GrantIsForAWSResource': 'true' } } },
  ].map(({ actions, conditions }) => key.addToResourcePolicy(new iam.PolicyStatement({
    actions,
    resources: ['*'], // of a key policy: this key
    principals: [new iam.AnyPrincipal()],
    conditions: { StringEquals: { 'kms:CallerAccount': Aws.ACCOUNT_ID, 'aws:PrincipalArn': arn }, ...conditions },
  })));
  if (grants.some(({ statementAdded }) => !statementAdded)) {
    Annotations.of(scope).addWarningV2('cdk-batchworks:rootVolumeEncryptionKey',
      `the policy of an imported key cannot be changed here: let the service-linked role ${launcher} use it, or no instance starts (LT-09); then acknowledge this warning`);
  }
}

/** Who launches instances: AWS Batch hands it to Auto Scaling groups, or with `BEST_FIT` on spot capacity to a Spot Fleet. */
export enum Launcher {
  AUTO_SCALING = 'autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling',
  SPOT_FLEET = 'spotfleet.amazonaws.com/AWSServiceRoleForEC2SpotFleet',
}
