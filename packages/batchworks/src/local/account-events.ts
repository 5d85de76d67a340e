import type { Account, Change } from './account';
import { consumableResourcesOf } from './consumable-resources';
import type { Occurrence } from './job-runner';
import { clusterOf, type Machine } from './machine';

/** What the scheduler has to know of a change that the account has just seen; of definitions and tags, nothing. */
export function accountEvents(change: Change, account: Account, machine: Machine): Occurrence[] {
  if (change.type === 'TAGGED' || change.member === 'jobDefinitions') { return []; }
  const { modelInService } = account;
  if (change.member !== 'consumableResources') { return [{ type: 'CLUSTER_CHANGED', cluster: clusterOf(modelInService, machine) }]; }
  const name = change.arn.split('/').at(-1)!; // one that is deleted is gone
  const resource = consumableResourcesOf(modelInService).find((other) => other.name === name);
  return [resource ? { type: 'CONSUMABLE_RESOURCE_SET', resource } : { type: 'CONSUMABLE_RESOURCE_DELETED', name }];
}
