import type { BatchModel } from '#shared/model/types';
import type { Change } from './account';
import { consumableResourcesOf } from './consumable-resources';
import type { Occurrence } from './job-runner';
import { clusterOf, type Machine } from './machine';

/** What the scheduler has to know of a change of the account; of definitions and tags, nothing. `model` is the account after the change. */
export function accountEvents(change: Change, model: BatchModel, machine: Machine): Occurrence[] {
  if (change.type === 'TAGGED' || change.member === 'jobDefinitions') { return []; }
  const now = change.type === 'DELETED' ? without(model, change.arn) : model;
  if (change.member !== 'consumableResources') { return [{ type: 'CLUSTER_CHANGED', cluster: clusterOf(now, machine) }]; }
  const [{ name }] = model.consumableResources.filter(({ arn }) => arn === change.arn);
  const resource = consumableResourcesOf(now).find((other) => other.name === name);
  return [resource ? { type: 'CONSUMABLE_RESOURCE_SET', resource } : { type: 'CONSUMABLE_RESOURCE_DELETED', name }];
}

/** A resource that is being deleted is described for a moment, but takes no part any more. */
function without(model: BatchModel, deleted: string): BatchModel {
  const stays = ({ arn }: { readonly arn: string }) => arn !== deleted;
  return {
    ...model,
    computeEnvironments: model.computeEnvironments.filter(stays),
    jobQueues: model.jobQueues.filter(stays),
    schedulingPolicies: model.schedulingPolicies.filter(stays),
    consumableResources: model.consumableResources.filter(stays),
  };
}
