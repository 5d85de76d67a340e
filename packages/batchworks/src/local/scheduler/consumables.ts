/**
 * Consumable resources: a job starts only when all that it needs of them is there.
 *
 * "Resources are locked once the job moves to STARTING and are then unlocked when the job moves to SUCCEEDED or FAILED"
 * (https://docs.aws.amazon.com/batch/latest/userguide/resource-aware-scheduling-how-to-for-jobs.html). AWS does not say what becomes of them
 * between two attempts. Here each attempt gives back what it took: a job that kept them while it waits for its turn could wait for one whose
 * turn it is, and which waits for them. So what is in use is always what the jobs hold that are STARTING or RUNNING.
 */
import { isPlaced, type SchedulerState } from './state';
import type { ConsumableResource, ConsumableResourceRequirement, Job } from './types';

/** A consumable resource, and how much of it jobs hold. */
export interface ConsumableResourceUse extends ConsumableResource {
  readonly inUseQuantity: number;
}

/** How much is left. More may be in use than there is, after somebody took some away. */
export function availableQuantity({ totalQuantity, inUseQuantity }: ConsumableResourceUse): number {
  return Math.max(0, totalQuantity - inUseQuantity);
}

/** Whether a job could start as far as consumable resources are concerned. One that nobody declared is of another template, and taken to be there. */
export function areAvailable(state: SchedulerState, { spec: { consumableResources = [] } }: Job): boolean {
  return consumableResources.every(({ name, quantity }) => {
    const resource = state.consumableResources.get(name);
    return resource === undefined || quantity <= availableQuantity(resource);
  });
}

/** A job that starts takes what it needs. */
export function withTaken(state: SchedulerState, job: Job): SchedulerState {
  return withEach(state, job, (resource, quantity) => ({ ...resource, inUseQuantity: resource.inUseQuantity + quantity }));
}

/**
 * An attempt that is over gives back what it took. Of a NON_REPLENISHABLE resource it is gone: "the number of consumed resources is subtracted
 * from both the total and available quantities" (…/resource-aware-scheduling-how-to-check-resources-check-resources.html, same guide).
 */
export function withGivenBack(state: SchedulerState, job: Job): SchedulerState {
  return withEach(state, job, (resource, quantity) => ({
    ...resource,
    inUseQuantity: resource.inUseQuantity - quantity,
    totalQuantity: resource.resourceType === 'REPLENISHABLE' ? resource.totalQuantity : Math.max(0, resource.totalQuantity - quantity),
  }));
}

/** There is a consumable resource, or more or less of it. One that is new may be in use: by jobs from before it was deleted. */
export function withConsumableResource(state: SchedulerState, resource: ConsumableResource): SchedulerState {
  const inUseQuantity = state.consumableResources.get(resource.name)?.inUseQuantity ?? heldQuantity(state, resource.name);
  return { ...state, consumableResources: state.consumableResources.set(resource.name, { ...resource, inUseQuantity }) };
}

function heldQuantity(state: SchedulerState, name: string): number {
  return state.jobs.valueSeq().filter(isPlaced).flatMap(({ spec }) => spec.consumableResources ?? [])
    .filter((needed) => needed.name === name).reduce((sum, { quantity }) => sum + quantity, 0);
}

function withEach(
  state: SchedulerState, { spec }: Job, change: (resource: ConsumableResourceUse, quantity: number) => ConsumableResourceUse,
): SchedulerState {
  const needed: readonly ConsumableResourceRequirement[] = spec.consumableResources ?? [];
  if (needed.length === 0) return state;
  const consumableResources = needed.reduce((all, { name, quantity }) => {
    const resource = all.get(name);
    return resource === undefined ? all : all.set(name, change(resource, quantity));
  }, state.consumableResources);
  return { ...state, consumableResources };
}
