import { allocationStrategyOf, updatesInPlace } from './infrastructure-updates';
import { Unknown } from '../../../model/unknown';
import { violates } from '../../answers';
import { ofInstanceEnvironments } from '../../environments';
import { HOLDS, type Rule } from '../../rule';

export const CE_11: Rule = {
  id: 'CE-11',
  title: 'Compute that is to be updated in place has an allocation strategy that allows it',
  severity: 'warning',
  explanation: 'AWS Batch cannot replace the instances of a compute environment with `BEST_FIT`, which is also what it takes when no strategy is given. '
    + 'With `ReplaceComputeEnvironment: false` a later change of the image, the instance types, the launch template and most else fails. '
    + '`BEST_FIT` also waits for one instance type where the other strategies take another.',
  remedy: 'Set `AllocationStrategy` to `BEST_FIT_PROGRESSIVE` or `SPOT_PRICE_CAPACITY_OPTIMIZED`, or let CloudFormation replace the compute environment '
    + '(`ReplaceComputeEnvironment: true`).',
  links: [
    'https://docs.aws.amazon.com/batch/latest/userguide/infrastructure-updates.html',
    'https://docs.aws.amazon.com/batch/latest/APIReference/API_ComputeResource.html',
  ],
  inspect: ofInstanceEnvironments((environment, resources) => {
    const strategy = allocationStrategyOf(resources);
    const inPlace = updatesInPlace(environment);
    if (strategy instanceof Unknown || strategy !== 'BEST_FIT') {
      return strategy instanceof Unknown ? strategy : HOLDS;
    }
    if (inPlace instanceof Unknown || !inPlace) {
      return inPlace instanceof Unknown ? inPlace : HOLDS;
    }
    const found = resources.allocationStrategy === undefined ? 'It has no `AllocationStrategy`, which means BEST_FIT' : 'Its `AllocationStrategy` is BEST_FIT';
    return violates(`${found}, and \`ReplaceComputeEnvironment\` is false: AWS Batch cannot update such compute in place, later changes fail`);
  }),
};
