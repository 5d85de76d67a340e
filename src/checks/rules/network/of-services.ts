/** The shape of the rules about what tasks need and subnets do not reach. */
import { type ComputeNetwork, hasAddress, networkOf, outOfReach, taskHasAddress } from './compute-network';
import type { Service } from './endpoints';
import type { Services } from './needs';
import type { SubnetReach } from './reach';
import type { Task } from '../../../model/tasks';
import { isKnown, Unknown } from '../../../model/unknown';
import { allOf, ofPlacements } from '../../answers';
import type { Inspection } from '../../inspection';
import { platformsOf } from '../../placements';
import { type Answer, HOLDS, type Rule, type Violation } from '../../rule';

/** A task in a subnet of an environment, and the services that are out of its reach. */
export interface Stranded {
  readonly task: Task;
  readonly network: ComputeNetwork;
  readonly reach: SubnetReach;
  readonly missing: readonly Service[];
}

/** What a task needs, worked out once. */
interface Needs {
  readonly services: readonly Service[];
  readonly unknown?: Unknown;
}

/**
 * Judges every task in every subnet that it may be placed in, by the services that it needs there.
 *
 * Every subnet counts, although one that is in order would be enough for some of the jobs: AWS Batch places them in any.
 *
 * @param unlessIn why nothing can be told in a network
 */
export function ofServices(
  needed: (task: Task, inspection: Inspection) => Services,
  otherwise: (stranded: Stranded) => Violation,
  unlessIn: (network: ComputeNetwork) => Unknown | undefined = () => undefined,
): Rule['inspect'] {
  const needsOf = (task: Task, inspection: Inspection): Needs | undefined => {
    const services = needed(task, inspection);
    const unknown = services.find((service) => service instanceof Unknown);
    return services.length > 0 ? { services: [...new Set(services.filter(isKnown))], unknown } : undefined;
  };
  return ofTaskNetworks((task, network, inspection) => {
    const needs = inspection.once(task, needsOf);
    const outcome = needs && (unlessIn(network) ?? outcomeIn(network, task, needs.services, inspection));
    return outcome && isStranding(outcome) ? otherwise({ task, network, ...outcome }) : allOf([outcome, needs?.unknown]);
  });
}

type Stranding = Pick<Stranded, 'reach' | 'missing'>;
type Outcome = Exclude<Answer, Violation> | Stranding;

function isStranding(outcome: Outcome): outcome is Stranding {
  return typeof outcome === 'object' && 'missing' in outcome;
}

/** Hundreds of tasks need the same services in the same network. */
function outcomeIn(network: ComputeNetwork, task: Task, services: readonly Service[], inspection: Inspection): Outcome {
  const outcomes = inspection.once(network, noOutcomes);
  const address = network.platform === 'FARGATE' ? inspection.once(task, taskHasAddress) : undefined;
  const key = `${String(address)} ${services.join()}`;
  if (!outcomes.has(key)) {
    outcomes.set(key, computeOutcome(network, task, services));
  }
  return outcomes.get(key);
}

function noOutcomes(): Map<string, Outcome> {
  return new Map();
}

function computeOutcome(network: ComputeNetwork, task: Task, services: readonly Service[]): Outcome {
  const outcomes = network.subnets.map((reach): Outcome => {
    const missing = isKnown(reach) ? outOfReach(reach, hasAddress(network, reach, task), services) : reach;
    if (missing === undefined || !isKnown(missing)) {
      return missing;
    }
    return missing.length > 0 ? { reach: reach as SubnetReach, missing } : HOLDS;
  });
  return outcomes.find((outcome) => outcome && isStranding(outcome))
    ?? outcomes.find((outcome) => outcome instanceof Unknown)
    ?? outcomes.find((outcome) => outcome === HOLDS);
}

/** Judges every task in every environment of its kind, on the queues that its job can reach. */
export function ofTaskNetworks(answer: (task: Task, network: ComputeNetwork, inspection: Inspection) => Answer): Rule['inspect'] {
  return ofPlacements(({ job, environments }, inspection) => {
    const platforms = inspection.once(job, platformsOf);
    if (!isKnown(platforms)) {
      return platforms;
    }
    return allOf(environments.flatMap((environment): readonly Answer[] => {
      const network = networkOf(environment, inspection);
      if (network === undefined || !isKnown(network)) {
        return [network];
      }
      return platforms.includes(network.platform) ? inspection.tasksOf(job).map((task) => answer(task, network, inspection)) : [];
    }));
  });
}
