import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';

/**
 * Options that every kind of compute has.
 */
export interface ComputeOptions {
  /**
   * The name of the compute environment: up to 128 letters, digits, hyphens and underscores.
   *
   * With a name of its own, a compute environment cannot be replaced by a deployment.
   *
   * @default - AWS CloudFormation makes a name
   */
  readonly computeEnvironmentName?: string;

  /**
   * Whether job queues send jobs here. AWS Batch creates only compute environments that are enabled; disable one later to drain it.
   *
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * The security groups of the jobs, or of the instances that they run on: one to five.
   *
   * @default - a security group is made, which admits no one and lets everything out; on Amazon EKS, that of the cluster
   */
  readonly securityGroups?: ec2.ISecurityGroup[];
}

/**
 * Options of compute whose capacity AWS Batch manages.
 */
export interface ManagedComputeOptions extends ComputeOptions {
  /**
   * The largest number of vCPUs that run at the same time. At least 1.
   *
   * On instances, AWS Batch may exceed it by one instance.
   *
   * @default 256
   */
  readonly maxVcpus?: number;
}

/**
 * Options of compute whose containers Amazon ECS runs.
 */
export interface ContainerInsightsOptions {
  /**
   * Which metrics of the jobs and their instances Amazon CloudWatch collects, at a price for each metric.
   *
   * Once said, say `DISABLED` to end it: AWS Batch cannot go back to not having been told.
   *
   * @see https://docs.aws.amazon.com/batch/latest/userguide/cloudwatch-container-insights.html
   * @default - none
   */
  readonly containerInsights?: ecs.ContainerInsights;
}
