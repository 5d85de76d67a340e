/** The shape of the rules about the subnets of compute environments. */
import { type ComputeNetwork, networkOf } from './compute-network';
import type { SubnetReach } from './reach';
import { isKnown } from '../../../model/unknown';
import { allOf, ofComputeEnvironments } from '../../answers';
import type { Inspection } from '../../inspection';
import type { Answer, Rule } from '../../rule';

/** Judges every managed environment on Fargate or EC2. */
export function ofNetworks(answer: (network: ComputeNetwork, inspection: Inspection) => Answer): Rule['inspect'] {
  return ofComputeEnvironments((environment, inspection) => {
    const network = networkOf(environment, inspection);
    return network && isKnown(network) ? answer(network, inspection) : network;
  });
}

/** All subnets must be in order; of those that are declared elsewhere nothing can be told. */
export function everySubnet(network: ComputeNetwork, answer: (reach: SubnetReach) => Answer): Answer {
  return allOf(network.subnets.map((reach) => (isKnown(reach) ? answer(reach) : reach)));
}
