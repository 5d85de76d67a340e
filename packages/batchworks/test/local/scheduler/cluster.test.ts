import { environment, oneQueue, queue, Simulation } from './_helpers';
import { frontOfQueue, nextDeadline } from '../../../src/local/scheduler';

const clusterOf = (vcpus: number, options?: { enabled?: boolean }) => ({ computeEnvironments: [environment('ce', vcpus, options)], jobQueues: [queue('q', 1, 'ce')] });

describe('an environment', () => {
  test('that is disabled places nobody, and what runs goes on', () => {
    const batch = oneQueue(1).submit('a').submit('b').become(clusterOf(1, { enabled: false })).ran('a');
    expect(batch.status('a', 'b')).toBe('SUCCEEDED RUNNABLE');
    expect(batch.job('b')?.statusReason).toMatch(/^ACTION_REQUIRED/);
  });

  test('that is enabled places those who waited, in their order', () => {
    const batch = new Simulation(clusterOf(9, { enabled: false })).submit('a').submit('b').become(clusterOf(9));
    expect(batch.log).toEqual(['START a', 'START b']);
    expect(batch.job('a')?.statusReason).toBeUndefined();
  });

  test('that grows places a job that was too large', () => {
    expect(oneQueue(1).submit('a', { vcpus: 2 }).become(clusterOf(2)).log).toEqual(['START a']);
  });

  test('that shrinks stays full until what runs has ended', () => {
    const batch = oneQueue(2).submit('a').submit('b').become(clusterOf(1)).submit('c').ran('a');
    expect(batch.status('c')).toBe('RUNNABLE');
    expect(batch.ran('b').status('c')).toBe('STARTING');
  });

  test('that is gone lets its jobs end', () => {
    const moved = { computeEnvironments: [environment('other', 1)], jobQueues: [queue('q', 1, 'other')] };
    expect(oneQueue(1).submit('a').submit('b').become(moved).ran('a').status('a', 'b')).toBe('SUCCEEDED STARTING');
  });
});

describe('a queue', () => {
  test('that is disabled goes on with the jobs that it has', () => {
    const disabled = { ...clusterOf(1), jobQueues: [{ ...queue('q', 1, 'ce'), enabled: false }] };
    expect(oneQueue(1).submit('a').submit('b').become(disabled).ran('a').status('b')).toBe('STARTING');
  });

  test('of a new priority is asked first', () => {
    const both = (q: number) => ({ computeEnvironments: [environment('ce', 1)], jobQueues: [queue('q', q, 'ce'), queue('r', 5, 'ce')] });
    const batch = new Simulation(both(1)).submit('first').submit('low').submit('high', { queue: 'r' }).become(both(9)).ran('first');
    expect(batch.status('low', 'high')).toBe('STARTING RUNNABLE');
  });

  test('that is new takes jobs', () => {
    const more = { ...clusterOf(1), jobQueues: [queue('q', 1, 'ce'), queue('new', 1, 'ce')] };
    expect(oneQueue(1).become(more).submit('a', { queue: 'new' }).status('a')).toBe('STARTING');
  });

  test('that is deleted ends its jobs', () => {
    const batch = oneQueue(1).submit('a').submit('b').submit('c', { after: ['a'] }).become({ ...clusterOf(1), jobQueues: [] });
    expect(batch.log.slice(1)).toEqual(['STOP a']);
    expect(batch.exited('a', 137).status('a', 'b', 'c')).toBe('FAILED FAILED FAILED');
    expect(batch.job('a')?.statusReason).toBe('Job Queue deleted');
  });

  test('keeps the order of its shares, and what they used', () => {
    const fair = { ...clusterOf(1), jobQueues: [{ ...queue('q', 1, 'ce'), fairShare: { decaySeconds: 600, computeReservation: 0, weights: [] } }] };
    const batch = new Simulation(fair).submit('x1', { share: 'x' }).submit('x2', { share: 'x' }).submit('x3', { share: 'x', priority: 1 }).submit('y1', { share: 'y' });
    const order = () => frontOfQueue(batch.state, 'q', 9, batch.now).map(({ job }) => job.spec.jobId);
    const before = order();
    batch.become(fair);
    expect(order()).toEqual(before);
  });

  test('forgets the time limit of a job that has a chance now', () => {
    const impatient = (vcpus: number) => ({
      ...clusterOf(vcpus), jobQueues: [{ ...queue('q', 1, 'ce'), timeLimits: [{ reason: 'MISCONFIGURATION', maxTimeSeconds: 600 }] }],
    });
    const batch = new Simulation(impatient(2)).submit('a', { vcpus: 2 }).submit('b', { vcpus: 3 });
    expect(nextDeadline(batch.state)).toBeDefined();
    expect(nextDeadline(batch.become(impatient(3)).state)).toBeUndefined();
    expect(batch.passed(6000).status('b')).toBe('RUNNABLE');
  });
});
