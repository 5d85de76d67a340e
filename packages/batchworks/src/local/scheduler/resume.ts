import { withCluster } from './cluster';
import { withConsumableResource } from './consumables';
import { exited } from './run';
import type { SchedulerState } from './state';
import { terminate } from './stop';
import type { Cluster, ResumedEvent } from './types';

/**
 * Takes the work up again on a machine that lost all that ran. The attempts are over, which their retry rules judge; what cannot go on
 * fails; and the jobs that wait stand in line again for the queues and environments that are there now.
 */
export function resume(state: SchedulerState, { cluster, lost, ended, at }: ResumedEvent): SchedulerState {
  // First those that end: an attempt of theirs that was lost is not worth another one.
  const over = ended.reduce((next, { jobId, reason }) => terminate(next, jobId, reason, at).state, state);
  const idle = lost.reduce((next, { jobId, statusReason }) => exited(next, { type: 'EXITED', at, jobId, statusReason }), over);
  return withResources(withCluster(idle, cluster, at).state, cluster); // nothing runs that an action could stop
}

/** The consumable resources that there are now. What was used up of one stays used up; one that is gone limits nobody any more. */
function withResources(state: SchedulerState, { consumableResources = [] }: Cluster): SchedulerState {
  const left = state.consumableResources.filter((_, known) => consumableResources.some(({ name }) => name === known));
  return consumableResources
    .filter(({ name, resourceType }) => resourceType === 'REPLENISHABLE' || !left.has(name))
    .reduce(withConsumableResource, { ...state, consumableResources: left });
}
