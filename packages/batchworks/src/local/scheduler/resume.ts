import { List, Map, Seq } from 'immutable';
import { makeRunnable } from './place';
import { exited } from './run';
import { initialState, type SchedulerState } from './state';
import { terminate } from './stop';
import type { Cluster, Job, ResumedEvent } from './types';

/**
 * Takes the work up again on a machine that lost all that ran. The attempts are over, which their retry rules judge; what cannot go on
 * fails; and the jobs that wait stand in line again for the queues and environments that are there now.
 */
export function resume(state: SchedulerState, { cluster, lost, ended, at }: ResumedEvent): SchedulerState {
  // First those that end: an attempt of theirs that was lost is not worth another one.
  const over = ended.reduce((next, { jobId, reason }) => terminate(next, jobId, reason, at).state, state);
  const idle = lost.reduce((next, { jobId, statusReason }) => exited(next, { type: 'EXITED', at, jobId, statusReason }), over);
  return withCluster(idle, cluster, at);
}

/** Changes the queues and environments while nothing runs. Each job keeps its place in line, but what it waits for is judged anew. */
function withCluster(state: SchedulerState, cluster: Cluster, at: number): SchedulerState {
  const { computeEnvironments, jobQueues, submitted, runnable, unplaceable, used } = initialState(cluster);
  const next: SchedulerState = {
    ...state,
    computeEnvironments,
    jobQueues,
    submitted: submitted.merge(state.submitted), // jobs that are over stay, even where their queue is gone
    runnable,
    unplaceable,
    used,
    deadlines: undefined, // those of attempts are void, those of waiting jobs come with their place in line
    shares: state.shares.map((shares) => shares.map((share) => ({ ...share, line: List<string>() }))),
  };
  return jobQueues.reduce((all, { name }) => makeRunnable(all, name, waitingIn(state, name), at), next);
}

/** The jobs of a queue that were RUNNABLE, next one first. */
function waitingIn(state: SchedulerState, queue: string): Job[] {
  const ofShares = Seq((state.shares.get(queue) ?? Map()).values()).flatMap(({ line }) => line);
  return Seq([state.unplaceable.get(queue), state.runnable.get(queue)]).flatMap((ids) => ids ?? []).concat(ofShares)
    .map((jobId) => state.jobs.get(jobId)!)
    .filter(({ status }) => status === 'RUNNABLE')
    .toArray();
}
