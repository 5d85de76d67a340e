/** Finding what a request or a command line names: by name, ARN, construct path or logical id. */
import type { ConsumableResourceModel } from '#shared/model/consumable-resource-types';
import type { SchedulingPolicyModel } from '#shared/model/scheduling-policy-types';
import type {
  BatchModel, ComputeEnvironmentModel, ImageAsset, JobDefinitionModel, JobQueueModel, ParameterModel, ResourceIdentity, SecretModel,
} from '#shared/model/types';
import type { Deployment } from './deployment';
import { DeploymentError } from './errors';
import { closest } from '../../private/closest';
import { shown } from '../../private/shown';

/** A template may hold hundreds of jobs: a message that lists them all helps nobody. */
const LISTED = 20;

/** `Frame:1` or its ARN; of `Frame`, its ARN without the revision, its construct path or its logical id, the newest revision that is active. */
export function findJobDefinition({ model }: Deployment, reference: string): JobDefinitionModel {
  const active = model.jobDefinitions.filter(({ properties }) => properties.status !== 'INACTIVE');
  const newest = [...new Map(active.map((definition) => [definition.name, definition])).values()];
  return active.find((definition) => isRevision(definition, reference))
    ?? find('job definition', newest, reference, ({ arn }) => [arn.replace(/:\d+$/, '')]);
}

/** The revisions, active or not, that a name or an ARN means: all of them where it names none. */
export function findRevisions({ model }: Deployment, reference: string): JobDefinitionModel[] {
  return model.jobDefinitions.filter((definition) =>
    isRevision(definition, reference) || [definition.name, definition.arn.replace(/:\d+$/, '')].includes(reference));
}

/** The number at the end of the ARN of a job definition. */
export function revisionOf({ arn }: JobDefinitionModel): number {
  return Number(arn.split(':').at(-1));
}

function isRevision(definition: JobDefinitionModel, reference: string): boolean {
  return definition.arn === reference || `${definition.name}:${revisionOf(definition)}` === reference;
}

export function findJobQueue({ model }: Deployment, reference: string): JobQueueModel {
  return find('job queue', model.jobQueues, reference);
}

/** By ARN or name, as requests name it. */
export function findSchedulingPolicy({ model }: Deployment, reference: string): SchedulingPolicyModel {
  return find('scheduling policy', model.schedulingPolicies, reference);
}

export function findConsumableResource({ model }: Deployment, reference: string): ConsumableResourceModel {
  return find('consumable resource', model.consumableResources, reference);
}

export function findComputeEnvironment({ model }: Deployment, reference: string): ComputeEnvironmentModel {
  return find('compute environment', model.computeEnvironments, reference);
}

/** By name, ARN, or ARN without the six random characters, as Secrets Manager does. */
export function findSecret({ model }: Deployment, secretId: string): SecretModel | undefined {
  return model.secrets.find(({ arn, name }) => [arn, name, arn.slice(0, -'-xxxxxx'.length)].includes(secretId));
}

/** By name or ARN. The ARN does not tell whether the name begins with a slash, so neither needs the name to. */
export function findParameter({ model }: Deployment, name: string): ParameterModel | undefined {
  const plain = (text: string) => text.replace(/^\//, '');
  return model.parameters.find((parameter) => parameter.arn === name || plain(parameter.name) === plain(name));
}

/** The compute environment that a queue names by its ARN or name; undefined where the templates only import it. */
export function environmentOfQueue({ computeEnvironments }: BatchModel, reference: unknown): ComputeEnvironmentModel | undefined {
  return computeEnvironments.find(({ arn, name }) => arn === reference || name === reference);
}

/** What the app makes an image of the templates from, found by the tag: it is the hash of that. */
export function findImage({ images }: Deployment, image: string): ImageAsset | undefined {
  const [, tag] = /:([^:/]+)$/.exec(image) ?? [];
  return images.find((asset) => asset.tag === tag);
}

function find<T extends ResourceIdentity>(
  kind: string, resources: readonly T[], reference: string, aliases: (resource: T) => string[] = () => [],
): T {
  const ways: ((resource: T) => (string | undefined)[])[] = [
    (resource) => [resource.arn, resource.name, ...aliases(resource)],
    ({ path }) => [path],
    ({ logicalId }) => [logicalId],
  ];
  const found = ways.map((keys) => resources.filter((resource) => keys(resource).includes(reference))).find(({ length }) => length > 0) ?? [];
  if (found.length > 1) {
    throw new DeploymentError(`${shown(reference)} is more than one ${kind}: name one of ${listNames(found)}`);
  }
  if (found.length === 0) {
    throw notFound(kind, resources, reference);
  }
  return found[0];
}

function notFound(kind: string, resources: readonly ResourceIdentity[], reference: string) {
  if (resources.length === 0) {
    return new DeploymentError(`no ${kind} ${shown(reference)}; there is no ${kind} at all`);
  }
  const meant = closest(reference, resources.map(({ name }) => name));
  const verb = resources.length === 1 ? 'is' : 'are';
  return new DeploymentError(`no ${kind} ${shown(reference)}; there ${verb} ${listNames(resources)}${meant === undefined ? '' : ` — did you mean ${meant}?`}`);
}

/** The names, for a message. */
export function listNames(resources: readonly ResourceIdentity[]): string {
  const names = resources.slice(0, LISTED).map(({ name }) => name);
  return resources.length > LISTED ? `${names.join(', ')} and ${resources.length - LISTED} more` : names.join(', ');
}
