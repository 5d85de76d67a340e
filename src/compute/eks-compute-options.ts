import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks';
import * as iam from 'aws-cdk-lib/aws-iam';
import { EksComputeAllocationStrategy } from './allocation-strategy';
import { LaunchedInstanceOptions } from './launched-instance-options';

/**
 * Options of compute in an Amazon EKS cluster.
 *
 * @see https://docs.aws.amazon.com/batch/latest/userguide/eks.html
 */
export interface EksComputeOptions extends LaunchedInstanceOptions {
  /**
   * The cluster that the instances join. In the VPC of the network. It has to be there, and to let AWS Batch in, before the compute environment.
   *
   * A cluster of `aws-eks-v2` goes in by its name: `eks.Cluster.fromClusterAttributes()`.
   */
  readonly cluster: eks.ICluster;

  /**
   * The namespace in which AWS Batch makes the pods: it has to be there. Up to 63 lower-case letters, digits and hyphens; neither `default`
   * nor one that begins with `kube-`.
   *
   * @see https://docs.aws.amazon.com/batch/latest/APIReference/API_EksConfiguration.html
   */
  readonly kubernetesNamespace: string;

  /**
   * Whether to use spot capacity: cheaper instances that AWS takes back with two minutes' notice.
   *
   * @default false
   */
  readonly spot?: boolean;

  /**
   * The highest price to pay for spot capacity, in percent of the on-demand price of the instance type. From 1 to 100, only with `spot`.
   *
   * It is always the market price that is paid, so AWS recommends no limit: jobs wait in RUNNABLE for as long as the market is above it.
   *
   * @default - 100, the on-demand price
   */
  readonly maxPricePercent?: number;

  /**
   * Which of the instance types AWS Batch launches.
   *
   * @default - `SPOT_PRICE_CAPACITY_OPTIMIZED` with `spot`, else `BEST_FIT_PROGRESSIVE`
   */
  readonly allocationStrategy?: EksComputeAllocationStrategy;

  /**
   * The role of the instances, with which they join the cluster: the cluster has to know it as a role of nodes. Pods have service accounts of
   * their own.
   *
   * @see https://docs.aws.amazon.com/eks/latest/userguide/create-node-role.html
   * @default - a role with the managed policies that Amazon EKS asks of nodes is made
   */
  readonly instanceRole?: iam.IRole;

  /**
   * Shell scripts that run when an instance starts, in order. Each becomes a part of the MIME multipart that AWS Batch asks for. They
   * cannot join a cluster: that is what AWS Batch does.
   *
   * @see https://docs.aws.amazon.com/batch/latest/userguide/eks-launch-templates.html
   * @default - none
   */
  readonly userData?: ec2.UserData[];

  /**
   * An image that the instances start from instead of the one that AWS provides. Made for Amazon EKS, from Amazon Linux 2023.
   *
   * @default - Amazon Linux 2023 for Amazon EKS in the version of the cluster, with NVIDIA drivers for instances that have such GPUs
   */
  readonly machineImage?: ec2.IMachineImage;
}
