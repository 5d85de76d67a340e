import { consumable, environment, queue, Simulation } from './_helpers';
import { consumableResourceOf, jobsByConsumableResource, type ConsumableResource } from '../../../src/local/scheduler';

/** A queue `q` with compute for all, and these consumable resources. */
function batchWith(...consumableResources: ConsumableResource[]): Simulation {
  return new Simulation({ computeEnvironments: [environment('ce', 99)], jobQueues: [queue('q', 1, 'ce')], consumableResources });
}

/** What of a resource there is, is in use, and is left. */
function quantities({ state }: Simulation, name = 'license'): (number | undefined)[] {
  const found = consumableResourceOf(state, name);
  return [found?.totalQuantity, found?.inUseQuantity, found?.availableQuantity];
}

describe('on a new start', () => {
  /** A new start, with these consumable resources in the template. */
  const resumed = (batch: Simulation, ...consumableResources: ConsumableResource[]) => batch.tell({
    type: 'RESUMED', at: batch.now, lost: [], ended: [], cluster: { computeEnvironments: [environment('ce', 99)], jobQueues: [queue('q', 1, 'ce')], consumableResources },
  });

  test('a resource that the template lost limits nobody any more', () => {
    const batch = batchWith(consumable('license', 0)).submit('a', { needs: { license: 1 } });
    expect(batch.status('a')).toBe('RUNNABLE');
    expect(resumed(batch).status('a')).toBe('STARTING');
  });

  test('there is as much as the template says now', () => {
    expect(quantities(resumed(batchWith(consumable('license', 3)), consumable('license', 5)))).toEqual([5, 0, 5]);
  });

  test('what was used up stays used up', () => {
    const batch = batchWith(consumable('license', 3, 'NON_REPLENISHABLE')).submit('a', { needs: { license: 2 } }).ran('a');
    expect(quantities(resumed(batch, consumable('license', 3, 'NON_REPLENISHABLE')))).toEqual([1, 0, 1]);
  });
});

describe('a job that needs a consumable resource', () => {
  test('waits until there is enough of it, and blocks those behind it', () => {
    const batch = batchWith(consumable('license', 3)).submit('a', { needs: { license: 2 } }).submit('b', { needs: { license: 2 } }).submit('c');
    expect(batch.status('a', 'b', 'c')).toBe('STARTING RUNNABLE RUNNABLE');
    expect(quantities(batch)).toEqual([3, 2, 1]);
    expect(batch.ran('a').status('b', 'c')).toBe('STARTING STARTING');
  });

  test('waits for each of them', () => {
    const batch = batchWith(consumable('license', 1), consumable('seat', 0)).submit('a', { needs: { license: 1, seat: 1 } });
    expect(batch.status('a')).toBe('RUNNABLE');
    expect(quantities(batch)).toEqual([1, 0, 1]);
  });

  test('waits in a fair-share queue too', () => {
    const fair = { ...queue('q', 1, 'ce'), fairShare: { decaySeconds: 60, computeReservation: 0, weights: [] } };
    const cluster = { computeEnvironments: [environment('ce', 9)], jobQueues: [fair], consumableResources: [consumable('license', 1)] };
    const batch = new Simulation(cluster).submit('a', { share: 'x', needs: { license: 1 } }).submit('b', { share: 'y', needs: { license: 1 } });
    expect(batch.status('a', 'b')).toBe('STARTING RUNNABLE');
    expect(batch.ran('a').status('b')).toBe('STARTING');
  });

  test('starts where the resource is of another template', () => {
    expect(batchWith().submit('a', { needs: { foreign: 7 } }).status('a')).toBe('STARTING');
  });

  test('is each child of an array', () => {
    expect(batchWith(consumable('license', 2)).submit('a', { size: 3, needs: { license: 1 } }).children('a')).toEqual({ STARTING: 2, RUNNABLE: 1 });
  });
});

describe('what a job took', () => {
  test.each([
    ['REPLENISHABLE', 'success', 0, [3, 0, 3]],
    ['REPLENISHABLE', 'failure', 1, [3, 0, 3]],
    ['NON_REPLENISHABLE', 'success', 0, [1, 0, 1]],
    ['NON_REPLENISHABLE', 'failure', 1, [1, 0, 1]],
  ] as const)('of a %s resource is, after %s', (type, _, exitCode, expected) => {
    const batch = batchWith(consumable('license', 3, type)).submit('a', { needs: { license: 2 } });
    expect(quantities(batch)).toEqual([3, 2, 1]);
    expect(quantities(batch.ran('a', exitCode))).toEqual(expected);
  });

  test('is there for others before it runs again', () => {
    const batch = batchWith(consumable('license', 2, 'NON_REPLENISHABLE')).submit('a', { attempts: 2, needs: { license: 2 } }).ran('a', 1);
    expect(batch.status('a')).toBe('RUNNABLE');
    expect(quantities(batch)).toEqual([0, 0, 0]);
  });
});

describe('a consumable resource', () => {
  test('lets waiting jobs start when there is more of it', () => {
    const batch = batchWith(consumable('license', 0)).submit('a', { needs: { license: 1 } });
    batch.tell({ type: 'CONSUMABLE_RESOURCE_SET', at: 9000, resource: consumable('license', 1) });
    expect(batch.log).toEqual(['START a']);
  });

  test('can become less than what is in use', () => {
    const batch = batchWith(consumable('license', 3)).submit('a', { needs: { license: 3 } });
    batch.tell({ type: 'CONSUMABLE_RESOURCE_SET', at: 9000, resource: consumable('license', 1) });
    expect(quantities(batch)).toEqual([1, 3, 0]);
    expect(quantities(batch.ran('a'))).toEqual([1, 0, 1]);
  });

  test('that is deleted limits nobody, and knows its jobs when it is made again', () => {
    const batch = batchWith(consumable('license', 1)).submit('a', { needs: { license: 1 } }).submit('b', { needs: { license: 1 } });
    batch.tell({ type: 'CONSUMABLE_RESOURCE_DELETED', at: 9000, name: 'license' });
    expect(batch.status('a', 'b')).toBe('STARTING STARTING');
    batch.tell({ type: 'CONSUMABLE_RESOURCE_SET', at: 9000, resource: consumable('license', 5) });
    expect(quantities(batch)).toEqual([5, 2, 3]);
  });

  test('tells which jobs need it', () => {
    const { state } = batchWith(consumable('license', 1)).submit('a', { needs: { license: 1 } }).submit('b').submit('c', { size: 2, needs: { license: 1 } });
    expect(jobsByConsumableResource(state, 'license').map(({ spec }) => spec.jobId).sort()).toEqual(['a', 'c:0', 'c:1']);
  });
});
