import { isMisrouted } from './compute-network';
import type { SubnetReach } from './reach';
import type { Known } from '../../../model/types';
import { isKnown } from '../../../model/unknown';
import { type Answer, HOLDS, type Violation } from '../../rule';

/** Judges a subnet whose way out is an internet gateway: it takes a public address, or endpoints instead, of which other rules ask. */
export function judgeAddress(reach: SubnetReach, address: Known<boolean>, otherwise: () => Violation): Answer {
  if (reach.way !== 'igw') {
    return isKnown(reach.way) ? undefined : reach.way;
  }
  if (address !== false) {
    return isKnown(address) ? HOLDS : address;
  }
  if (!isKnown(reach.endpoints)) {
    return reach.endpoints;
  }
  return isMisrouted(reach) ? otherwise() : undefined;
}
