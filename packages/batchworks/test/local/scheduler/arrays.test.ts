import { oneQueue } from './_helpers';
import { childrenOf, jobsOfQueue, statusSummary } from '../../../src/local/scheduler';

describe('array jobs', () => {
  test('run by their children, in order, while the array is PENDING', () => {
    const batch = oneQueue(2).submit('a', { size: 3 });
    expect(batch.log).toEqual(['START a:0', 'START a:1']);
    expect(batch.status('a', 'a:0', 'a:2')).toBe('PENDING STARTING RUNNABLE');
  });

  test('count their children by state', () => {
    const batch = oneQueue(2).submit('a', { size: 4 }).ran('a:0').started('a:1');
    expect(statusSummary(batch.state, 'a')).toEqual({ SUBMITTED: 0, PENDING: 0, RUNNABLE: 1, STARTING: 1, RUNNING: 1, SUCCEEDED: 1, FAILED: 0 });
    expect(statusSummary(batch.state, 'a:0')).toBeUndefined();
  });

  test('hand on what they need, how often and how long they may run', () => {
    const batch = oneQueue(9).submit('a', { size: 2, vcpus: 3, attempts: 4, timeoutSeconds: 60 });
    expect(childrenOf(batch.state, 'a')).toHaveLength(2);
    expect(batch.job('a:1')).toMatchObject({
      arrayIndex: 1,
      arrayJobId: 'a',
      spec: { jobId: 'a:1', requirements: { vcpus: 3 }, attempts: 4, timeoutSeconds: 60, dependsOn: [] },
    });
    expect(batch.job('a:1')!.spec.arraySize).toBeUndefined();
  });

  test('succeed with their last child', () => {
    const batch = oneQueue(9).submit('a', { size: 2 }).ran('a:1');
    expect(batch.status('a')).toBe('PENDING');
    expect(batch.ran('a:0').job('a')).toMatchObject({ status: 'SUCCEEDED', stoppedAt: 5000 });
  });

  test('fail when a child failed, but not before all are over', () => {
    const batch = oneQueue(9).submit('a', { size: 2 }).ran('a:0', 1);
    expect(batch.status('a')).toBe('PENDING');
    expect(batch.ran('a:1').job('a')).toMatchObject({ status: 'FAILED', statusReason: 'Array Child Job failed' });
  });

  test('are waited for as a whole', () => {
    const batch = oneQueue(9).submit('a', { size: 2 }).submit('b', { after: ['a'] }).ran('a:0');
    expect(batch.status('b')).toBe('PENDING');
    expect(batch.ran('a:1').status('b')).toBe('STARTING');
  });

  test('wait for other jobs as a whole', () => {
    const batch = oneQueue(9).submit('a').submit('b', { size: 2, after: ['a'] });
    expect(batch.children('b')).toEqual({ PENDING: 2 });
    expect(batch.ran('a').children('b')).toEqual({ STARTING: 2 });
  });

  test('fail with their children when what they wait for fails', () => {
    const batch = oneQueue(9).submit('a').submit('b', { size: 2, after: ['a'] }).submit('c', { after: ['b'] }).ran('a', 1);
    expect(batch.children('b')).toEqual({ FAILED: 2 });
    expect(batch.job('b')).toMatchObject({ status: 'FAILED', statusReason: 'Dependent Job failed' });
    expect(batch.status('c')).toBe('FAILED');
  });

  test('are listed without their children, oldest first', () => {
    const { state } = oneQueue(9).submit('b', { size: 2 }).submit('a').submit('c', { size: 2 }).ran('a');
    expect(jobsOfQueue(state, 'q').map(({ spec }) => spec.jobId)).toEqual(['b', 'a', 'c']);
    expect(jobsOfQueue(state, 'q', 'PENDING').map(({ spec }) => spec.jobId)).toEqual(['b', 'c']);
    expect(jobsOfQueue(state, 'other')).toEqual([]);
  });

  test('only array jobs have children', () => {
    expect(childrenOf(oneQueue(1).submit('a').state, 'a')).toEqual([]);
    expect(childrenOf(oneQueue(1).state, 'x')).toEqual([]);
  });
});
