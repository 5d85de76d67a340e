import type { NamedTemplate, TemplateEnvironment } from './environment';
import { Stacks } from './intrinsics/stacks';
import { ACCESS_KINDS } from './kinds/access';
import { COMPUTE_ENVIRONMENT } from './kinds/compute-environment';
import { FILE_SYSTEM } from './kinds/file-system';
import { JOB_DEFINITION } from './kinds/job-definition';
import { JOB_QUEUE } from './kinds/job-queue';
import type { ResourceKind } from './kinds/kind';
import { NETWORK_KINDS } from './kinds/network';
import { PARAMETER } from './kinds/parameter';
import { SECRET } from './kinds/secret';
import { STORAGE_KINDS } from './kinds/storage';
import { nameResources } from './resource-names';
import { readResources } from './resources';
import type { BatchModel, ResourceIdentity } from './types';

/** Every kind of resource that the model has, by the member of the model that lists it. */
const KINDS: { readonly [Member in keyof BatchModel]: ResourceKind<BatchModel[Member][number]> } = {
  computeEnvironments: COMPUTE_ENVIRONMENT,
  jobQueues: JOB_QUEUE,
  jobDefinitions: JOB_DEFINITION,
  secrets: SECRET,
  parameters: PARAMETER,
  fileSystems: FILE_SYSTEM,
  ...NETWORK_KINDS,
  ...ACCESS_KINDS,
  ...STORAGE_KINDS,
};

/**
 * What the templates say about AWS Batch, as if they were deployed into one environment.
 *
 * Nothing in a template makes it fail: what cannot be told is `Unknown`.
 */
export function readModel(templates: readonly NamedTemplate[], environment: TemplateEnvironment): BatchModel {
  const kinds: readonly ResourceKind<ResourceIdentity>[] = Object.values(KINDS);
  const stacks = new Stacks(templates, environment, nameResources(templates, environment, kinds));
  // By the type of `KINDS`, which has a kind for every member of the model.
  return Object.fromEntries(Object.entries(KINDS).map(([name, kind]) => [name, readResources(stacks, kind as ResourceKind<ResourceIdentity>)])) as unknown as BatchModel;
}
