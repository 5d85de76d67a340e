import { oneQueue } from './_helpers';

const FAILED_DEPENDENCY = { status: 'FAILED', statusReason: 'Dependent Job failed', attempts: [] };

describe('SEQUENTIAL', () => {
  test('each child starts after the one before it', () => {
    const batch = oneQueue(9).submit('a', { size: 3, sequential: true });
    expect(batch.status('a:0', 'a:1', 'a:2')).toBe('STARTING PENDING PENDING');
    expect(batch.ran('a:0').status('a:0', 'a:1', 'a:2')).toBe('SUCCEEDED STARTING PENDING');
    expect(batch.ran('a:1').ran('a:2').status('a')).toBe('SUCCEEDED');
  });

  test('a child that is retried keeps the next one waiting', () => {
    const batch = oneQueue(9).submit('a', { size: 2, sequential: true, attempts: 2 }).ran('a:0', 1);
    expect(batch.status('a:0', 'a:1')).toBe('STARTING PENDING');
  });

  test('a child that fails fails all after it, and the array', () => {
    const batch = oneQueue(9).submit('a', { size: 4, sequential: true }).ran('a:0').ran('a:1', 1);
    expect(batch.children('a')).toEqual({ SUCCEEDED: 1, FAILED: 3 });
    expect(batch.job('a:3')).toMatchObject(FAILED_DEPENDENCY);
    expect(batch.job('a')).toMatchObject({ status: 'FAILED', statusReason: 'Array Child Job failed' });
  });

  test('the first child waits for what the array waits for', () => {
    const batch = oneQueue(9).submit('x').submit('a', { size: 2, sequential: true, after: ['x'] });
    expect(batch.status('a:0')).toBe('PENDING');
    expect(batch.ran('x').status('a:0', 'a:1')).toBe('STARTING PENDING');
  });

  test('10,000 children fail down the line', () => {
    expect(oneQueue(1).submit('a', { size: 10_000, sequential: true }).ran('a:0', 1).children('a')).toEqual({ FAILED: 10_000 });
  });
});

describe('N_TO_N', () => {
  const pair = () => oneQueue(9).submit('a', { size: 3 }).submit('b', { size: 3, nToN: ['a'] });

  test('each child waits for the child of its index, and for no other', () => {
    const batch = pair();
    expect(batch.children('b')).toEqual({ PENDING: 3 });
    expect(batch.ran('a:1').status('b:0', 'b:1', 'b:2')).toBe('PENDING STARTING PENDING');
  });

  test('a child that fails fails the child of its index only', () => {
    const batch = pair().ran('a:1', 1);
    expect(batch.job('b:1')).toMatchObject(FAILED_DEPENDENCY);
    expect(batch.ran('a:0').ran('a:2').status('a', 'b:0', 'b:2')).toBe('FAILED STARTING STARTING');
    expect(batch.ran('b:0').ran('b:2').job('b')).toMatchObject({ status: 'FAILED', statusReason: 'Array Child Job failed' });
  });

  test('what was over before counts', () => {
    const batch = oneQueue(9).submit('a', { size: 3 }).ran('a:0').ran('a:1', 1).submit('b', { size: 3, nToN: ['a'] });
    expect(batch.status('b:0', 'b:1', 'b:2')).toBe('STARTING FAILED PENDING');
  });

  test('what failed before counts at once, also while the array waits for another job', () => {
    const batch = oneQueue(9).submit('x').submit('a', { size: 2 }).ran('a:1', 1).submit('b', { size: 2, nToN: ['a'], after: ['x'] });
    expect(batch.status('b:0', 'b:1')).toBe('PENDING FAILED');
  });

  test('after an array that failed as a whole, no child waits', () => {
    const batch = oneQueue(9).submit('a', { size: 2 }).ran('a:0', 1).ran('a:1', 1).submit('b', { size: 2, nToN: ['a'] });
    expect(batch.job('b')).toMatchObject({ status: 'FAILED', statusReason: 'Array Child Job failed' });
  });

  test('a child waits for all the arrays that are named, and one named twice counts once', () => {
    const batch = oneQueue(9).submit('a', { size: 2 }).submit('b', { size: 2 }).submit('c', { size: 2, nToN: ['a', 'b', 'b'] });
    expect(batch.ran('a:0').status('c:0')).toBe('PENDING');
    expect(batch.ran('b:0').log.filter((line) => line === 'START c:0')).toHaveLength(1);
  });

  test('a child waits for what its array waits for, too', () => {
    const batch = oneQueue(9).submit('x').submit('a', { size: 2 }).submit('b', { size: 2, nToN: ['a'], after: ['x'] });
    expect(batch.ran('a:0').status('b:0')).toBe('PENDING');
    expect(batch.ran('x').status('b:0', 'b:1')).toBe('STARTING PENDING');
  });

  test('with SEQUENTIAL, a child waits for both', () => {
    const batch = oneQueue(9).submit('a', { size: 2 }).submit('b', { size: 2, nToN: ['a'], sequential: true });
    expect(batch.ran('a:1').status('b:1')).toBe('PENDING');
    expect(batch.ran('a:0').status('b:0', 'b:1')).toBe('STARTING PENDING');
    expect(batch.ran('b:0').status('b:1')).toBe('STARTING');
  });

  test('two failures fail a child once', () => {
    const batch = oneQueue(9).submit('x').submit('a', { size: 2, after: ['x'] }).submit('b', { size: 2, after: ['x'] });
    batch.submit('c', { size: 2, nToN: ['a', 'b'] }).ran('x', 1);
    expect(batch.children('c')).toEqual({ FAILED: 2 });
    expect(batch.status('c')).toBe('FAILED');
  });

  test('two arrays of 10,000 take one event each', () => {
    const batch = oneQueue(1).submit('x').submit('a', { size: 10_000, after: ['x'] }).submit('b', { size: 10_000, nToN: ['a'] });
    expect(batch.ran('x', 1).children('b')).toEqual({ FAILED: 10_000 });
  });

  test.each([['a job that does not exist', 'x'], ['a job that is no array', 'one'], ['an array of another size', 'three'], ['a child', 'three:1']])('refuses %s', (_, nToN) => {
    const batch = oneQueue(9).submit('one').submit('three', { size: 3 });
    expect(() => batch.submit('b', { size: 2, nToN: [nToN] })).toThrow(`job b of size 2 depends N_TO_N on ${nToN}, which must be an array of the same size`);
  });
});

describe('ending a child that waits for another one', () => {
  test('cancelling it ends it when that one is over', () => {
    const batch = oneQueue(9).submit('a', { size: 2, sequential: true }).cancel('a:1', 'not needed');
    expect(batch.job('a:1')).toMatchObject({ status: 'PENDING', isCancelled: true });
    expect(batch.ran('a:0').job('a:1')).toMatchObject({ status: 'FAILED', statusReason: 'not needed' });
  });

  test('terminating it ends it at once, and those after it', () => {
    const batch = oneQueue(9).submit('a', { size: 3, sequential: true }).terminate('a:1', 'no');
    expect(batch.job('a:1')).toMatchObject({ status: 'FAILED', statusReason: 'no' });
    expect(batch.job('a:2')).toMatchObject(FAILED_DEPENDENCY);
  });

  test('terminating the array gives all of them the same reason', () => {
    const batch = oneQueue(9).submit('a', { size: 3, sequential: true }).terminate('a', 'no').exited('a:0');
    expect([batch.job('a:1'), batch.job('a:2'), batch.job('a')]).toMatchObject(Array(3).fill({ status: 'FAILED', statusReason: 'no' }));
  });
});
