import { Duration } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { aws_ec2 } from 'aws-cdk-lib/interfaces';
import { ManagedComputeOptions } from './compute-options';
import { InstanceOptions } from './instance-options';

/**
 * Options of compute on instances of Amazon EC2 that AWS Batch launches.
 */
export interface InstanceComputeOptions extends ManagedComputeOptions, InstanceOptions {
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
