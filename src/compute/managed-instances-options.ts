import { Duration, Size } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { ContainerInsightsOptions, ManagedComputeOptions } from './compute-options';

/**
 * Options of compute on Amazon ECS Managed Instances.
 *
 * @see https://docs.aws.amazon.com/batch/latest/APIReference/API_ManagedInstancesProvider.html
 */
export interface ManagedInstancesComputeOptions extends ManagedComputeOptions, ContainerInsightsOptions {
  /**
   * The instance types to choose from. A family (`new ec2.InstanceType('m7i')`) stands for all its sizes.
   *
   * @default - current families of the architecture, see `instanceClasses`
   */
  readonly instanceTypes?: ec2.InstanceType[];

  /**
   * The instance classes to choose from, in all their sizes.
   *
   * @default - C7i, M7i and R7i, or C7g, M7g and R7g on ARM64, unless `instanceTypes` has some
   */
  readonly instanceClasses?: ec2.InstanceClass[];

  /**
   * The processor architecture. Instance types and classes have to agree with it.
   *
   * @default - that of the instance types and classes, or `X86_64` where there are none
   */
  readonly architecture?: ec2.InstanceArchitecture;

  /**
   * Whether to use spot capacity: cheaper instances that AWS takes back with two minutes' notice.
   *
   * @default false
   */
  readonly spot?: boolean;

  /**
   * The size of the disk of an instance, in whole GiB, which its jobs share.
   *
   * @default - as Amazon ECS chooses for the instance type
   */
  readonly storageSize?: Size;

  /**
   * Whether jobs can write to the NVMe disks that come with some instance types.
   *
   * @default false
   */
  readonly useLocalStorage?: boolean;

  /**
   * How long an instance without a job waits for the next one: up to an hour.
   *
   * @default - as Amazon ECS chooses
   */
  readonly scaleInAfter?: Duration;

  /**
   * Whether metrics of the instances are collected every minute instead of every five, at a price.
   *
   * @default false
   */
  readonly detailedMonitoring?: boolean;

  /**
   * Whether the instances encrypt with modules that are validated by FIPS 140-2. Not in all regions.
   *
   * @default false
   */
  readonly fips?: boolean;

  /**
   * Tags of the capacity provider, its instances and their volumes. Who deploys needs `batch:SetCapacityTags`.
   *
   * @default - none
   */
  readonly instanceTags?: { [key: string]: string };

  /**
   * The role of the instances. Jobs have roles of their own.
   *
   * @default - a role with the managed policy `AmazonECSInstanceRolePolicyForManagedInstances` is made
   */
  readonly instanceRole?: iam.IRole;

  /**
   * The role with which Amazon ECS launches and ends the instances. It has to be allowed to pass `instanceRole`.
   *
   * @default - a role with the managed policy `AmazonECSInfrastructureRolePolicyForManagedInstances` is made, which may pass `instanceRole`
   */
  readonly infrastructureRole?: iam.IRole;
}
