/** The consumable resources of a template, and what jobs need of them, as the scheduler sees them. */
import type { BatchModel } from '#shared/model/types';
import { isKnown } from '#shared/model/unknown';
import type { ConsumableResourceRequirement as DeclaredRequirement } from '@aws-sdk/client-batch';
import { rangeOfNode } from './nodes';
import type { ConsumableResource, ConsumableResourceRequirement } from './scheduler';
import type { JobRecord } from './submission';

/** Those of which the template tells how much there is; one that it does not tell of limits nobody. */
export function consumableResourcesOf(model: BatchModel): ConsumableResource[] {
  return model.consumableResources.flatMap(({ name, resourceType, totalQuantity }) => isKnown(totalQuantity)
    ? [{ name, totalQuantity, resourceType: resourceType === 'NON_REPLENISHABLE' ? resourceType : 'REPLENISHABLE' }]
    : []);
}

/** What a job takes while it runs, each resource once. A job of several nodes takes what each of them needs, since all of them run at once. */
export function neededConsumableResources(record: JobRecord, model: BatchModel): ConsumableResourceRequirement[] {
  const quantities = new Map<string, number>();
  for (const { consumableResource, quantity } of declaredBy(record)) {
    const name = nameOf(consumableResource!, model);
    quantities.set(name, (quantities.get(name) ?? 0) + (quantity ?? 0));
  }
  return [...quantities].map(([name, quantity]) => ({ name, quantity }));
}

function declaredBy({ nodeProperties, consumableResourceProperties }: JobRecord): DeclaredRequirement[] {
  const nodes = Array.from({ length: nodeProperties?.numNodes ?? 0 }, (_, index) => rangeOfNode(index, nodeProperties!));
  const all = [consumableResourceProperties, ...nodes.map((node) => node?.consumableResourceProperties)];
  return all.flatMap((properties) => properties?.consumableResourceList ?? []);
}

/** A job names a resource by its name or ARN. */
function nameOf(reference: string, { consumableResources }: BatchModel): string {
  return consumableResources.find(({ references }) => references.includes(reference))?.name ?? reference.split('/').at(-1)!;
}
