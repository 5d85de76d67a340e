import { environment, queue, Simulation, oneQueue } from './_helpers';

/** Two queues that share one compute environment. */
function highAndLow(vcpus: number): Simulation {
  return new Simulation({ computeEnvironments: [environment('ce', vcpus)], jobQueues: [queue('low', 1, 'ce'), queue('high', 9, 'ce')] });
}

/** One queue with a small compute environment before a large one. */
function smallThenLarge(small: Parameters<typeof environment>[2] = {}): Simulation {
  return new Simulation({
    computeEnvironments: [environment('large', 8, { gpus: 1 }), environment('small', 2, small)],
    jobQueues: [queue('q', 1, 'small', 'large')],
  });
}

describe('within a queue', () => {
  test('jobs are placed first in, first out', () => {
    const batch = oneQueue(1).submit('a').submit('b').submit('c').ran('a').ran('b');
    expect(batch.log).toEqual(['START a', 'START b', 'START c']);
  });

  test('a job that does not fit yet blocks those behind it', () => {
    const batch = oneQueue(2).submit('a').submit('b', { vcpus: 2 }).submit('c');
    expect(batch.status('b', 'c')).toBe('RUNNABLE RUNNABLE');
    expect(batch.ran('a').log).toEqual(['START a', 'START b']);
  });

  test('a job that ended while it blocked the queue lets the next one pass', () => {
    expect(oneQueue(2).submit('a').submit('b', { vcpus: 2 }).submit('c').cancel('b').log).toEqual(['START a', 'START c']);
  });

  test.each([
    ['vCPUs', { vcpus: 3 }, 'MISCONFIGURATION:COMPUTE_ENVIRONMENT_MAX_RESOURCE'],
    ['memory', { memoryMiB: 1025 }, 'MISCONFIGURATION:JOB_RESOURCE_REQUIREMENT'],
    ['GPUs', { gpus: 2 }, 'MISCONFIGURATION:JOB_RESOURCE_REQUIREMENT'],
  ])('a job that needs more %s than there are stays RUNNABLE, says why and blocks nobody', (_, options, reason) => {
    const batch = new Simulation({
      computeEnvironments: [environment('ce', 2, { memoryMiB: 1024, gpus: 1 })],
      jobQueues: [queue('q', 1, 'ce')],
    }).submit('a', options).submit('b');
    expect(batch.job('a')).toMatchObject({ status: 'RUNNABLE', statusReason: expect.stringContaining(reason) });
    expect(batch.log).toEqual(['START b']);
    expect(batch.cancel('a').status('a')).toBe('FAILED');
  });

  test('a queue whose environments are all disabled says so', () => {
    const batch = new Simulation({ computeEnvironments: [environment('ce', 2, { enabled: false })], jobQueues: [queue('q', 1, 'ce')] });
    expect(batch.submit('a').job('a')).toMatchObject({ status: 'RUNNABLE', statusReason: expect.stringContaining('disabled') });
  });
});

describe('compute environments of a queue', () => {
  test('are tried in their order', () => {
    const batch = smallThenLarge().submit('a').submit('b', { vcpus: 2 }).submit('c');
    expect([batch.job('a'), batch.job('b'), batch.job('c')].map((job) => job!.computeEnvironment)).toEqual(['small', 'large', 'small']);
  });

  test.each([
    ['memory', { memoryMiB: 150 }],
    ['GPUs', { gpus: 1 }],
  ])('need enough %s too', (_, options) => {
    expect(smallThenLarge({ memoryMiB: 100 }).submit('a', options).job('a')!.computeEnvironment).toBe('large');
  });

  test('get no job while disabled', () => {
    expect(smallThenLarge({ enabled: false }).submit('a').job('a')!.computeEnvironment).toBe('large');
  });

  test.each([
    ['vcpus', 0.25, 1],
    ['memoryMiB', 256, 1024],
  ])('are filled to the last of their %s, and not beyond', (resource, each, capacity) => {
    const batch = new Simulation({
      computeEnvironments: [environment('ce', Infinity, { memoryMiB: Infinity })].map((ce) => ({ ...ce, capacity: { ...ce.capacity, [resource]: capacity } })),
      jobQueues: [queue('q', 1, 'ce')],
    });
    expect(batch.submit('a', { size: 5, [resource]: each }).children('a')).toEqual({ STARTING: 4, RUNNABLE: 1 });
    expect(batch.exited('a:2', 0).children('a')).toEqual({ STARTING: 4, SUCCEEDED: 1 });
  });
});

describe('between queues', () => {
  test('the higher priority is placed first', () => {
    const batch = highAndLow(1).submit('now', { queue: 'low' }).submit('low', { queue: 'low' }).submit('high', { queue: 'high' });
    expect(batch.ran('now').ran('high').log).toEqual(['START now', 'START high', 'START low']);
  });

  test('a job of higher priority that does not fit yet keeps nothing free', () => {
    const batch = highAndLow(2).submit('a', { queue: 'low' }).submit('high', { queue: 'high', vcpus: 2 }).submit('b', { queue: 'low' });
    expect(batch.log).toEqual(['START a', 'START b']);
  });

  test('equal priorities are placed in the order of the list', () => {
    const batch = new Simulation({ computeEnvironments: [environment('ce', 1)], jobQueues: [queue('q', 1, 'ce'), queue('r', 1, 'ce')] });
    batch.submit('now').submit('r', { queue: 'r' }).submit('q').ran('now').ran('q');
    expect(batch.log).toEqual(['START now', 'START q', 'START r']);
  });

  test('a disabled queue still places what it has taken in', () => {
    const batch = new Simulation({ computeEnvironments: [environment('ce', 1)], jobQueues: [{ ...queue('q', 1, 'ce'), enabled: false }] });
    expect(batch.submit('a').status('a')).toBe('STARTING');
  });
});

describe('a name that does not exist', () => {
  test('of a queue', () => {
    expect(() => oneQueue(1).submit('a', { queue: 'x' })).toThrow('job a is for the job queue x, which must be one of: q');
  });

  test('of a compute environment', () => {
    expect(() => new Simulation({ computeEnvironments: [environment('ce', 1)], jobQueues: [queue('q', 1, 'x')] }))
      .toThrow('job queue q uses the compute environment x, which must be one of: ce');
  });
});
