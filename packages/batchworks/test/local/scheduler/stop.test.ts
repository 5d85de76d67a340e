import { oneQueue } from './_helpers';
import { nextDeadline } from '../../../src/local/scheduler';

describe('cancelling', () => {
  test('ends a RUNNABLE job', () => {
    const batch = oneQueue(1).submit('a').submit('b').cancel('b', 'not needed');
    expect(batch.job('b')).toMatchObject({ status: 'FAILED', statusReason: 'not needed', isCancelled: true, isTerminated: false });
    expect(batch.ran('a').log).toEqual(['START a']);
  });

  test.each([[0, 'succeeded'], [1, 'failed']])('ends a PENDING job when what it waits for is over (exit code %i: it %s)', (exitCode) => {
    const batch = oneQueue(9).submit('a').submit('b', { after: ['a'] }).cancel('b', 'not needed').cancel('b', 'again');
    expect(batch.job('b')).toMatchObject({ status: 'PENDING', isCancelled: true });
    expect(batch.ran('a', exitCode).job('b')).toMatchObject({ status: 'FAILED', statusReason: 'not needed', isCancelled: true });
    expect(batch.log).toEqual(['START a']);
  });

  test('a PENDING job that was cancelled can be terminated at once', () => {
    const batch = oneQueue(9).submit('a').submit('b', { after: ['a'] }).cancel('b', 'not needed').terminate('b', 'now');
    expect(batch.job('b')).toMatchObject({ status: 'FAILED', statusReason: 'now' });
  });

  test('leaves a job alone that has been started', () => {
    const batch = oneQueue(1).submit('a').cancel('a');
    expect(batch.job('a')).toMatchObject({ status: 'STARTING', isCancelled: false });
    expect(batch.started('a').cancel('a').exited('a', 0).status('a')).toBe('SUCCEEDED');
  });

  test('fails the jobs that wait for the cancelled one', () => {
    expect(oneQueue(1).submit('a').submit('b').submit('c', { after: ['b'] }).cancel('b').status('c')).toBe('FAILED');
  });

  test('an array ends its waiting children, and the array when the others are over', () => {
    const batch = oneQueue(1).submit('a', { size: 3 }).started('a:0').cancel('a', 'enough');
    expect(batch.children('a')).toEqual({ RUNNING: 1, FAILED: 2 });
    expect(batch.job('a')).toMatchObject({ status: 'PENDING', isCancelled: true });
    expect(batch.exited('a:0', 0).job('a')).toMatchObject({ status: 'FAILED', statusReason: 'enough' });
    expect(batch.job('a:0')).toMatchObject({ status: 'SUCCEEDED', isCancelled: false });
  });

  test('an array with no waiting child does nothing', () => {
    const batch = oneQueue(2).submit('a', { size: 2 }).cancel('a').ran('a:0').ran('a:1');
    expect(batch.job('a')).toMatchObject({ status: 'SUCCEEDED', isCancelled: false });
  });

  test('an array that waits for another job ends it when that one is over', () => {
    const batch = oneQueue(1).submit('a').submit('b', { size: 2, after: ['a'] }).cancel('b', 'enough');
    expect(batch.children('b')).toEqual({ PENDING: 2 });
    expect(batch.ran('a').job('b')).toMatchObject({ status: 'FAILED', statusReason: 'enough' });
    expect(batch.log).toEqual(['START a']);
  });

  test('one child of an array fails the array in the end', () => {
    const batch = oneQueue(1).submit('a', { size: 2 }).cancel('a:1').ran('a:0');
    expect(batch.job('a')).toMatchObject({ status: 'FAILED', statusReason: 'Array Child Job failed', isCancelled: false });
  });
});

describe('terminating', () => {
  test.each([['STARTING'], ['RUNNING']])('stops a %s job, which fails when its process is gone, and is not retried', (status) => {
    const batch = oneQueue(1).submit('a', { attempts: 3 });
    if (status === 'RUNNING') batch.started('a');
    batch.terminate('a', 'too hot');
    expect(batch.lastActions).toEqual([{ type: 'STOP', jobId: 'a', reason: 'too hot' }]);
    expect(batch.status('a')).toBe(status);
    expect(batch.exited('a', 0).job('a')).toMatchObject({ status: 'FAILED', statusReason: 'too hot', isTerminated: true, attempts: [{ statusReason: 'too hot' }] });
  });

  test('keeps the place taken until the process is gone', () => {
    const batch = oneQueue(1).submit('a').submit('b').terminate('a');
    expect(batch.status('b')).toBe('RUNNABLE');
    expect(batch.exited('a').status('b')).toBe('STARTING');
  });

  test('ends a waiting job at once', () => {
    expect(oneQueue(1).submit('a').submit('b').terminate('b', 'no').job('b')).toMatchObject({ status: 'FAILED', statusReason: 'no', isTerminated: true });
  });

  test('stops a job once', () => {
    const batch = oneQueue(1).submit('a').terminate('a', 'first').terminate('a', 'second').exited('a', 1);
    expect(batch.log).toEqual(['START a', 'STOP a']);
    expect(batch.job('a')!.statusReason).toBe('first');
  });

  test('ends all children of an array', () => {
    const batch = oneQueue(1).submit('a', { size: 3 }).started('a:0').terminate('a', 'enough');
    expect(batch.log).toEqual(['START a:0', 'STOP a:0']);
    expect(batch.exited('a:0').children('a')).toEqual({ FAILED: 3 });
    expect([batch.job('a:0'), batch.job('a:2')]).toMatchObject([{ isTerminated: true }, { isTerminated: true }]);
    expect(batch.job('a')).toMatchObject({ status: 'FAILED', statusReason: 'enough', isTerminated: true });
  });
});

describe('the timeout', () => {
  test('counts from the start of each attempt', () => {
    const batch = oneQueue(1).submit('a', { timeoutSeconds: 60, attempts: 2 });
    expect(nextDeadline(batch.state)).toBeUndefined();
    expect(nextDeadline(batch.started('a').state)).toBe(62_000);
    expect(nextDeadline(batch.exited('a', 1).state)).toBeUndefined();
    expect(nextDeadline(batch.started('a').state)).toBe(64_000);
  });

  test('stops the attempt when it is reached, and no sooner', () => {
    const batch = oneQueue(1).submit('a', { timeoutSeconds: 60 }).started('a');
    expect(batch.passed(59.999).lastActions).toEqual([]);
    expect(batch.passed(0.001).lastActions).toEqual([{ type: 'STOP', jobId: 'a', reason: 'Job attempt duration exceeded timeout' }]);
    expect(batch.passed(60).lastActions).toEqual([]);
  });

  test('fails the job, without another attempt', () => {
    const batch = oneQueue(1).submit('a', { timeoutSeconds: 60, attempts: 3 }).started('a').passed(60).exited('a', 137);
    expect(batch.job('a')).toMatchObject({ status: 'FAILED', statusReason: 'Job attempt duration exceeded timeout', isTerminated: false });
    expect(batch.log).toEqual(['START a', 'STOP a']);
  });

  test('holds for each child of an array, and for the array not', () => {
    const batch = oneQueue(1).submit('a', { size: 2, timeoutSeconds: 60 }).started('a:0').passed(50).exited('a:0', 0).started('a:1');
    expect(batch.passed(50).log).toEqual(['START a:0', 'START a:1']);
    expect(batch.passed(10).log).toContain('STOP a:1');
  });

  test('does not stop again what is being terminated', () => {
    const batch = oneQueue(1).submit('a', { timeoutSeconds: 60 }).started('a').terminate('a', 'no');
    expect(nextDeadline(batch.state)).toBeUndefined();
    expect(batch.passed(60).lastActions).toEqual([]);
  });

  test('of an attempt that is over does not stop the next one', () => {
    const batch = oneQueue(9).submit('x', { timeoutSeconds: 60 }).submit('a', { timeoutSeconds: 60, attempts: 2 });
    batch.started('x').ran('a', 1).passed(30).started('a').exited('x', 0);
    expect(batch.passed(40).lastActions).toEqual([]);
    expect(batch.passed(20).lastActions).toMatchObject([{ type: 'STOP', jobId: 'a' }]);
  });

  test('stops first what is due first', () => {
    const batch = oneQueue(9).submit('b', { timeoutSeconds: 70 }).submit('a', { timeoutSeconds: 60 }).started('b').started('a').passed(100);
    expect(batch.lastActions.map(({ jobId }) => jobId)).toEqual(['a', 'b']);
  });
});
