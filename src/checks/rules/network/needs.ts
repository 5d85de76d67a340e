/** The services that have to answer before a task of a job starts. */
import { type ComputeNetwork, networkOf } from './compute-network';
import type { Service } from './endpoints';
import { type RegistryKind, registryKind } from './registry';
import { readList, readText } from '../../../model/read-value';
import { isObject, objectMember } from '../../../model/record';
import type { Container, Task } from '../../../model/tasks';
import type { BatchModel, ComputeEnvironmentModel, JobDefinitionModel, Known } from '../../../model/types';
import { isKnown, Unknown } from '../../../model/unknown';
import type { Inspection } from '../../inspection';
import { platformsOf } from '../../placements';

/** ECR keeps the layers of an image in S3. */
export const ECR_SERVICES: readonly Service[] = ['ecr.api', 'ecr.dkr', 's3'];

/** What the agent on an instance calls. */
export const AGENT_SERVICES: readonly Service[] = ['ecs', 'ecs-agent', 'ecs-telemetry'];

/** No endpoint leads there. */
export const INTERNET: Service = 'internet';

/** File systems of Amazon EFS, which are in the VPC themselves: there is no endpoint for them. */
export const FILE_SYSTEMS: Service = 'nfs';

/** Services as far as the templates tell them, and what they do not tell. */
export type Services = readonly Known<Service>[];

/** The images of a task that come from Amazon ECR; `Unknown` for each that perhaps does. */
export function ecrImages(task: Task): Known<string>[] {
  return imagesOf(task, (kind) => kind === 'ecr');
}

/** The images of a task that come from the internet; `Unknown` for each that perhaps does. */
export function publicImages(task: Task): Known<string>[] {
  return imagesOf(task, (kind) => (kind === 'other' ? new Unknown('the registry of an image may be in the VPC') : kind === 'public'));
}

function imagesOf({ containers }: Task, isMeant: (kind: RegistryKind) => Known<boolean>): Known<string>[] {
  return containers.flatMap(({ image }): readonly Known<string>[] => {
    const kind = image === undefined || !isKnown(image) ? image : registryKind(image);
    const meant = kind === undefined || !isKnown(kind) ? kind : isMeant(kind);
    return meant === true ? [image!] : meant instanceof Unknown ? [meant] : [];
  });
}

/** The services that images take. */
export function imageServices(images: readonly Known<string>[], services: Services): Services {
  return images.flatMap((image) => (isKnown(image) ? services : [image]));
}

/** Images may be on the instances from the start where the machine image is the user's own. */
export function mayBePreloaded({ platform, hasOwnMachineImage }: ComputeNetwork): Unknown | undefined {
  return platform === 'EC2' && hasOwnMachineImage ? new Unknown('the machine image of the instances may hold the image already') : undefined;
}

/** Without a log configuration AWS Batch takes the driver `awslogs`. */
export function logServices(task: Task): Services {
  return task.containers.flatMap(({ properties }): Services => {
    const configuration = properties.logConfiguration;
    const driver = configuration instanceof Unknown ? configuration : readText(objectMember(properties, 'logConfiguration'), 'logDriver') ?? 'awslogs';
    return isKnown(driver) ? driver.toLowerCase() === 'awslogs' ? ['logs'] : [] : [driver];
  });
}

/** Secrets of the container, of its log driver, and the password of its registry. */
export function secretServices(task: Task, inspection: Inspection): Services {
  return task.containers.flatMap(({ properties }) => secretsOf(properties).map((secret) => serviceOfSecret(secret, inspection)));
}

function secretsOf(container: Container['properties']): Known<string>[] {
  const references = [...readList(container, 'secrets'), ...readList(objectMember(container, 'logConfiguration'), 'secretOptions')];
  const values = references.map((secret) => secret instanceof Unknown ? secret : readText(objectMember({ secret }, 'secret'), 'valueFrom'));
  const password = readText(objectMember(container, 'repositoryCredentials'), 'credentialsParameter');
  return [...values, password].filter((value) => value !== undefined);
}

/** The symbol of a resource, with which the reference to a secret begins. */
const SYMBOL = /^⟨[^⟩]*⟩/;

function serviceOfSecret(secret: Known<string>, inspection: Inspection): Known<Service> {
  if (!isKnown(secret)) {
    return secret;
  }
  const [, service] = /^arn:[^:]*:(secretsmanager|ssm):/.exec(secret) ?? [];
  const [symbol] = SYMBOL.exec(secret) ?? [];
  if (service !== undefined || symbol === undefined) {
    return service ?? 'ssm'; // a bare name is one of the Parameter Store
  }
  if (isKnown(inspection.find('secrets', symbol))) {
    return 'secretsmanager';
  }
  return isKnown(inspection.find('parameters', symbol)) ? 'ssm' : new Unknown(`${symbol} is a secret that is not in the templates`);
}

/** The services that an environment surely calls for the jobs that it may run. */
export function servicesUsedBy(environment: ComputeEnvironmentModel, inspection: Inspection): ReadonlySet<Service> {
  return inspection.once(inspection.model, computeUse).get(environment) ?? new Set();
}

function computeUse({ jobDefinitions }: BatchModel, inspection: Inspection): ReadonlyMap<ComputeEnvironmentModel, ReadonlySet<Service>> {
  const used = new Map<ComputeEnvironmentModel, Set<Service>>();
  // Hundreds of jobs call the same services: each combination is added once.
  const added = new Map<ComputeEnvironmentModel, Set<string>>();
  for (const job of jobDefinitions) {
    const services = inspection.tasksOf(job).flatMap((task) => servicesOfTask(task, inspection)).filter(isKnown);
    const combination = services.join();
    for (const { environment, platform } of inspection.once(job, networksOf)) {
      if (!obtain(added, environment).has(combination)) {
        obtain(added, environment).add(combination);
        [...services, ...platform === 'EC2' ? AGENT_SERVICES : []].forEach((service) => obtain(used, environment).add(service));
      }
    }
  }
  return used;
}

/** The networks that a job may run in. */
export function networksOf(job: JobDefinitionModel, inspection: Inspection): ComputeNetwork[] {
  const { meant, possible } = inspection.placementsOf(job);
  const platforms = inspection.once(job, platformsOf);
  const networks = [...meant, ...possible].flatMap(({ environments }) => environments.map((environment) => networkOf(environment, inspection)));
  return networks.filter((network): network is ComputeNetwork => (
    network !== undefined && isKnown(network) && isKnown(platforms) && platforms.includes(network.platform)
  ));
}

function obtain<Key>(sets: Map<Key, Set<string>>, key: Key): Set<string> {
  let set = sets.get(key);
  if (!set) {
    set = new Set();
    sets.set(key, set);
  }
  return set;
}

function servicesOfTask(task: Task, inspection: Inspection): Services {
  const fromEcr = ecrImages(task).some(isKnown);
  const mounts = task.volumes.some((volume) => isObject(volume) && volume.efsVolumeConfiguration !== undefined);
  return [...fromEcr ? ECR_SERVICES : [], ...logServices(task), ...secretServices(task, inspection), ...mounts ? [FILE_SYSTEMS] : []];
}
