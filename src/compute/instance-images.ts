import * as batch from 'aws-cdk-lib/aws-batch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { InstanceChoice } from './instance-choice';

/**
 * Amazon Linux 2023 for Amazon ECS, with the drivers of NVIDIA where the instances have such GPUs. AWS Batch takes the one that fits the instance.
 *
 * @param image An image to start from instead of the one that AWS provides for the type.
 */
export function ecsImages(choice: InstanceChoice, image?: ec2.IMachineImage): batch.EcsMachineImage[] {
  const { ECS_AL2023, ECS_AL2023_NVIDIA } = batch.EcsMachineImageType;
  return imageTypes(choice, ECS_AL2023, ECS_AL2023_NVIDIA).map((imageType) => ({ imageType, image }));
}

/** The same for Amazon EKS, in the version of the cluster. */
export function eksImages(choice: InstanceChoice, image?: ec2.IMachineImage): batch.EksMachineImage[] {
  const { EKS_AL2023, EKS_AL2023_NVIDIA } = batch.EksMachineImageType;
  return imageTypes(choice, EKS_AL2023, EKS_AL2023_NVIDIA).map((imageType) => ({ imageType, image }));
}

function imageTypes<T>(choice: InstanceChoice, plain: T, nvidia: T): T[] {
  return [...(choice.hasOthers ? [plain] : []), ...(choice.hasNvidiaGpus ? [nvidia] : [])];
}
