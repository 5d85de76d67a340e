import * as fc from 'fast-check';
import { environment, oneQueue, queue, Simulation } from './_helpers';
import { CLUSTER, jobsOf, Player, steps } from './_workload';
import { frontOfQueue, nextDeadline, schedule, type Cluster, type ComputeEnvironment, type JobQueue } from '../../../src/local/scheduler';

/** Changes the cluster of a scheduler under test. */
function reconfigured(batch: Simulation, cluster: Cluster): Simulation {
  return batch.tell({ type: 'CLUSTER_CHANGED', at: batch.now, cluster });
}

const cluster = (computeEnvironments: ComputeEnvironment[], ...jobQueues: JobQueue[]): Cluster => ({ computeEnvironments, jobQueues });

describe('when the cluster changes', () => {
  test('to what it is, all stays as it is', () => {
    fc.assert(fc.property(steps, (workload) => {
      const { state } = new Player(CLUSTER, () => undefined).play(workload);
      const at = 10 ** 7;
      const settled = schedule(state, { type: 'TICKED', at }).state;
      const { state: next, actions } = schedule(settled, { type: 'CLUSTER_CHANGED', at, cluster: CLUSTER });
      expect(actions).toEqual([]);
      expect(jobsOf(next)).toEqual(jobsOf(settled));
      expect(next.used.toJS()).toEqual(settled.used.toJS());
      expect(nextDeadline(next)).toBe(nextDeadline(settled));
      CLUSTER.jobQueues.forEach(({ name }) => expect(frontOfQueue(next, name, 9, at)).toEqual(frontOfQueue(settled, name, 9, at)));
    }));
  });

  test('what waits starts in an environment that grew, and what runs goes on', () => {
    const batch = oneQueue(1).submit('a').submit('b').submit('c');
    expect(reconfigured(batch, cluster([environment('ce', 2)], queue('q', 1, 'ce'))).log).toEqual(['START a', 'START b']);
  });

  test('nothing starts in an environment that shrank below what runs', () => {
    const batch = reconfigured(oneQueue(3).submit('a').submit('b').submit('c').submit('d'), cluster([environment('ce', 1)], queue('q', 1, 'ce')));
    expect(batch.ran('a').ran('b').log).toEqual(['START a', 'START b', 'START c']);
    expect(batch.ran('c').log).toContain('START d');
  });

  test('jobs keep their places in line', () => {
    const batch = oneQueue(1).submit('a').submit('b').submit('c').submit('d');
    reconfigured(batch, cluster([environment('ce', 1)], queue('q', 7, 'ce')));
    expect(batch.ran('a').ran('b').ran('c').log).toEqual(['START a', 'START b', 'START c', 'START d']);
  });

  test('a job that fits no more says so, until it fits again', () => {
    const batch = oneQueue(2).submit('a', { vcpus: 2 }).submit('b', { vcpus: 2 });
    reconfigured(batch, cluster([environment('ce', 1)], queue('q', 1, 'ce')));
    expect(batch.job('b')).toMatchObject({ status: 'RUNNABLE', statusReason: expect.stringContaining('MISCONFIGURATION') });
    reconfigured(batch, cluster([environment('ce', 2)], queue('q', 1, 'ce')));
    expect(batch.job('b')!.statusReason).toBeUndefined();
    expect(batch.ran('a').status('b')).toBe('STARTING');
  });

  test('a limit of waiting that is taken away ends nothing', () => {
    const timeLimits = [{ reason: 'MISCONFIGURATION', maxTimeSeconds: 600 }];
    const limited = cluster([environment('ce', 1)], { ...queue('q', 1, 'ce'), timeLimits });
    const batch = new Simulation(limited).submit('a', { vcpus: 2 });
    expect(reconfigured(batch, cluster([environment('ce', 1)], queue('q', 1, 'ce'))).passed(6000).status('a')).toBe('RUNNABLE');
    expect(reconfigured(batch, limited).passed(0).status('a')).toBe('FAILED');
  });
});
