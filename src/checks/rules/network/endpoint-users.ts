/** Which compute environments call which endpoints. */
import { type ComputeNetwork, networkOf } from './compute-network';
import { serviceOf } from './endpoints';
import { servicesUsedBy } from './needs';
import type { VpcEndpointModel } from '../../../model/network-types';
import type { BatchModel } from '../../../model/types';
import { isKnown } from '../../../model/unknown';
import { type Answers, ofEach } from '../../answers';
import type { Inspection } from '../../inspection';
import type { Answer, Rule } from '../../rule';

/** Judges the endpoints that compute environments need for their jobs, once, with these environments. */
export function ofEndpointsInUse(
  answer: (endpoint: VpcEndpointModel, users: readonly ComputeNetwork[], inspection: Inspection) => Answers,
): Rule['inspect'] {
  return ofEach(({ model }) => model.vpcEndpoints, (endpoint, inspection) => {
    const users = inspection.once(inspection.model, computeUsers).get(endpoint);
    return users ? answer(endpoint, [...users], inspection) : undefined;
  });
}

/** Judges every such endpoint for every environment. */
export function ofEndpointUses(answer: (endpoint: VpcEndpointModel, user: ComputeNetwork, inspection: Inspection) => Answer): Rule['inspect'] {
  return ofEndpointsInUse((endpoint, users, inspection) => users.map((user) => answer(endpoint, user, inspection)));
}

/** The endpoints that an environment calls: those in its VPC for a service that its jobs, or its instances, need. */
export function endpointsUsedBy(network: ComputeNetwork, inspection: Inspection): VpcEndpointModel[] {
  const services = servicesUsedBy(network.environment, inspection);
  const inReach = network.subnets.filter(isKnown).flatMap(({ endpoints }) => (isKnown(endpoints) ? endpoints : []));
  return [...new Set(inReach)].filter((endpoint) => {
    const service = serviceOf(endpoint);
    return typeof service === 'string' && services.has(service);
  });
}

function computeUsers({ computeEnvironments }: BatchModel, inspection: Inspection): ReadonlyMap<VpcEndpointModel, ReadonlySet<ComputeNetwork>> {
  const users = new Map<VpcEndpointModel, Set<ComputeNetwork>>();
  for (const environment of computeEnvironments) {
    const network = networkOf(environment, inspection);
    for (const endpoint of network && isKnown(network) ? endpointsUsedBy(network, inspection) : []) {
      users.set(endpoint, (users.get(endpoint) ?? new Set()).add(network as ComputeNetwork));
    }
  }
  return users;
}
