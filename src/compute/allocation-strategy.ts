/**
 * Which instance types AWS Batch launches on demand.
 *
 * @see https://docs.aws.amazon.com/batch/latest/userguide/allocation-strategies.html
 */
export enum Ec2ComputeAllocationStrategy {
  /** The types with the cheapest vCPUs that fit the jobs, and further ones where those are short. */
  BEST_FIT_PROGRESSIVE = 'BEST_FIT_PROGRESSIVE',
  /** The types in the order of `instanceTypes`, for whoever knows better which ones the jobs need. */
  BEST_FIT_PROGRESSIVE_ORDERED = 'BEST_FIT_PROGRESSIVE_ORDERED',
  /**
   * The cheapest type that fits the jobs, and no other: jobs wait where it is short.
   *
   * AWS Batch cannot update such a compute environment in place, so that most changes replace it.
   */
  BEST_FIT = 'BEST_FIT',
}

/**
 * Which instance types AWS Batch launches from spot capacity.
 *
 * @see https://docs.aws.amazon.com/batch/latest/userguide/allocation-strategies.html
 */
export enum SpotComputeAllocationStrategy {
  /** The cheapest of the types that are least likely to be taken back. */
  SPOT_PRICE_CAPACITY_OPTIMIZED = 'SPOT_PRICE_CAPACITY_OPTIMIZED',
  /** The types that are least likely to be taken back, whatever they cost. */
  SPOT_CAPACITY_OPTIMIZED = 'SPOT_CAPACITY_OPTIMIZED',
  /** The types that are least likely to be taken back; where there are several, in the order of `instanceTypes`. */
  SPOT_CAPACITY_OPTIMIZED_PRIORITIZED = 'SPOT_CAPACITY_OPTIMIZED_PRIORITIZED',
  /** The types with the cheapest vCPUs that fit the jobs, and further ones where those are short. */
  BEST_FIT_PROGRESSIVE = 'BEST_FIT_PROGRESSIVE',
  /**
   * The cheapest type that fits the jobs, and no other: jobs wait where it is short. By a Spot Fleet, for which a role is made.
   *
   * AWS Batch cannot update such a compute environment in place, so that most changes replace it.
   */
  BEST_FIT = 'BEST_FIT',
}

/**
 * Which instance types AWS Batch launches for an Amazon EKS cluster. `BEST_FIT` is not among them: AWS Batch does not offer it there.
 *
 * @see https://docs.aws.amazon.com/batch/latest/userguide/allocation-strategies.html
 */
export enum EksComputeAllocationStrategy {
  /** The types with the cheapest vCPUs that fit the jobs, and further ones where those are short. */
  BEST_FIT_PROGRESSIVE = 'BEST_FIT_PROGRESSIVE',
  /** The types in the order of `instanceTypes`, for whoever knows better which ones the jobs need. Not with `spot`. */
  BEST_FIT_PROGRESSIVE_ORDERED = 'BEST_FIT_PROGRESSIVE_ORDERED',
  /** The cheapest of the types that are least likely to be taken back. Only with `spot`. */
  SPOT_PRICE_CAPACITY_OPTIMIZED = 'SPOT_PRICE_CAPACITY_OPTIMIZED',
  /** The types that are least likely to be taken back, whatever they cost. Only with `spot`. */
  SPOT_CAPACITY_OPTIMIZED = 'SPOT_CAPACITY_OPTIMIZED',
  /** The types that are least likely to be taken back; where there are several, in the order of `instanceTypes`. Only with `spot`. */
  SPOT_CAPACITY_OPTIMIZED_PRIORITIZED = 'SPOT_CAPACITY_OPTIMIZED_PRIORITIZED',
}
