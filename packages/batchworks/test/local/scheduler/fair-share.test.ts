import { environment, type JobOptions, queue, Simulation } from './_helpers';
import { frontOfQueue, usedShares, type FairShare } from '../../../src/local/scheduler';

/** One fair-share queue `q` on so many vCPUs. */
function fairQueue(vcpus: number, policy: Partial<FairShare> = {}): Simulation {
  const fairShare = { decaySeconds: 600, computeReservation: 0, weights: [], ...policy };
  return new Simulation({ computeEnvironments: [environment('ce', vcpus)], jobQueues: [{ ...queue('q', 1, 'ce'), fairShare }] });
}

/** Submits jobs of a share: `a1`, `a2` and so on are of the share `a`. */
function submit(batch: Simulation, jobIds: string, options: JobOptions = {}): Simulation {
  jobIds.split(' ').forEach((jobId) => batch.submit(jobId, { share: jobId[0], ...options }));
  return batch;
}

const started = ({ log }: Simulation) => log.filter((line) => line.startsWith('START')).map((line) => line.slice('START '.length)).join(' ');

describe('a fair-share queue', () => {
  test('gives the turn to the share that uses least, however many jobs another one has', () => {
    const batch = submit(fairQueue(2), 'a1 a2 a3 a4 b1 b2');
    expect(started(batch)).toBe('a1 a2');
    expect(started(batch.ran('a1'))).toBe('a1 a2 b1');
    expect(started(batch.exited('a2', 0))).toBe('a1 a2 b1 a3');
  });

  test('of equal shares takes the one whose job waits longest', () => {
    expect(started(submit(fairQueue(1), 'a1 c1 b1').ran('a1'))).toBe('a1 c1');
  });

  test('gives more to a share with a smaller weight', () => {
    const batch = submit(fairQueue(3, { weights: [{ shareIdentifier: 'a', weightFactor: 0.5 }] }), 'x', { vcpus: 3 });
    submit(batch, 'a1 a2 a3 b1 b2 b3').ran('x');
    expect(usedShares(batch.state, 'q')).toEqual([{ shareIdentifier: 'a', vcpus: 2 }, { shareIdentifier: 'b', vcpus: 1 }]);
  });

  test('finds weights by the beginning of the identifier', () => {
    const batch = submit(fairQueue(3, { weights: [{ shareIdentifier: 'a*', weightFactor: 0.5 }] }), 'x', { vcpus: 3 });
    batch.submit('1', { share: 'ab' }).submit('2', { share: 'ab' }).submit('3', { share: 'b' }).submit('4', { share: 'b' }).ran('x');
    expect(usedShares(batch.state, 'q')).toEqual([{ shareIdentifier: 'ab', vcpus: 2 }, { shareIdentifier: 'b', vcpus: 1 }]);
  });

  test('remembers what a share used, and forgets it with time', () => {
    const after = (seconds: number) => {
      const batch = submit(fairQueue(1), 'a1').started('a1').passed(600).exited('a1', 0);
      submit(batch, 'c1').started('c1').passed(seconds);
      return started(submit(batch, 'a2 b1').exited('c1', 0));
    };
    expect(after(1)).toBe('a1 c1 b1');
    expect(after(600 * 40)).toBe('a1 c1 a2');
  });

  test('takes the jobs of a share by their priority, then first in, first out', () => {
    const batch = submit(submit(submit(fairQueue(1), 'a1 a2'), 'a3 a4', { priority: 5 }), 'a5', { priority: 9 });
    expect(started(batch.ran('a1').ran('a5').ran('a3').ran('a4'))).toBe('a1 a5 a3 a4 a2');
  });

  test('lets a job that runs again go before those of its priority', () => {
    const batch = submit(submit(fairQueue(1), 'a1', { attempts: 2 }), 'a2');
    expect(started(batch.ran('a1', 1))).toBe('a1 a1');
  });

  test('passes over jobs that ended while they waited', () => {
    expect(started(submit(fairQueue(1), 'a1 a2 a3').cancel('a2').ran('a1'))).toBe('a1 a3');
  });

  test('waits with the job whose turn it is', () => {
    const batch = submit(submit(fairQueue(2), 'a1'), 'b1', { vcpus: 2 });
    expect(started(submit(batch, 'a2'))).toBe('a1');
  });

  test('shows who is next', () => {
    const { state, now } = submit(fairQueue(1), 'a1 a2 a3 b1 b2');
    expect(frontOfQueue(state, 'q', 3, now).map(({ job }) => job.spec.jobId)).toEqual(['b1', 'b2', 'a2']); // `a` has used some already
  });
});

describe('the reservation', () => {
  test.each([[50, 'a1 a2 a3 a4'], [25, 'a1 a2 a3 a4 a5 a6'], [0, 'a1 a2 a3 a4 a5 a6 a7 a8']])('of %i %% keeps its part free beside one share', (computeReservation, jobs) => {
    expect(started(submit(fairQueue(8, { computeReservation }), 'a1 a2 a3 a4 a5 a6 a7 a8 a9'))).toBe(jobs);
  });

  test('of 50 % is a quarter beside two shares', () => {
    expect(started(submit(fairQueue(8, { computeReservation: 50 }), 'a1 a2 a3 a4 a5 a6 b1 b2 b3 b4'))).toBe('a1 a2 a3 a4 b1 a5');
  });

  test('counts a share until its use is decayed', () => {
    const batch = submit(submit(fairQueue(4, { computeReservation: 50 }), 'a1').ran('a1'), 'b1 b2 b3 b4');
    expect(started(batch)).toBe('a1 b1 b2 b3');
    batch.passed(700).ran('b1');
    expect(started(batch)).toBe('a1 b1 b2 b3');
  });

  test('does not count a share whose jobs were cancelled while they waited', () => {
    const batch = submit(submit(fairQueue(4, { computeReservation: 50 }), 'a1 a2 a3'), 'b1', { vcpus: 4 }).cancel('b1');
    expect(started(batch)).toBe('a1 a2');
    expect(batch.state.shares.get('q')!.get('b')!.lines).toEqual([]);
  });

  test('never keeps a queue idle', () => {
    expect(started(submit(fairQueue(2, { computeReservation: 99 }), 'a1', { vcpus: 2 }))).toBe('a1');
  });
});
