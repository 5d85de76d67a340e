import { Size, SizeRoundingBehavior } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { requireInteger } from '../private/requirements';

/** What a launch template for instances of AWS Batch depends on. */
export interface InstanceLaunchTemplateOptions {
  readonly rootVolumeSize?: Size;
  readonly spot: boolean;
}

/** The root device of Amazon Linux 2023; any other name would add a second volume. */
const ROOT_DEVICE = '/dev/xvda';

/** The size of the images of Amazon Linux 2023 for Amazon ECS. */
const MIN_ROOT_VOLUME_GIB = 30;

/** Beside the image, room for what the containers of many jobs unpack and write at the same time. */
const DEFAULT_ROOT_VOLUME = Size.gibibytes(50);

/** Makes the launch template: an encrypted disk, IMDSv2, and an Amazon ECS agent that is set up for short containers. */
export function createLaunchTemplate(scope: Construct, options: InstanceLaunchTemplateOptions): ec2.LaunchTemplate {
  const rootVolumeSize = options.rootVolumeSize ?? DEFAULT_ROOT_VOLUME;
  requireInteger(scope, 'rootVolumeSize', rootVolumeSize.toGibibytes({ rounding: SizeRoundingBehavior.NONE }), {
    min: MIN_ROOT_VOLUME_GIB, unit: 'GiB', advice: 'a volume cannot be smaller than its image',
  });
  return new ec2.LaunchTemplate(scope, 'LaunchTemplate', {
    blockDevices: [{
      deviceName: ROOT_DEVICE,
      volume: ec2.BlockDeviceVolume.ebs(rootVolumeSize.toGibibytes(), { volumeType: ec2.EbsDeviceVolumeType.GP3, encrypted: true }),
    }],
    requireImdsv2: true,
    userData: createUserData(options.spot),
  });
}

/**
 * The user data. AWS Batch merges it with its own, and takes nothing but MIME multipart.
 *
 * Commands can be added: the shell script is the part that `addCommands` writes to.
 *
 * @see https://docs.aws.amazon.com/batch/latest/userguide/launch-templates.html
 */
function createUserData(spot: boolean): ec2.UserData {
  const script = ec2.UserData.forLinux();
  const userData = new ec2.MultipartUserData();
  userData.addUserDataPart(script, ec2.MultipartBody.SHELL_SCRIPT, true);
  for (const [name, value] of Object.entries(agentSettings(spot))) {
    userData.addCommands(`echo ${name}=${value} >> /etc/ecs/ecs.config`);
  }
  return userData;
}

/** @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-agent-config.html */
function agentSettings(spot: boolean): Record<string, string> {
  return {
    ECS_IMAGE_PULL_BEHAVIOR: 'once', // the jobs of an array share their image: one pull an instance, and clean-up stays on (not so with prefer-cached)
    ECS_ENGINE_TASK_CLEANUP_WAIT_DURATION: '10m', // three hours of stopped containers (the agent's default) fill the disk when jobs are short
    ...(spot ? { ECS_ENABLE_SPOT_INSTANCE_DRAINING: 'true' } : {}), // no new job in the last two minutes of an instance
  };
}
