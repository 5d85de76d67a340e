import { changedIds } from './changes';
import { withCluster } from './cluster';
import { withConsumableResource } from './consumables';
import { place } from './place';
import { resume } from './resume';
import { exited, started } from './run';
import { type Decision, type Outcome, type SchedulerState, withoutChanges } from './state';
import { cancel, dropEndedDeadlines, expire, terminate } from './stop';
import { submit } from './submit';
import type { SchedulerEvent } from './types';

/**
 * The scheduler of the local Batch: what follows from an event, and what is to be done now. The same events in the same order always
 * lead to the same decisions.
 *
 * An event that comes twice, too late, or about a job that nobody knows changes nothing. Only a submission can be wrong: of a job for a
 * queue or after a job that does not exist, which is an error of whoever accepted it.
 */
export function schedule(state: SchedulerState, event: SchedulerEvent): Outcome {
  const noted = note(state, event);
  const placed = place(noted.state, event.at);
  return {
    state: dropEndedDeadlines(withoutChanges(placed.state)),
    actions: [...noted.actions, ...placed.actions],
    changed: changedIds(placed.state.changes),
  };
}

function note(state: SchedulerState, event: SchedulerEvent): Decision {
  switch (event.type) {
    case 'SUBMITTED':
      return { state: submit(state, event.job, event.at), actions: [] };
    case 'STARTED':
      return { state: started(state, event), actions: [] };
    case 'EXITED':
      return { state: exited(state, event), actions: [] };
    case 'CANCELLED':
      return { state: cancel(state, event.jobId, event.reason, event.at), actions: [] };
    case 'TERMINATED':
      return terminate(state, event.jobId, event.reason, event.at);
    case 'TICKED':
      return expire(state, event.at);
    case 'RESUMED':
      return { state: resume(state, event), actions: [] };
    case 'CLUSTER_CHANGED':
      return withCluster(state, event.cluster, event.at);
    case 'CONSUMABLE_RESOURCE_SET':
      return { state: withConsumableResource(state, event.resource), actions: [] };
    case 'CONSUMABLE_RESOURCE_DELETED':
      return { state: { ...state, consumableResources: state.consumableResources.delete(event.name) }, actions: [] };
  }
}
