import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { SpotComputeAllocationStrategy } from './allocation-strategy';
import { InstanceCompute } from './instance-compute';
import { InstanceComputeOptions } from './instance-compute-options';
import { BatchNetwork } from '../network/network';

/**
 * Options of compute on spot instances.
 */
export interface SpotComputeOptions extends InstanceComputeOptions {
  /**
   * The highest price to pay, in percent of the on-demand price of the instance type. From 1 to 100.
   *
   * It is always the market price that is paid, so AWS recommends no limit: jobs wait in RUNNABLE for as long as the market is above it.
   *
   * @see https://docs.aws.amazon.com/batch/latest/APIReference/API_ComputeResource.html
   * @default - 100, the on-demand price
   */
  readonly maxPricePercent?: number;

  /**
   * Which of the instance types AWS Batch launches.
   *
   * @default SpotComputeAllocationStrategy.SPOT_PRICE_CAPACITY_OPTIMIZED
   */
  readonly allocationStrategy?: SpotComputeAllocationStrategy;

  /**
   * The role of the Spot Fleet that `BEST_FIT` asks for capacity. Only with `BEST_FIT`.
   *
   * @see https://docs.aws.amazon.com/batch/latest/userguide/spot_fleet_IAM_role.html
   * @default - a role with the managed policy `AmazonEC2SpotFleetTaggingRole` is made for `BEST_FIT`, none for the others
   */
  readonly spotFleetRole?: iam.IRole;
}

/**
 * Properties of a `SpotCompute`.
 */
export interface SpotComputeProps extends SpotComputeOptions {
  /** The network that the instances run in. */
  readonly network: BatchNetwork;
}

/**
 * Compute capacity of spot instances of Amazon EC2: up to 90 % cheaper, and taken back by AWS with two minutes' notice.
 *
 * Jobs should be ready to start again: see the retry policy of the job.
 *
 * @example
 * declare const network: BatchNetwork;
 *
 * const spot = new SpotCompute(this, 'Spot', { network, maxVcpus: 256, maxPricePercent: 60 });
 * new BatchQueue(this, 'Queue', { compute: [spot] });
 */
export class SpotCompute extends InstanceCompute {
  constructor(scope: Construct, id: string, props: SpotComputeProps) {
    super(scope, id, {
      ...props,
      spot: true,
      allocationStrategy: props.allocationStrategy ?? SpotComputeAllocationStrategy.SPOT_PRICE_CAPACITY_OPTIMIZED,
    });
  }
}
