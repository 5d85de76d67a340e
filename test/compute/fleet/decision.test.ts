import { decide, FleetInstance, FleetState } from '../../../src/compute/fleet/scale-fleet.lambda/decision';

let count = 0;
const instance = (jobs: number, draining = false, outdated = false): FleetInstance => (
  { instanceId: `i-${++count}`, containerInstanceArn: `c-${count}`, draining, outdated, jobs }
);
const outdated = (jobs: number, draining = false) => instance(jobs, draining, true);

function fleet(state: Partial<FleetState>): FleetState {
  const desiredInstances = state.instances?.length ?? 0;
  return { waitingJobs: 0, jobsPerInstance: 1, minInstances: 0, maxInstances: 10, desiredInstances, instances: [], unregistered: [], ...state };
}

beforeEach(() => { count = 0; });

describe('grows', () => {
  test.each<[string, Partial<FleetState>, number | undefined]>([
    ['not without jobs', {}, undefined],
    ['by an instance for a job', { waitingJobs: 1 }, 1],
    ['by an instance for so many jobs', { waitingJobs: 9, jobsPerInstance: 4 }, 3],
    ['to the maximum', { waitingJobs: 99 }, 10],
    ['to the minimum', { minInstances: 2 }, 2],
    ['beside what has jobs', { waitingJobs: 1, instances: [instance(1)] }, 2],
    ['not while what was asked for boots', { waitingJobs: 2, desiredInstances: 2 }, undefined],
    ['not while an instance is idle', { waitingJobs: 1, instances: [instance(0)] }, undefined],
    ['beside what drains with a job', { waitingJobs: 1, instances: [instance(1, true)] }, 2],
    ['not beyond the maximum while something drains', { waitingJobs: 5, maxInstances: 2, instances: [instance(1, true), instance(1)] }, undefined],
  ])('%s', (_, state, desiredInstances) => {
    const nothing = { terminate: [], drain: [], unhealthy: [] };
    expect(decide(fleet(state))).toEqual(desiredInstances === undefined ? nothing : { ...nothing, desiredInstances });
  });
});

describe('shrinks', () => {
  test('drains what has no job', () => {
    expect(decide(fleet({ instances: [instance(1), instance(0), instance(0)] }))).toMatchObject({ terminate: [], drain: ['c-2', 'c-3'] });
  });

  test('keeps the minimum', () => {
    expect(decide(fleet({ minInstances: 2, instances: [instance(0), instance(0), instance(0)] })).drain).toEqual(['c-1']);
  });

  test('keeps what the waiting jobs are going to need', () => {
    expect(decide(fleet({ waitingJobs: 1, instances: [instance(0), instance(0)] })).drain).toEqual(['c-1']);
  });

  test('never drains what has a job, even above the maximum', () => {
    expect(decide(fleet({ maxInstances: 1, instances: [instance(1), instance(2)] })).drain).toEqual([]);
  });

  test('terminates what has drained', () => {
    expect(decide(fleet({ instances: [instance(0, true), instance(1)] }))).toMatchObject({ terminate: [{ instanceId: 'i-1', replace: false }], drain: [] });
  });

  test('waits for the jobs of what drains', () => {
    expect(decide(fleet({ instances: [instance(1, true)] }))).toMatchObject({ terminate: [], drain: [] });
  });

  test('replaces what has drained where it is needed again', () => {
    expect(decide(fleet({ waitingJobs: 1, instances: [instance(0, true)] })).terminate).toEqual([{ instanceId: 'i-1', replace: true }]);
    expect(decide(fleet({ minInstances: 2, instances: [instance(1), instance(0, true)] })).terminate).toEqual([{ instanceId: 'i-3', replace: true }]);
  });
});

describe('replaces what is outdated', () => {
  test('after its jobs, which it finishes', () => {
    expect(decide(fleet({ instances: [outdated(1), instance(1)] }))).toMatchObject({ terminate: [], drain: ['c-1'] });
    expect(decide(fleet({ instances: [outdated(1, true)] }))).toMatchObject({ terminate: [], drain: [] });
  });

  test('by what the waiting jobs need, beside it', () => {
    expect(decide(fleet({ waitingJobs: 1, instances: [outdated(1)] }))).toMatchObject({ desiredInstances: 2, drain: ['c-1'] });
  });

  test('and not beyond the maximum', () => {
    expect(decide(fleet({ waitingJobs: 1, maxInstances: 1, instances: [outdated(1)] })).desiredInstances).toBeUndefined();
  });

  test('without a job in two rounds, as what has no use', () => {
    expect(decide(fleet({ waitingJobs: 1, instances: [outdated(0)] }))).toMatchObject({ terminate: [], drain: ['c-1'] });
    expect(decide(fleet({ waitingJobs: 1, instances: [outdated(0, true)] })).terminate).toEqual([{ instanceId: 'i-2', replace: true }]);
    expect(decide(fleet({ instances: [outdated(0, true)] })).terminate).toEqual([{ instanceId: 'i-3', replace: false }]);
  });

  test('down to the minimum, which is replaced, too', () => {
    expect(decide(fleet({ minInstances: 2, instances: [outdated(0), outdated(0)] }))).toMatchObject({ terminate: [], drain: ['c-1', 'c-2'] });
    const { terminate } = decide(fleet({ minInstances: 2, instances: [outdated(0, true), outdated(0, true)] }));
    expect(terminate.map(({ replace }) => replace)).toEqual([true, true]);
  });

  test('instead of what the waiting jobs can have at once', () => {
    expect(decide(fleet({ waitingJobs: 1, instances: [outdated(0), instance(0)] })).drain).toEqual(['c-1']);
  });
});

test('has instances replaced that did not join', () => {
  expect(decide(fleet({ unregistered: ['i-lost'] })).unhealthy).toEqual(['i-lost']);
});

test('goes down to zero in two rounds, and never below the minimum', () => {
  const first = fleet({ instances: [instance(0), instance(0)] });
  expect(decide(first).drain).toHaveLength(2);
  const second = fleet({ instances: first.instances.map((entry) => ({ ...entry, draining: true })) });
  expect(decide(second).terminate.every(({ replace }) => !replace)).toBe(true);
});

test('for every fleet: no job is cut off, and the size stays between minimum and maximum', () => {
  const both = [false, true];
  const kinds = [0, 1].flatMap((jobs) => both.flatMap((draining) => both.map((old): [number, boolean, boolean] => [jobs, draining, old])));
  const fleets = kinds.flatMap((a) => kinds.flatMap((b) => kinds.map((c) => [a, b, c].map((kind) => instance(...kind)))));
  for (const instances of fleets) {
    for (const [waitingJobs, minInstances, booting] of [[0, 0, 0], [1, 0, 1], [2, 1, 0], [9, 2, 2], [0, 3, 0]]) {
      const state = fleet({ instances, waitingJobs, minInstances, maxInstances: 5, desiredInstances: instances.length + booting });
      const { desiredInstances = state.desiredInstances, terminate, drain } = decide(state);
      const terminated = instances.filter(({ instanceId }) => terminate.some((entry) => entry.instanceId === instanceId));
      const drained = instances.filter(({ containerInstanceArn }) => drain.includes(containerInstanceArn));
      expect(terminated.filter(({ jobs, draining }) => jobs > 0 || !draining)).toEqual([]);
      expect(drained.filter(({ jobs, draining, outdated: old }) => draining || (jobs > 0 && !old))).toEqual([]);
      const left = desiredInstances - terminate.filter(({ replace }) => !replace).length;
      expect(left).toBeGreaterThanOrEqual(minInstances);
      expect(left).toBeLessThanOrEqual(5);
    }
  }
});
