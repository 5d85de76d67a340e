/** What the compute environments have, and what of it is taken. */
import { areAvailable, withGivenBack, withTaken } from './consumables';
import { withUse } from './fair-share';
import { NEVER_PLACED } from './reasons';
import { type SchedulerState, withJob } from './state';
import type { Job, JobQueue, ResourceRequirements } from './types';

/** Gives back what an attempt of a job took. */
export function vacate(state: SchedulerState, job: Job, at: number): SchedulerState {
  return withGivenBack(withUsed(withUse(state, job, -1, at), job.computeEnvironment!, job.spec.requirements, -1), job);
}

/** Gives a job its place. */
export function take(state: SchedulerState, job: Job, computeEnvironment: string, at: number): SchedulerState {
  const next = withUsed(withUse(state, job, 1, at), computeEnvironment, job.spec.requirements, 1);
  return withJob(withTaken(next, job), { ...job, status: 'STARTING', computeEnvironment });
}

function withUsed(state: SchedulerState, environment: string, requirements: ResourceRequirements, sign: 1 | -1): SchedulerState {
  return { ...state, used: state.used.set(environment, plus(state.used.get(environment)!, requirements, sign)) };
}

/** The first compute environment of the queue, in its order, with enough left for the job; none as long as it waits for a consumable resource. */
export function environmentFor(state: SchedulerState, queue: JobQueue, job: Job): string | undefined {
  if (!areAvailable(state, job)) return undefined;
  return queue.computeEnvironments.find((name) => {
    const { enabled, capacity } = state.computeEnvironments.get(name)!;
    return enabled && fits(plus(state.used.get(name)!, job.spec.requirements, 1), capacity);
  });
}

/** Why no environment of a queue can ever take a job of this size; undefined where one can. */
export function whyNeverPlaced(state: SchedulerState, queue: string, requirements: ResourceRequirements): string | undefined {
  const names = state.jobQueues.find(({ name }) => name === queue)!.computeEnvironments;
  const capacities = names.map((name) => state.computeEnvironments.get(name)!).filter(({ enabled }) => enabled).map(({ capacity }) => capacity);
  if (capacities.some((capacity) => fits(requirements, capacity))) return undefined;
  if (capacities.length === 0) return NEVER_PLACED.disabled;
  return capacities.some(({ vcpus }) => requirements.vcpus <= vcpus) ? NEVER_PLACED.resources : NEVER_PLACED.vcpus;
}

/** Whether a job of this size has room where there is so much. */
export function fits(needed: ResourceRequirements, capacity: ResourceRequirements): boolean {
  return needed.vcpus <= capacity.vcpus && needed.memoryMiB <= capacity.memoryMiB && needed.gpus <= capacity.gpus;
}

/** More, or with the sign -1 less. */
export function plus(a: ResourceRequirements, b: ResourceRequirements, sign: 1 | -1): ResourceRequirements {
  return {
    vcpus: a.vcpus + sign * b.vcpus,
    memoryMiB: a.memoryMiB + sign * b.memoryMiB,
    gpus: a.gpus + sign * b.gpus,
  };
}
