import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { aws_batch } from 'aws-cdk-lib/interfaces';
import { IConstruct } from 'constructs';
import { BatchNetwork } from '../network/network';

/**
 * What runs the containers of a compute environment. A job definition is made for one of them.
 */
export enum ComputePlatform {
  /** AWS Fargate: no instances to look after, sizes from a fixed table, no GPUs. */
  FARGATE = 'FARGATE',
  /** Instances of Amazon EC2, on demand or spot, launched by AWS Batch or by the user. */
  EC2 = 'EC2',
  /** Amazon ECS Managed Instances: instances of Amazon EC2 that Amazon ECS chooses, launches and patches. */
  MANAGED_INSTANCES = 'MANAGED_INSTANCES',
  /** Pods of an Amazon EKS cluster, on instances of Amazon EC2 that AWS Batch launches. */
  EKS = 'EKS',
}

/**
 * Compute capacity that job queues can send their jobs to: one AWS Batch compute environment.
 */
export interface ICompute extends IConstruct, ec2.IConnectable, aws_batch.IComputeEnvironmentRef {
  /** What runs the containers. A job queue cannot mix platforms. */
  readonly platform: ComputePlatform;

  /**
   * The processor architecture that images have to be built for. A job queue cannot mix architectures.
   *
   * @default - not known, of a compute environment from elsewhere
   */
  readonly architecture?: ec2.InstanceArchitecture;

  /**
   * Whether the capacity can be taken back by AWS while a job runs.
   *
   * @default - not known, of a compute environment from elsewhere
   */
  readonly spot?: boolean;

  /**
   * The network that the jobs run in.
   *
   * @default - not known
   */
  readonly network?: BatchNetwork;
}
