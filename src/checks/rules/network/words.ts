import type { ComputeNetwork } from './compute-network';
import type { SubnetReach } from './reach';
import type { Known, ResourceIdentity } from '../../../model/types';
import { isKnown } from '../../../model/unknown';

/** `the subnet IsolatedSubnet1 of the compute environment Fargate`. */
export function placeOf({ network, reach }: { readonly network: ComputeNetwork; readonly reach: SubnetReach }): string {
  return `the subnet ${reach.subnet.name} of the compute environment ${network.environment.name}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listing(items: readonly string[], conjunction = 'and'): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${conjunction} ${items.at(-1)}`;
}

export function namesOf(resources: readonly Known<ResourceIdentity>[]): string {
  return listing(resources.filter(isKnown).map(({ name }) => name));
}
