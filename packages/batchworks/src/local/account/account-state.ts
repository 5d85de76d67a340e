import type { JsonObject } from '#shared/model/record';
import type { BatchModel } from '#shared/model/types';
import { type Change, CHANGEABLE, type ChangeableMember, type ChangeableResource, type ChangeOfResource, type CreatedChange, type Tags } from './change';

/**
 * For how long a resource is CREATING, UPDATING or DELETING. On AWS it is seconds to minutes; long enough to be seen here too, so that
 * a program which does not wait for VALID fails here as it would there.
 */
export const TRANSITION_MILLISECONDS = 250;

/** What has a status that says so; the others are there, changed or gone at once. */
const HAVE_STATUS: readonly ChangeableMember[] = ['computeEnvironments', 'jobQueues'];

/** The last change of a resource. */
export interface Transition {
  readonly status: 'CREATING' | 'UPDATING' | 'DELETING';
  readonly at: number;
}

/** The resources of an account: those of the templates, with what requests changed. */
export interface AccountState {
  readonly model: BatchModel;
  /** By ARN. */
  readonly transitions: ReadonlyMap<string, Transition>;
  /** By ARN: of what was tagged or untagged. Other tags are among the properties. */
  readonly tags: ReadonlyMap<string, Tags>;
}

/** The account as the templates have it. */
export function initialAccount(model: BatchModel): AccountState {
  return { model, transitions: new Map(), tags: new Map() };
}

/** What follows from a change. One of a resource that is gone changes nothing. */
export function applied(before: AccountState, change: Change): AccountState {
  const state = settled(before, change.at);
  switch (change.type) {
    case 'CREATED':
      return withTransition(withResources(state, change.member, (resources) => [...resources, created(change)]), change, 'CREATING');
    case 'UPDATED': {
      const update = (resource: ChangeableResource) => resource.arn === change.arn ? updated(change.member, resource, change.properties) : resource;
      return withTransition(withResources(state, change.member, (resources) => resources.map(update)), change, 'UPDATING');
    }
    case 'DELETED':
      return HAVE_STATUS.includes(change.member) ? withTransition(state, change, 'DELETING') : withoutAll(state, [change.arn]);
    case 'TAGGED':
      return { ...state, tags: new Map(state.tags).set(change.arn, change.tags) };
  }
}

/** The account at a later time: what was CREATING or UPDATING is VALID, what was DELETING is gone. */
export function settled(state: AccountState, now: number): AccountState {
  const over = [...state.transitions].filter(([, { at }]) => at + TRANSITION_MILLISECONDS <= now);
  if (over.length === 0) { return state; }
  const transitions = without(state.transitions, over.map(([arn]) => arn));
  const gone = over.filter(([, { status }]) => status === 'DELETING').map(([arn]) => arn);
  return gone.length === 0 ? { ...state, transitions } : withoutAll({ ...state, transitions }, gone);
}

/** What jobs can use: a resource that is being deleted is described for a moment, but takes no part any more. */
export function inService({ model, transitions }: AccountState): BatchModel {
  return withoutResources(model, [...transitions].filter(([, { status }]) => status === 'DELETING').map(([arn]) => arn));
}

function withoutAll(state: AccountState, arns: readonly string[]): AccountState {
  return { ...state, model: withoutResources(state.model, arns), tags: without(state.tags, arns) };
}

function withoutResources(model: BatchModel, arns: readonly string[]): BatchModel {
  if (arns.length === 0) { return model; }
  const left = Object.keys(CHANGEABLE).map((member) => [member, model[member as ChangeableMember].filter(({ arn }) => !arns.includes(arn))]);
  return { ...model, ...Object.fromEntries(left) };
}

function withTransition(state: AccountState, { member, arn, at }: ChangeOfResource, status: Transition['status']): AccountState {
  if (!HAVE_STATUS.includes(member)) { return state; }
  return { ...state, transitions: new Map(state.transitions).set(arn, { status, at }) };
}

function withResources(
  state: AccountState, member: ChangeableMember, change: (resources: readonly ChangeableResource[]) => readonly ChangeableResource[],
): AccountState {
  return { ...state, model: { ...state.model, [member]: change(state.model[member]) } };
}

function created({ member, name, arn, properties }: CreatedChange): ChangeableResource {
  return read(member, { template: '', logicalId: name, name, arn, references: [name, arn], properties });
}

function updated(member: ChangeableMember, resource: ChangeableResource, properties: JsonObject): ChangeableResource {
  return { ...resource, ...read(member, { ...resource, properties: { ...resource.properties, ...properties } }) };
}

function read(member: ChangeableMember, { properties, ...identity }: ChangeableResource): ChangeableResource {
  return CHANGEABLE[member].read({ identity, properties, metadata: {}, ref: identity.arn, dependsOn: [] });
}

function without<T>(map: ReadonlyMap<string, T>, keys: readonly string[]): Map<string, T> {
  return new Map([...map].filter(([key]) => !keys.includes(key)));
}
