import { readList } from '../../../model/read-value';
import { Unknown } from '../../../model/unknown';
import { cannotTell, violates } from '../../answers';
import { ofSpotEnvironments } from '../../environments';
import { HOLDS, type Rule } from '../../rule';

export const CE_25: Rule = {
  id: 'CE-25',
  title: 'Spot compute chooses among several instance types',
  severity: 'warning',
  explanation: 'Spot capacity comes in pools, one for each instance type in each Availability Zone. Compute with one type waits whenever that pool is empty, '
    + 'and loses all its instances at once when AWS takes the pool back.',
  remedy: 'Name instance families (`m7i`, `c7i`) or several types, so that AWS Batch has pools to choose from; subnets in more zones add to them.',
  links: ['https://docs.aws.amazon.com/batch/latest/userguide/best-practices.html'],
  inspect: ofSpotEnvironments(({ instanceTypes }, resources) => {
    const unknown = instanceTypes.find((type) => type instanceof Unknown);
    if (unknown) {
      return cannotTell(unknown.reason);
    }
    const [only, ...others] = new Set(instanceTypes);
    // A family has several sizes, which are pools of their own.
    if (only === undefined || others.length > 0 || !String(only).includes('.')) {
      return HOLDS;
    }
    const subnets = readList(resources, 'subnets').length;
    const where = subnets === 1 ? 'in a single subnet' : `in ${subnets} subnets`;
    return violates(`Its spot instances are all of the type ${String(only)}, ${where}: jobs wait in RUNNABLE whenever AWS has none of these to spare`);
  }),
};
