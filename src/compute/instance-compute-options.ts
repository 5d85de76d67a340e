import * as iam from 'aws-cdk-lib/aws-iam';
import { ContainerInsightsOptions } from './compute-options';
import { InstanceOptions } from './instance-options';
import { LaunchedInstanceOptions } from './launched-instance-options';

/**
 * Options of compute on instances of Amazon EC2 that AWS Batch launches, and on which Amazon ECS runs the containers.
 */
export interface InstanceComputeOptions extends LaunchedInstanceOptions, InstanceOptions, ContainerInsightsOptions {
  /**
   * The role of the instances. Jobs have roles of their own.
   *
   * @default - a role with the managed policy `AmazonEC2ContainerServiceforEC2Role` is made
   */
  readonly instanceRole?: iam.IRole;

  /**
   * The role with which AWS Batch looks after the compute environment. With a role of your own, AWS Batch cannot update the instances in
   * place: changes replace the compute environment. AWS Batch refuses to go from one to the other later.
   *
   * @see https://docs.aws.amazon.com/batch/latest/userguide/service_IAM_role.html
   * @default - the service-linked role of AWS Batch
   */
  readonly serviceRole?: iam.IRole;
}
