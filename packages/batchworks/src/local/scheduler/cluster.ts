/** What becomes of jobs when environments and queues change under them. */
import { List, Map } from 'immutable';
import { idsInShares, withoutLines } from './fair-share';
import { lineUp } from './place';
import { QUEUE_DELETED } from './reasons';
import { type Decision, inOrderOfEvaluation, NOTHING, type SchedulerState } from './state';
import { terminate } from './stop';
import type { Cluster, JobQueue } from './types';

/**
 * From now on there are these environments and queues. What runs goes on, also in an environment that is disabled or gone; who waits
 * stands in line again, for what there is now. "All jobs in the queue are eventually terminated when you delete a job queue"
 * (https://docs.aws.amazon.com/batch/latest/APIReference/API_DeleteJobQueue.html).
 */
export function withCluster(state: SchedulerState, cluster: Cluster, at: number): Decision {
  const jobQueues = inOrderOfEvaluation(cluster);
  const deleted = state.jobQueues.filter(({ name }) => jobQueues.every((queue) => queue.name !== name));
  const ended = terminateAll(state, deleted, at);
  const next: SchedulerState = {
    ...ended.state,
    // A deleted queue stays known, because its jobs do; it has no environments and nobody who waits.
    jobQueues: [...jobQueues, ...deleted.map((queue) => ({ ...queue, enabled: false, computeEnvironments: [] }))],
    computeEnvironments: Map(cluster.computeEnvironments.map((environment) => [environment.name, environment])),
    used: Map(cluster.computeEnvironments.map(({ name }) => [name, NOTHING])).merge(ended.state.used),
    submitted: withQueues(ended.state.submitted, jobQueues),
    runnable: withQueues(ended.state.runnable, jobQueues),
    unplaceable: withQueues(ended.state.unplaceable, jobQueues),
  };
  return { state: jobQueues.reduce((lined, queue) => lineUpAgain(lined, queue, at), next), actions: ended.actions };
}

function terminateAll(state: SchedulerState, queues: readonly JobQueue[], at: number): Decision {
  const jobIds = queues.flatMap(({ name }) => state.submitted.get(name)!.toArray());
  return jobIds.reduce<Decision>((before, jobId) => {
    const { state: next, actions } = terminate(before.state, jobId, QUEUE_DELETED, at);
    return actions.length === 0 ? { ...before, state: next } : { state: next, actions: [...before.actions, ...actions] };
  }, { state, actions: [] });
}

function withQueues(lists: Map<string, List<string>>, jobQueues: readonly JobQueue[]): Map<string, List<string>> {
  return Map(jobQueues.map(({ name }) => [name, List<string>()])).merge(lists);
}

/** In the order in which they stood; those that could not be placed before come last. */
function lineUpAgain(state: SchedulerState, { name }: JobQueue, at: number): SchedulerState {
  const jobIds = [...state.runnable.get(name)!, ...idsInShares(state, name), ...state.unplaceable.get(name)!];
  const waiting = jobIds.map((jobId) => state.jobs.get(jobId)!).filter(({ status }) => status === 'RUNNABLE');
  const empty = withoutLines({ ...state, runnable: state.runnable.set(name, List()), unplaceable: state.unplaceable.set(name, List()) }, name);
  return lineUp(empty, name, waiting, at);
}
