import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { JobConsumableResource } from './consumable-resource';
import { JobContainerOptions } from './job-container-options';
import { JobOptions } from './job-options';

/** Nodes of a job that run the same. */
export interface JobNodeGroup extends JobContainerOptions {
  /** How many nodes, an integer from 1. The nodes of all groups are numbered from 0, in the order of the groups. */
  readonly nodes: number;

  /**
   * What each of the nodes takes of resources that AWS Batch counts, at most five.
   *
   * @default - none
   */
  readonly consumableResources?: JobConsumableResource[];
}

/** What a job that runs on several instances at once runs, and what it needs for it. */
export interface MultiNodeJobOptions extends JobOptions {
  /** The groups of nodes, 1 to 5, with at most 1000 nodes in all. */
  readonly nodeGroups: JobNodeGroup[];

  /**
   * The number of the main node: when it ends, AWS Batch stops the others, and the job has its result. The others find its address in
   * `AWS_BATCH_JOB_MAIN_NODE_PRIVATE_IPV4_ADDRESS`.
   *
   * @default 0
   */
  readonly mainNode?: number;

  /**
   * The type of all instances. It must be one of those of the queue's compute.
   *
   * @default - AWS Batch chooses among those of the compute environment
   */
  readonly instanceType?: ec2.InstanceType;
}

/** Properties of `MultiNodeJob`. */
export interface MultiNodeJobProps extends MultiNodeJobOptions {}
