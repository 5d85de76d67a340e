import { withCluster } from './cluster';
import { exited } from './run';
import type { SchedulerState } from './state';
import { terminate } from './stop';
import type { ResumedEvent } from './types';

/**
 * Takes the work up again on a machine that lost all that ran. The attempts are over, which their retry rules judge; what cannot go on
 * fails; and the jobs that wait stand in line again for the queues and environments that are there now.
 */
export function resume(state: SchedulerState, { cluster, lost, ended, at }: ResumedEvent): SchedulerState {
  // First those that end: an attempt of theirs that was lost is not worth another one.
  const over = ended.reduce((next, { jobId, reason }) => terminate(next, jobId, reason, at).state, state);
  const idle = lost.reduce((next, { jobId, statusReason }) => exited(next, { type: 'EXITED', at, jobId, statusReason }), over);
  return withCluster(idle, cluster, at).state; // nothing runs that an action could stop
}
