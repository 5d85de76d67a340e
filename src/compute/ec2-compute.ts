import { Construct } from 'constructs';
import { Ec2ComputeAllocationStrategy } from './allocation-strategy';
import { InstanceCompute } from './instance-compute';
import { InstanceComputeOptions } from './instance-compute-options';
import { BatchNetwork } from '../network/network';

/**
 * Options of compute on on-demand instances.
 */
export interface Ec2ComputeOptions extends InstanceComputeOptions {
  /**
   * Which of the instance types AWS Batch launches.
   *
   * @default Ec2ComputeAllocationStrategy.BEST_FIT_PROGRESSIVE
   */
  readonly allocationStrategy?: Ec2ComputeAllocationStrategy;
}

/**
 * Properties of an `Ec2Compute`.
 */
export interface Ec2ComputeProps extends Ec2ComputeOptions {
  /** The network that the instances run in. */
  readonly network: BatchNetwork;
}

/**
 * Compute capacity of on-demand instances of Amazon EC2, which AWS Batch launches and terminates as jobs need them.
 *
 * @example
 * declare const network: BatchNetwork;
 *
 * const graviton = new Ec2Compute(this, 'Graviton', {
 *   network,
 *   instanceClasses: [ec2.InstanceClass.C7G, ec2.InstanceClass.M7G],
 *   rootVolumeSize: Size.gibibytes(200), // images and scratch files of all jobs of an instance
 * });
 * new BatchQueue(this, 'Queue', { compute: [graviton] });
 */
export class Ec2Compute extends InstanceCompute {
  constructor(scope: Construct, id: string, props: Ec2ComputeProps) {
    super(scope, id, {
      ...props,
      spot: false,
      // BEST_FIT, which AWS Batch takes when it is told nothing, waits for one instance type, and cannot be updated in place
      allocationStrategy: props.allocationStrategy ?? Ec2ComputeAllocationStrategy.BEST_FIT_PROGRESSIVE,
    });
  }
}
