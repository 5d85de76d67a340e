import { environment, oneQueue, queue, Simulation } from './_helpers';
import { frontOfQueue, vcpusOfQueue } from '../../../src/local/scheduler';

const front = ({ state, now }: Simulation, count = 100) => frontOfQueue(state, 'q', count, now).map(({ job, since }) => [job.spec.jobId, since]);

describe('the front of a queue', () => {
  test('has the RUNNABLE jobs, the next one first, and when each became RUNNABLE', () => {
    const batch = oneQueue(1).submit('a').submit('b').submit('c', { size: 2 }).submit('d', { after: ['a'] });
    expect(front(batch)).toEqual([['b', 2000], ['c:0', 3000], ['c:1', 3000]]);
    expect(front(batch, 1)).toEqual([['b', 2000]]);
  });

  test('moves up when a job gets its place', () => {
    expect(front(oneQueue(1).submit('a').submit('b').submit('c').ran('a'))).toEqual([['c', 5000]]);
  });

  test('moves back when a job is to run again', () => {
    const batch = oneQueue(2).submit('a', { vcpus: 2, attempts: 2 }).submit('b', { vcpus: 2 }).started('a');
    expect(front(batch.exited('a', 1))).toEqual([['b', 4000]]);
  });

  test('has no job that ended while it waited', () => {
    expect(front(oneQueue(1).submit('a').submit('b').submit('c').cancel('b'))).toEqual([['c', 4000]]);
  });

  test('has those last that no environment can take', () => {
    expect(front(oneQueue(1).submit('a').submit('b', { vcpus: 2 }).submit('c'))).toEqual([['c', 3000], ['b', 2000]]);
  });

  test('of a queue that does not exist is empty', () => {
    expect(frontOfQueue(oneQueue(1).state, 'x', 1, 0)).toEqual([]);
  });
});

test('a queue takes what its own jobs take that have a place', () => {
  const batch = new Simulation({ computeEnvironments: [environment('ce', 3)], jobQueues: [queue('q', 1, 'ce'), queue('r', 1, 'ce')] });
  batch.submit('a', { size: 2 }).submit('b', { queue: 'r' }).submit('c');
  expect([vcpusOfQueue(batch.state, 'q'), vcpusOfQueue(batch.ran('b').state, 'q')]).toEqual([2, 3]);
});
