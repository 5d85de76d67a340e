/** What was deployed before, for the rules that compare. */
import type { Inspection } from './inspection';
import { isObject, type JsonObject } from '../model/record';
import type { BatchModel, ResourceIdentity } from '../model/types';
import { Unknown } from '../model/unknown';

/** The resource as it was deployed before: CloudFormation knows it by its logical id in the same template. */
export function deployedBefore<Kind extends keyof BatchModel>(
  kind: Kind, resource: ResourceIdentity, inspection: Inspection,
): BatchModel[Kind][number] | undefined {
  return inspection.once(kind, indexBefore).get(keyOf(resource)) as BatchModel[Kind][number] | undefined;
}

function indexBefore(kind: keyof BatchModel, { before }: Inspection): ReadonlyMap<string, ResourceIdentity> {
  const resources: readonly ResourceIdentity[] = before?.[kind] ?? [];
  return new Map(resources.map((resource) => [keyOf(resource), resource]));
}

function keyOf({ template, logicalId }: ResourceIdentity) {
  return JSON.stringify([template, logicalId]);
}

/** The members that provably differ, by their names. What is not known may have stayed as it was. */
export function changedMembers(before: JsonObject, now: JsonObject): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(now)]);
  return [...names].filter((name) => differs(before[name], now[name]));
}

/** Whether two values provably differ. An empty object or list says the same as nothing. */
export function differs(before: unknown, now: unknown): boolean {
  if (before instanceof Unknown || now instanceof Unknown) {
    return false;
  }
  if (Array.isArray(before) && Array.isArray(now)) {
    return before.length !== now.length || before.some((item, index) => differs(item, now[index]));
  }
  if (isObject(before) || isObject(now)) {
    return isObject(before ?? {}) && isObject(now ?? {})
      ? changedMembers((before ?? {}) as JsonObject, (now ?? {}) as JsonObject).length > 0
      : true;
  }
  return before !== now;
}
