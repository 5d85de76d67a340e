import { NEVER_PLACED } from './reasons';
import { type Decision, type SchedulerState, withJob, withJobs } from './state';
import type { Job, JobQueue, ResourceRequirements, SchedulerAction } from './types';

/**
 * Gives every job its place that has its turn and finds one.
 *
 * As AWS documents it (JobQueueDetail.priority, and https://docs.aws.amazon.com/batch/latest/userguide/job_stuck_in_runnable.html):
 * queues are evaluated in descending order of priority; within a queue the first job is placed, or blocks those behind it; when it
 * does not fit, "the cycle proceeds to the next queue", also where both queues share a compute environment. So a queue of
 * higher priority is asked first whenever something becomes free, but nothing is kept free for it.
 */
export function place(state: SchedulerState): Decision {
  const actions: SchedulerAction[] = [];
  const placed = state.jobQueues.reduce((next, queue) => placeFrom(next, queue, actions), state);
  return { state: placed, actions };
}

/** Places jobs of one queue until the first one does not fit. Jobs that ended while they waited are passed over. */
function placeFrom(state: SchedulerState, queue: JobQueue, actions: SchedulerAction[]): SchedulerState {
  const before = state.runnable.get(queue.name)!;
  let line = before;
  let next = state;
  for (; line.size > 0; line = line.shift()) {
    const job = next.jobs.get(line.first()!)!;
    if (job.status !== 'RUNNABLE') continue;
    const computeEnvironment = environmentFor(next, queue, job);
    if (computeEnvironment === undefined) break;
    next = take(next, job, computeEnvironment);
    actions.push({ type: 'START', jobId: job.spec.jobId, attempt: job.attempts.length + 1, computeEnvironment });
  }
  return line === before ? next : { ...next, runnable: next.runnable.set(queue.name, line) };
}

/**
 * Makes jobs of a queue RUNNABLE: behind the others of the queue, or before them where they are to run again.
 *
 * A job that is larger than every environment of its queue says so and stays out of the line. On AWS it would block the queue until
 * somebody cancels it; locally that would only hide how the other jobs do.
 */
export function makeRunnable(state: SchedulerState, queue: string, jobs: readonly Job[], where: 'FIRST' | 'LAST' = 'LAST'): SchedulerState {
  const runnable = jobs.map((job): Job => ({
    ...job,
    status: 'RUNNABLE',
    statusReason: whyNeverPlaced(state, queue, job.spec.requirements),
    computeEnvironment: undefined,
    startedAt: undefined,
  }));
  const ids = runnable.filter(({ statusReason }) => statusReason === undefined).map(({ spec }) => spec.jobId);
  const line = state.runnable.get(queue)!;
  return {
    ...withJobs(state, runnable),
    runnable: state.runnable.set(queue, where === 'FIRST' ? line.unshift(...ids) : line.push(...ids)),
  };
}

/** Gives back what a job took from its compute environment. */
export function vacate(state: SchedulerState, job: Job): SchedulerState {
  return withUsed(state, job.computeEnvironment!, job.spec.requirements, -1);
}

function take(state: SchedulerState, job: Job, computeEnvironment: string): SchedulerState {
  const next = withUsed(state, computeEnvironment, job.spec.requirements, 1);
  return withJob(next, { ...job, status: 'STARTING', computeEnvironment });
}

function withUsed(state: SchedulerState, environment: string, requirements: ResourceRequirements, sign: 1 | -1): SchedulerState {
  return { ...state, used: state.used.set(environment, plus(state.used.get(environment)!, requirements, sign)) };
}

/** The first compute environment of the queue, in its order, with enough left for the job. */
function environmentFor(state: SchedulerState, queue: JobQueue, job: Job): string | undefined {
  return queue.computeEnvironments.find((name) => {
    const { enabled, capacity } = state.computeEnvironments.get(name)!;
    return enabled && fits(plus(state.used.get(name)!, job.spec.requirements, 1), capacity);
  });
}

function whyNeverPlaced(state: SchedulerState, queue: string, requirements: ResourceRequirements): string | undefined {
  const names = state.jobQueues.find(({ name }) => name === queue)!.computeEnvironments;
  const capacities = names.map((name) => state.computeEnvironments.get(name)!).filter(({ enabled }) => enabled).map(({ capacity }) => capacity);
  if (capacities.some((capacity) => fits(requirements, capacity))) return undefined;
  if (capacities.length === 0) return NEVER_PLACED.disabled;
  return capacities.some(({ vcpus }) => requirements.vcpus <= vcpus) ? NEVER_PLACED.resources : NEVER_PLACED.vcpus;
}

function fits(needed: ResourceRequirements, capacity: ResourceRequirements): boolean {
  return needed.vcpus <= capacity.vcpus && needed.memoryMiB <= capacity.memoryMiB && needed.gpus <= capacity.gpus;
}

function plus(a: ResourceRequirements, b: ResourceRequirements, sign: 1 | -1): ResourceRequirements {
  return {
    vcpus: a.vcpus + sign * b.vcpus,
    memoryMiB: a.memoryMiB + sign * b.memoryMiB,
    gpus: a.gpus + sign * b.gpus,
  };
}
