/**
 * What requests change of the resources of an account, as plain data: whoever has the templates and these, in their order, has the account.
 */
import { COMPUTE_ENVIRONMENT } from '#shared/model/kinds/compute-environment';
import { CONSUMABLE_RESOURCE } from '#shared/model/kinds/consumable-resource';
import { JOB_DEFINITION } from '#shared/model/kinds/job-definition';
import { JOB_QUEUE } from '#shared/model/kinds/job-queue';
import type { ResourceKind } from '#shared/model/kinds/kind';
import { SCHEDULING_POLICY } from '#shared/model/kinds/scheduling-policy';
import type { JsonObject } from '#shared/model/record';
import type { BatchModel, ResourceIdentity } from '#shared/model/types';

/** The members of the model that requests change. */
export type ChangeableMember = 'computeEnvironments' | 'jobQueues' | 'jobDefinitions' | 'schedulingPolicies' | 'consumableResources';

/** How each of them is read: a request has the same members as a template. */
export const CHANGEABLE: { readonly [Member in ChangeableMember]: ResourceKind<BatchModel[Member][number]> } = {
  computeEnvironments: COMPUTE_ENVIRONMENT,
  jobQueues: JOB_QUEUE,
  jobDefinitions: JOB_DEFINITION,
  schedulingPolicies: SCHEDULING_POLICY,
  consumableResources: CONSUMABLE_RESOURCE,
};

/** Tags by their keys. */
export type Tags = Readonly<Record<string, string>>;

/** Where a resource is, and since when. `at` is in milliseconds since 1970. */
export interface ChangeOfResource {
  readonly at: number;
  readonly member: ChangeableMember;
  readonly arn: string;
}

/** Create and Register. */
export interface CreatedChange extends ChangeOfResource {
  readonly type: 'CREATED';
  readonly name: string;
  /** In the shape of the API. */
  readonly properties: JsonObject;
}

/** One request, once it is found to be right. */
export type Change =
  | CreatedChange
  /** Update and Deregister: the members that are there replace those of before. */
  | (ChangeOfResource & { readonly type: 'UPDATED'; readonly properties: JsonObject })
  | (ChangeOfResource & { readonly type: 'DELETED' })
  /** TagResource and UntagResource, of a resource or a job: all tags that it has from now on. */
  | { readonly type: 'TAGGED'; readonly at: number; readonly arn: string; readonly tags: Tags };

/** A resource as requests can change it. */
export type ChangeableResource = ResourceIdentity & { readonly properties: JsonObject };
