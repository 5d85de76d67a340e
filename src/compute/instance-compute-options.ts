import { Duration, Size } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { aws_ec2 } from 'aws-cdk-lib/interfaces';
import { ManagedComputeOptions } from './compute-options';

/**
 * Options of compute on instances of Amazon EC2 that AWS Batch launches.
 */
export interface InstanceComputeOptions extends ManagedComputeOptions {
  /**
   * The instance types to choose from. A family (`new ec2.InstanceType('m7i')`) stands for all its sizes.
   *
   * @default - the families that AWS Batch keeps as `default_x86_64` or `default_arm64` for each region, unless `instanceClasses` has some
   */
  readonly instanceTypes?: ec2.InstanceType[];

  /**
   * The instance classes to choose from, in all their sizes.
   *
   * @default - the families that AWS Batch keeps as `default_x86_64` or `default_arm64` for each region, unless `instanceTypes` has some
   */
  readonly instanceClasses?: ec2.InstanceClass[];

  /**
   * The processor architecture. Instance types and classes have to agree with it.
   *
   * @default - that of the instance types and classes, or `X86_64` where there are none
   */
  readonly architecture?: ec2.InstanceArchitecture;

  /**
   * The vCPUs that run, and cost, also when there is no job. From 0 to `maxVcpus`.
   *
   * @default 0
   */
  readonly minVcpus?: number;

  /**
   * The size of the encrypted disk that instances start with, which their jobs share. At least 30 GiB, the size of the image.
   *
   * @default Size.gibibytes(50)
   */
  readonly rootVolumeSize?: Size;

  /**
   * An image that the instances start from instead of the one that AWS Batch provides. It needs an Amazon ECS agent.
   *
   * @default - Amazon Linux 2023 for Amazon ECS, with NVIDIA drivers for instances that have such GPUs
   */
  readonly machineImage?: ec2.IMachineImage;

  /**
   * The placement group to launch the instances in.
   *
   * @default - none
   */
  readonly placementGroup?: aws_ec2.IPlacementGroupRef;

  /**
   * The role of the instances. Jobs have roles of their own.
   *
   * @default - a role with the managed policy `AmazonEC2ContainerServiceforEC2Role` is made
   */
  readonly instanceRole?: iam.IRole;

  /**
   * How long jobs may go on when a change of the compute environment replaces their instances. From 1 to 7200 minutes.
   *
   * AWS Batch stops the job after this time; its retry policy says whether it starts again.
   *
   * @see https://docs.aws.amazon.com/batch/latest/userguide/updating-compute-environments.html
   * @default Duration.minutes(30)
   */
  readonly updateTimeout?: Duration;
}
