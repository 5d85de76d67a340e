/** Where the compute of an environment runs, and whether it reaches the internet from there. */
import { hasEndpoint, isInterface, type Service } from './endpoints';
import { assignsAddress } from './launch-template-network';
import { reachOf, type SubnetReach } from './reach';
import type { SecurityGroupModel } from '../../../model/network-types';
import { readList, readTexts } from '../../../model/read-value';
import { isObject, member, objectMember } from '../../../model/record';
import type { Task } from '../../../model/tasks';
import type { ComputeEnvironmentModel, Known } from '../../../model/types';
import { isKnown, Unknown } from '../../../model/unknown';
import type { Inspection } from '../../inspection';
import { launchTemplatesOf, type LaunchTemplateUse } from '../../launch-templates';
import { platformOf } from '../../placements';

/** The network of a managed environment on Fargate or EC2. */
export interface ComputeNetwork {
  readonly environment: ComputeEnvironmentModel;
  readonly platform: 'FARGATE' | 'EC2';
  readonly subnets: readonly Known<SubnetReach>[];
  readonly securityGroups: readonly Known<SecurityGroupModel>[];
  /** Launch templates may give instances addresses and security groups. */
  readonly launchTemplates: readonly LaunchTemplateUse[];
  /** Images may be on the instances from the start where the machine image is the user's own. */
  readonly hasOwnMachineImage: boolean;
}

/** `undefined` where AWS Batch places nothing into subnets that the environment names: unmanaged, EKS, managed instances. */
export function networkOf(environment: Known<ComputeEnvironmentModel>, inspection: Inspection): Known<ComputeNetwork> | undefined {
  return isKnown(environment) ? inspection.once(environment, computeNetwork) : environment;
}

function computeNetwork(environment: ComputeEnvironmentModel, inspection: Inspection): Known<ComputeNetwork> | undefined {
  const platform = environment.type === 'MANAGED' ? platformOf(environment) : undefined;
  if (platform !== 'FARGATE' && platform !== 'EC2') {
    return platform instanceof Unknown ? platform : undefined;
  }
  const resources = objectMember(environment.properties, 'computeResources');
  return {
    environment,
    platform,
    subnets: readTexts(resources, 'subnets').map((subnet) => reachOf(subnet, inspection)),
    securityGroups: readTexts(resources, 'securityGroupIds').map((group) => inspection.find('securityGroups', group)),
    launchTemplates: launchTemplatesOf(environment, inspection),
    hasOwnMachineImage: resources.imageId !== undefined
      || readList(resources, 'ec2Configuration').some((image) => !isObject(image) || image.imageIdOverride !== undefined),
  };
}

/** Whether what runs a task gets a public address in the subnet. */
export function hasAddress(network: ComputeNetwork, reach: SubnetReach, task?: Task): Known<boolean> {
  if (network.platform === 'EC2') {
    return instanceHasAddress(network, reach);
  }
  return task ? taskHasAddress(task) : new Unknown('on Fargate each job says whether it gets a public address');
}

/** Of several launch templates, all have to give one: the instances of any other do not join. One that is not known leaves it to a subnet that does. */
function instanceHasAddress({ launchTemplates }: ComputeNetwork, { subnet: { mapPublicIpOnLaunch } }: SubnetReach): Known<boolean> {
  const said = launchTemplates.map((use) => assignsAddress(use) ?? mapPublicIpOnLaunch);
  if (said.length === 0 || said.includes(false)) {
    return said.length === 0 ? mapPublicIpOnLaunch : false;
  }
  return mapPublicIpOnLaunch === true || (said.find((value) => value instanceof Unknown) ?? true);
}

/** On Fargate the job says so, whatever the subnet says; without a word it gets none. */
export function taskHasAddress({ properties }: Task): Known<boolean> {
  const configuration = properties.networkConfiguration;
  const assigned = configuration instanceof Unknown ? configuration : member(configuration, 'assignPublicIp');
  return assigned instanceof Unknown ? assigned : String(assigned).toUpperCase() === 'ENABLED';
}

/** Whether traffic to the internet finds its way. */
export function hasInternet({ way }: SubnetReach, address: Known<boolean>): Known<boolean> {
  switch (way) {
    case 'nat': return true;
    case 'igw': return address;
    case 'none':
    case 'broken-nat': return false;
    default: return way;
  }
}

/**
 * Whether the subnet is cut off by a mistake in its routes or addresses, and not on purpose: gateways are there, and no interface
 * endpoint in their place. The rules about these gateways say so; what else could be missing is then not asked.
 */
export function isMisrouted({ way, endpoints, natGateways }: SubnetReach): boolean {
  const isOnPurpose = !isKnown(endpoints) || endpoints.some(isInterface);
  return !isOnPurpose && (way === 'igw' || way === 'broken-nat' || (way === 'none' && isKnown(natGateways) && natGateways.length > 0));
}

/**
 * Those of the services that are out of reach. `undefined` where something else is wrong with the subnet.
 *
 * @param address whether there is a public address
 */
export function outOfReach(reach: SubnetReach, address: Known<boolean>, services: readonly Service[]): Known<readonly Service[]> | undefined {
  const internet = hasInternet(reach, address);
  if (internet === true) {
    return [];
  }
  if (internet === false && isMisrouted(reach)) {
    return undefined;
  }
  const reached = services.map((service) => hasEndpoint(reach, service));
  if (!isKnown(internet)) {
    return reached.every((known) => known === true) ? [] : internet;
  }
  const missing = services.filter((_, index) => reached[index] === false);
  return missing.length > 0 ? missing : reached.find((known) => known instanceof Unknown) ?? [];
}
