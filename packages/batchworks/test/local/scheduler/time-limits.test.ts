import { environment, queue, Simulation } from './_helpers';
import { nextDeadline } from '../../../src/local/scheduler';

const REASON = 'MISCONFIGURATION:COMPUTE_ENVIRONMENT_MAX_RESOURCE';

/** A queue `q` of one vCPU that cancels jobs which are too large after ten minutes. */
function impatient(reason = REASON): Simulation {
  const timeLimits = [{ reason, maxTimeSeconds: 600 }];
  return new Simulation({ computeEnvironments: [environment('ce', 1)], jobQueues: [{ ...queue('q', 1, 'ce'), timeLimits }] });
}

describe('the time limit of a queue', () => {
  test('cancels a job that no environment can take, and no sooner than it says', () => {
    const batch = impatient().submit('a', { vcpus: 2 });
    expect(nextDeadline(batch.state)).toBe(601_000);
    expect(batch.passed(599.999).status('a')).toBe('RUNNABLE');
    expect(batch.passed(0.001).job('a')).toMatchObject({ status: 'FAILED', statusReason: `Canceled by JobStateTimeLimit action due to reason: ${REASON}`, isCancelled: true, attempts: [] });
    expect(nextDeadline(batch.state)).toBeUndefined();
  });

  test('fails those that wait for the job', () => {
    expect(impatient().submit('a', { vcpus: 2 }).submit('b', { after: ['a'] }).passed(600).status('b')).toBe('FAILED');
  });

  test('holds for the reason that it names', () => {
    expect(impatient('MISCONFIGURATION:JOB_RESOURCE_REQUIREMENT').submit('a', { vcpus: 2 }).passed(6000).status('a')).toBe('RUNNABLE');
  });

  test('does not hold for a job that waits for its turn', () => {
    expect(impatient().submit('a').submit('b').passed(6000).status('b')).toBe('RUNNABLE');
  });

  test('is forgotten with the job', () => {
    expect(nextDeadline(impatient().submit('a', { vcpus: 2 }).cancel('a').state)).toBeUndefined();
  });

  test('holds for each child of an array', () => {
    expect(impatient().submit('a', { vcpus: 2, size: 3 }).passed(600).children('a')).toEqual({ FAILED: 3 });
  });
});
