import { readText } from '../../../model/read-value';
import { cannotTell, judge, violates } from '../../answers';
import { ofInstanceEnvironments } from '../../environments';
import { HOLDS, type Rule } from '../../rule';

/** By the types of compute that they are for, https://docs.aws.amazon.com/batch/latest/APIReference/API_ComputeResource.html. */
const STRATEGIES: Readonly<Record<string, readonly string[]>> = {
  BEST_FIT: ['EC2', 'SPOT'],
  BEST_FIT_PROGRESSIVE: ['EC2', 'SPOT'],
  BEST_FIT_PROGRESSIVE_ORDERED: ['EC2'],
  SPOT_CAPACITY_OPTIMIZED: ['SPOT'],
  SPOT_CAPACITY_OPTIMIZED_PRIORITIZED: ['SPOT'],
  SPOT_PRICE_CAPACITY_OPTIMIZED: ['SPOT'],
};

export const CE_10: Rule = {
  id: 'CE-10',
  title: 'The allocation strategy exists for the type of the compute environment',
  severity: 'error',
  explanation: 'The `SPOT_…` strategies are for `SPOT` only, and `BEST_FIT_PROGRESSIVE_ORDERED` is for `EC2` only. AWS Batch refuses '
    + 'another combination ("Invalid compute resource allocation strategy").',
  remedy: 'Use `BEST_FIT_PROGRESSIVE` for `EC2`, and `SPOT_PRICE_CAPACITY_OPTIMIZED` for `SPOT`.',
  links: [
    'https://docs.aws.amazon.com/batch/latest/APIReference/API_ComputeResource.html',
    'https://docs.aws.amazon.com/batch/latest/userguide/allocation-strategies.html',
    'https://github.com/seqeralabs/nf-tower/issues/262',
  ],
  inspect: ofInstanceEnvironments(({ computeType }, resources) => judge(readText(resources, 'allocationStrategy'), (strategy) => {
    const types = Object.hasOwn(STRATEGIES, strategy.toUpperCase()) ? STRATEGIES[strategy.toUpperCase()] : undefined;
    if (!types) {
      return cannotTell(`the allocation strategy ${strategy} is newer than this check`);
    }
    return types.includes(String(computeType))
      ? HOLDS
      : violates(`Its \`AllocationStrategy\` ${strategy} is for ${types.join(' and ')} only, and its type is ${String(computeType)}: AWS Batch refuses to create it`);
  })),
};
