import * as iam from 'aws-cdk-lib/aws-iam';
import { ComputeOptions, ContainerInsightsOptions } from './compute-options';

/**
 * Options that all unmanaged compute has.
 */
export interface UnmanagedOptions extends ComputeOptions, ContainerInsightsOptions {
  /**
   * The vCPUs that the instances have together. AWS Batch uses the number for nothing but fair-share scheduling.
   *
   * @default - fair-share queues reserve no capacity here
   */
  readonly unmanagedVcpus?: number;

  /**
   * The role with which AWS Batch looks after the compute environment. Unlike the managed kinds, this one needs a role of its own:
   * the service-linked role serves managed compute environments only.
   *
   * @default - a role with the managed policy `AWSBatchServiceRole` is made
   */
  readonly serviceRole?: iam.IRole;

  /**
   * The role of the instances. Jobs have roles of their own.
   *
   * @default - a role with the managed policy `AmazonEC2ContainerServiceforEC2Role` is made
   */
  readonly instanceRole?: iam.IRole;
}
