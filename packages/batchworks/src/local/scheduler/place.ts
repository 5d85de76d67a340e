import { List } from 'immutable';
import { environmentFor, take, whyNeverPlaced } from './capacity';
import { inLine, isReserved, nextInTurn, withHeads, withoutFirst } from './fair-share';
import { type Decision, type SchedulerState, withJobs } from './state';
import { withTimeLimit } from './time-limits';
import type { Job, JobQueue, SchedulerAction } from './types';

/**
 * Gives every job its place that has its turn and finds one.
 *
 * As AWS documents it (JobQueueDetail.priority, and https://docs.aws.amazon.com/batch/latest/userguide/job_stuck_in_runnable.html):
 * queues are evaluated in descending order of priority; within a queue the first job is placed, or blocks those behind it; when it
 * does not fit, "the cycle proceeds to the next queue", also where both queues share a compute environment. So a queue of
 * higher priority is asked first whenever something becomes free, but nothing is kept free for it.
 */
export function place(state: SchedulerState, at: number): Decision {
  const actions: SchedulerAction[] = [];
  const placed = state.jobQueues.reduce((next, queue) => {
    const placeJobs = queue.fairShare ? placeFairly : placeFrom;
    return placeJobs(next, queue, at, actions);
  }, state);
  return { state: placed, actions };
}

/** Places jobs of one queue until the first one does not fit. Jobs that ended while they waited are passed over. */
function placeFrom(state: SchedulerState, queue: JobQueue, at: number, actions: SchedulerAction[]): SchedulerState {
  const before = state.runnable.get(queue.name)!;
  let line = before;
  let next = state;
  for (; line.size > 0; line = line.shift()) {
    const job = next.jobs.get(line.first()!)!;
    if (job.status !== 'RUNNABLE') continue;
    const computeEnvironment = environmentFor(next, queue, job);
    if (computeEnvironment === undefined) break;
    next = take(next, job, computeEnvironment, at);
    actions.push({ type: 'START', jobId: job.spec.jobId, attempt: job.attempts.length + 1, computeEnvironment });
  }
  return line === before ? next : { ...next, runnable: next.runnable.set(queue.name, line), movedAt: next.movedAt.set(queue.name, at) };
}

/** Places jobs of a fair-share queue, whoever's turn it is, until the one whose turn it is does not fit. */
function placeFairly(state: SchedulerState, queue: JobQueue, at: number, actions: SchedulerAction[]): SchedulerState {
  let next = withHeads(state, queue);
  for (let turn = nextInTurn(next, queue, at); turn !== undefined; turn = nextInTurn(next, queue, at)) {
    const computeEnvironment = isReserved(next, queue, turn.job, at) ? undefined : environmentFor(next, queue, turn.job);
    if (computeEnvironment === undefined) break;
    next = take(withoutFirst(next, queue, turn.shareIdentifier), turn.job, computeEnvironment, at);
    actions.push({ type: 'START', jobId: turn.job.spec.jobId, attempt: turn.job.attempts.length + 1, computeEnvironment });
  }
  return next;
}

/**
 * Makes jobs of a queue RUNNABLE: behind the others of the queue, or before them where they are to run again.
 *
 * A job that is larger than every environment of its queue says so and stays out of the line. On AWS it would block the queue until
 * somebody cancels it; locally that would only hide how the other jobs do.
 */
export function makeRunnable(state: SchedulerState, queue: string, jobs: readonly Job[], at: number, where: 'FIRST' | 'LAST' = 'LAST'): SchedulerState {
  const runnable = jobs.map((job): Job => ({ ...job, status: 'RUNNABLE', computeEnvironment: undefined, startedAt: undefined, runnableAt: at }));
  return lineUp(state, queue, runnable, at, where);
}

/** Lets RUNNABLE jobs stand in line for what their queue has now, or beside it. */
export function lineUp(state: SchedulerState, queue: string, jobs: readonly Job[], at: number, where: 'FIRST' | 'LAST' = 'LAST'): SchedulerState {
  const judged = jobs.map((job): Job => ({ ...job, statusReason: whyNeverPlaced(state, queue, job.spec.requirements) }));
  const placeable = judged.filter(({ statusReason }) => statusReason === undefined);
  const unplaceable = judged.filter(({ statusReason }) => statusReason !== undefined);
  const next = inQueue(withJobs(state, judged), queue, placeable, at, where);
  if (unplaceable.length === 0) return next;
  const limited = unplaceable.reduce(withTimeLimit, next);
  return { ...limited, unplaceable: limited.unplaceable.update(queue, List(), (before) => before.concat(idsOf(unplaceable))) };
}

/** Lets jobs stand in line, in that of their share where the queue has shares. */
function inQueue(state: SchedulerState, queue: string, jobs: readonly Job[], at: number, where: 'FIRST' | 'LAST'): SchedulerState {
  if (state.jobQueues.find(({ name }) => name === queue)!.fairShare) {
    return jobs.reduce((next, job) => inLine(next, job, where), state);
  }
  const line = state.runnable.get(queue)!;
  return {
    ...state,
    runnable: state.runnable.set(queue, where === 'FIRST' ? List(idsOf(jobs)).concat(line) : line.concat(idsOf(jobs))),
    movedAt: where === 'FIRST' ? state.movedAt.set(queue, at) : state.movedAt,
  };
}

function idsOf(jobs: readonly Job[]): string[] {
  return jobs.map(({ spec }) => spec.jobId);
}
