import { Duration } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { aws_ec2 } from 'aws-cdk-lib/interfaces';
import { ManagedComputeOptions } from './compute-options';
import { RootVolumeOptions } from './root-volume-options';

/**
 * Options of instances of Amazon EC2 that AWS Batch launches, for Amazon ECS or for Amazon EKS.
 */
export interface LaunchedInstanceOptions extends ManagedComputeOptions, RootVolumeOptions {
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
   * Tags of the instances and their volumes. A change replaces the instances, once their jobs are done or `updateTimeout` has
   * passed, but not the compute environment.
   *
   * Not so the tags of the compute environment itself, which `Tags.of(compute)` sets: AWS CloudFormation replaces it when they change.
   *
   * @default - the tags of the stack
   */
  readonly instanceTags?: { [key: string]: string };

  /**
   * How long an instance without a job waits for the next one: from 20 minutes to a week. It costs all the time.
   *
   * @default - AWS Batch ends an instance soon after its last job
   */
  readonly scaleDownDelay?: Duration;

  /**
   * The placement group to launch the instances in.
   *
   * @default - none
   */
  readonly placementGroup?: aws_ec2.IPlacementGroupRef;

  /**
   * How long jobs may go on when a change of the compute environment replaces their instances. From 1 to 7200 minutes.
   *
   * AWS Batch stops the job after this time; its retry policy says whether it starts again.
   *
   * @see https://docs.aws.amazon.com/batch/latest/userguide/updating-compute-environments.html
   * @default Duration.minutes(30)
   */
  readonly updateTimeout?: Duration;

  /**
   * Whether jobs are stopped at once when a change of the compute environment replaces their instances. Excludes `updateTimeout`.
   *
   * AWS Batch stops the job; its retry policy says whether it starts again.
   *
   * @default false - jobs go on for as long as `updateTimeout` says
   */
  readonly terminateOnUpdate?: boolean;

  /**
   * Whether the instances get the latest image of AWS whenever a change of the compute environment replaces them. Excludes `machineImage`.
   *
   * It is a change that brings the image, not the image a change: nothing is replaced just because there is a newer one.
   *
   * @see https://docs.aws.amazon.com/batch/latest/userguide/updating-compute-environments.html
   * @default false - new instances start from the image that was the latest when the compute environment was made
   */
  readonly updateToLatestImageVersion?: boolean;

  /**
   * Whether a change of the instances makes a new compute environment instead of new instances in this one.
   *
   * The queues move to the new one, and the old one is deleted with its instances. Not for one with a `computeEnvironmentName`, which two
   * cannot share. Turning it off is a deployment of its own: AWS CloudFormation may be unable to roll back what else was changed with it.
   *
   * @default - false, but true with `BEST_FIT` or a `serviceRole`, where AWS Batch cannot update in place
   */
  readonly replaceComputeEnvironment?: boolean;
}
