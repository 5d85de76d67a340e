/** The shape of the rules about what tasks need and subnets do not reach. */
import { type ComputeNetwork, hasAddress, networkOf, outOfReach, taskHasAddress } from './compute-network';
import type { Service } from './endpoints';
import type { Services } from './needs';
import type { SubnetReach } from './reach';
import type { Task } from '../../../model/tasks';
import { isKnown, Unknown } from '../../../model/unknown';
import { allOf, ofPlacementsOf } from '../../answers';
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

/** What a task needs. */
interface Needs {
  readonly services: readonly Service[];
  readonly unknown?: Unknown;
  /** The same for all tasks that fare the same in a network of the platform: hundreds of tasks need the same services. */
  readonly keys: Readonly<Record<ComputeNetwork['platform'], string>>;
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
  return ofTaskNetworks((task, inspection) => {
    const needs = needsOf(task, needed(task, inspection));
    return (network) => {
      const outcome = needs && (unlessIn(network) ?? outcomeIn(network, task, needs, inspection));
      return outcome && isStranding(outcome) ? otherwise({ task, network, ...outcome }) : allOf([outcome, needs?.unknown]);
    };
  });
}

function needsOf(task: Task, needed: Services): Needs | undefined {
  const services = [...new Set(needed.filter(isKnown))];
  const keys = { EC2: services.join(), FARGATE: `${String(taskHasAddress(task))} ${services.join()}` };
  return needed.length > 0 ? { services, unknown: needed.find((service) => service instanceof Unknown), keys } : undefined;
}

type Stranding = Pick<Stranded, 'reach' | 'missing'>;
type Outcome = Exclude<Answer, Violation> | Stranding;

function isStranding(outcome: Outcome): outcome is Stranding {
  return typeof outcome === 'object' && 'missing' in outcome;
}

function outcomeIn(network: ComputeNetwork, task: Task, { services, keys }: Needs, inspection: Inspection): Outcome {
  const outcomes = inspection.once(network, noOutcomes);
  const key = keys[network.platform];
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

/**
 * Judges every task in every environment of its kind, on the queues that its job can reach.
 *
 * @param about what is asked about the task, and then about it in each of the networks
 */
export function ofTaskNetworks(about: (task: Task, inspection: Inspection) => (network: ComputeNetwork) => Answer): Rule['inspect'] {
  return ofPlacementsOf((job, inspection) => {
    const platforms = inspection.once(job, platformsOf);
    const answers = inspection.tasksOf(job).map((task) => about(task, inspection));
    return ({ environments }) => (isKnown(platforms) ? allOf(environments.map((environment) => {
      const network = networkOf(environment, inspection);
      if (network === undefined || !isKnown(network)) {
        return network;
      }
      return platforms.includes(network.platform) ? allOf(answers.map((answer) => answer(network))) : undefined;
    })) : platforms);
  });
}
