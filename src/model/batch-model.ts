import type { NamedTemplate, TemplateEnvironment } from './environment';
import { Stacks } from './intrinsics/stacks';
import { ACCESS_KINDS } from './kinds/access';
import { COMPUTE_ENVIRONMENT } from './kinds/compute-environment';
import { CONSUMABLE_RESOURCE } from './kinds/consumable-resource';
import { EVENT_RULE } from './kinds/event-rule';
import { FILE_SYSTEM } from './kinds/file-system';
import { JOB_DEFINITION } from './kinds/job-definition';
import { JOB_QUEUE } from './kinds/job-queue';
import type { ResourceKind } from './kinds/kind';
import { LAUNCH_TEMPLATE } from './kinds/launch-template';
import { NETWORK_KINDS } from './kinds/network';
import { PARAMETER } from './kinds/parameter';
import { PIPE } from './kinds/pipe';
import { SCHEDULE } from './kinds/schedule';
import { SCHEDULING_POLICY } from './kinds/scheduling-policy';
import { SECRET } from './kinds/secret';
import { STATE_MACHINE } from './kinds/state-machine';
import { STORAGE_KINDS } from './kinds/storage';
import { nameResources } from './resource-names';
import { readResources } from './resources';
import type { JobStarterModel } from './start-types';
import type { BatchModel, ResourceIdentity } from './types';

/** Every kind of resource that the model has, by the member of the model that lists it. */
const KINDS: { readonly [Member in Exclude<keyof BatchModel, 'starts'>]: ResourceKind<BatchModel[Member][number]> } = {
  computeEnvironments: COMPUTE_ENVIRONMENT,
  jobQueues: JOB_QUEUE,
  jobDefinitions: JOB_DEFINITION,
  secrets: SECRET,
  parameters: PARAMETER,
  fileSystems: FILE_SYSTEM,
  schedulingPolicies: SCHEDULING_POLICY,
  consumableResources: CONSUMABLE_RESOURCE,
  launchTemplates: LAUNCH_TEMPLATE,
  ...NETWORK_KINDS,
  ...ACCESS_KINDS,
  ...STORAGE_KINDS,
};

/** The kinds of resources that start jobs. */
const STARTERS: readonly ResourceKind<JobStarterModel>[] = [EVENT_RULE, SCHEDULE, PIPE, STATE_MACHINE];

/**
 * What the templates say about AWS Batch, as if they were deployed into one environment.
 *
 * Nothing in a template makes it fail: what cannot be told is `Unknown`.
 */
export function readModel(templates: readonly NamedTemplate[], environment: TemplateEnvironment): BatchModel {
  const kinds: readonly ResourceKind<ResourceIdentity>[] = [...Object.values(KINDS), ...STARTERS];
  const stacks = new Stacks(templates, environment, nameResources(templates, environment, kinds));
  const read = <Model extends ResourceIdentity>(kind: ResourceKind<Model>) => readResources(stacks, kind);
  return {
    // By the type of `KINDS`, these are all members but the last.
    ...Object.fromEntries(Object.entries(KINDS).map(([name, kind]) => [name, read<ResourceIdentity>(kind)])) as unknown as Omit<BatchModel, 'starts'>,
    starts: STARTERS.flatMap(read<JobStarterModel>).flatMap(({ starts }) => starts),
  };
}
