import type { Change } from '../../../src/local/account';
import { type AccountState, applied, initialAccount, inService, settled, TRANSITION_MILLISECONDS } from '../../../src/local/account/account-state';
import { readDeployment } from '../../../src/local/deployment';
import { template, writeTemplate } from '../../_helpers/templates';

const BULK = 'arn:aws:batch:us-east-1:000000000000:job-queue/Bulk';
const NEW = 'arn:aws:batch:us-east-1:000000000000:job-queue/New';
const created: Change = { type: 'CREATED', at: 0, member: 'jobQueues', name: 'New', arn: NEW, properties: { priority: 7, computeEnvironmentOrder: [{ order: 1, computeEnvironment: 'Compute' }] } };
const ofQueue = (arn: string) => ({ at: 0, member: 'jobQueues' as const, arn });

/** The account of a template with the queues "Bulk" and "Urgent", after some changes. */
function after(...changes: readonly Change[]): AccountState {
  return changes.reduce(applied, initialAccount(readDeployment(writeTemplate(template({}))).model));
}

const names = ({ model }: AccountState) => model.jobQueues.map(({ name }) => name);

describe('a change of the account', () => {
  test('adds a resource as a template would', () => {
    expect(after(created).model.jobQueues.at(-1)).toMatchObject({ name: 'New', arn: NEW, priority: 7, state: 'ENABLED', computeEnvironments: ['Compute'], references: ['New', NEW] });
  });

  test('changes the members that it has, and leaves the others', () => {
    const { model } = after({ type: 'UPDATED', ...ofQueue(BULK), properties: { state: 'DISABLED' } });
    expect(model.jobQueues[0]).toMatchObject({ name: 'Bulk', logicalId: 'Bulk', state: 'DISABLED', priority: 1, computeEnvironments: [expect.stringMatching(/Compute$/)] });
    expect(model.jobQueues[1]).toMatchObject({ name: 'Urgent', state: 'ENABLED' });
  });

  test('of a resource that does not exist changes no resource', () => {
    expect(after({ type: 'UPDATED', ...ofQueue(NEW), properties: { priority: 1 } }).model).toEqual(after().model);
  });

  test('is over after a while, and what is DELETING is gone then, with its tags', () => {
    const state = after(created, { type: 'TAGGED', at: 0, arn: BULK, tags: { a: 'b' } }, { type: 'DELETED', ...ofQueue(BULK) });
    const sooner = settled(state, TRANSITION_MILLISECONDS - 1);
    expect([...sooner.transitions.values()].map(({ status }) => status)).toEqual(['CREATING', 'DELETING']);
    expect(names(sooner)).toEqual(['Bulk', 'Urgent', 'New']);
    const later = settled(state, TRANSITION_MILLISECONDS);
    expect(names(later)).toEqual(['Urgent', 'New']);
    expect([later.transitions.size, later.tags.size]).toEqual([0, 0]);
  });

  test('that deletes takes a resource out of service at once, also while others are made', () => {
    const state = after({ type: 'DELETED', ...ofQueue(BULK) }, created);
    expect(names(state)).toEqual(['Bulk', 'Urgent', 'New']);
    expect(names({ ...state, model: inService(state) })).toEqual(['Urgent', 'New']);
  });

  test.each(['schedulingPolicies', 'consumableResources'] as const)('that deletes one of the %s is over at once, as they have no status', (member) => {
    const one = { at: 0, member, arn: 'arn:one' };
    const state = after({ ...one, type: 'CREATED', name: 'one', properties: {} }, { type: 'TAGGED', at: 0, arn: 'arn:one', tags: { a: 'b' } }, { ...one, type: 'DELETED' });
    expect([state.model[member], state.tags.size, state.transitions.size]).toEqual([[], 0, 0]);
  });

  test('is plain data: written down and read again, it means the same', () => {
    const changes: Change[] = [created, { type: 'UPDATED', ...ofQueue(BULK), properties: { priority: 3 } }, { type: 'TAGGED', at: 0, arn: NEW, tags: {} }];
    expect(after(...JSON.parse(JSON.stringify(changes)) as Change[])).toEqual(after(...changes));
  });
});
