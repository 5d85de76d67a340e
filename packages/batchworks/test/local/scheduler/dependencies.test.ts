import { oneQueue } from './_helpers';

describe('dependencies', () => {
  test('a job is PENDING until all that it depends on have succeeded', () => {
    const batch = oneQueue(9).submit('a').submit('b').submit('c', { after: ['a', 'b'] });
    expect(batch.ran('a').status('c')).toBe('PENDING');
    expect(batch.ran('b').status('c')).toBe('STARTING');
  });

  test('what has succeeded before counts, and what is named twice counts once', () => {
    const batch = oneQueue(9).submit('a').ran('a').submit('b').submit('c', { after: ['a', 'b', 'b'] });
    expect(batch.status('c')).toBe('PENDING');
    expect(batch.ran('b').status('c')).toBe('STARTING');
  });

  test('a job fails with what it depends on, and so on down the line', () => {
    const batch = oneQueue(9).submit('a').submit('b', { after: ['a'] }).submit('c', { after: ['b'] }).ran('a', 1);
    expect(batch.job('b')).toMatchObject({ status: 'FAILED', statusReason: 'Dependent Job failed', stoppedAt: 5000, attempts: [] });
    expect(batch.job('c')).toMatchObject({ status: 'FAILED', statusReason: 'Dependent Job failed' });
  });

  test('a job waits while what it depends on is retried', () => {
    const batch = oneQueue(9).submit('a', { attempts: 2 }).submit('b', { after: ['a'] }).ran('a', 1);
    expect(batch.status('b')).toBe('PENDING');
    expect(batch.ran('a', 0).status('b')).toBe('STARTING');
  });

  test('a job after a failed one fails at once', () => {
    const batch = oneQueue(9).submit('a').ran('a', 1).submit('b').submit('c', { after: ['b', 'a'] });
    expect(batch.job('c')).toMatchObject({ status: 'FAILED', statusReason: 'Dependent Job failed' });
    expect(batch.ran('b').status('c')).toBe('FAILED');
  });

  test('two failures fail a job once', () => {
    const batch = oneQueue(9).submit('a').submit('b').submit('c', { after: ['a', 'b'] }).ran('a', 1);
    const { stoppedAt } = batch.job('c')!;
    expect(batch.ran('b', 1).job('c')!.stoppedAt).toBe(stoppedAt);
  });

  test('a cancelled job is not brought back by what it waited for', () => {
    const batch = oneQueue(9).submit('a').submit('b', { after: ['a'] }).cancel('b').ran('a');
    expect(batch.status('b')).toBe('FAILED');
    expect(batch.log).toEqual(['START a']);
  });

  test('a job may depend on a child of an array', () => {
    const batch = oneQueue(9).submit('a', { size: 2 }).submit('b', { after: ['a:1'] });
    expect(batch.ran('a:1').status('b')).toBe('STARTING');
  });

  test('a job that does not exist cannot be waited for', () => {
    expect(() => oneQueue(1).submit('b', { after: ['a'] })).toThrow('job b depends on the job a, which does not exist');
  });

  test('a chain of 10,000 jobs fails from one end to the other', () => {
    const batch = oneQueue(1).submit('0');
    for (let i = 1; i < 10_000; i++) {
      batch.submit(`${i}`, { after: [`${i - 1}`] });
    }
    expect(batch.ran('0', 1).status('9999')).toBe('FAILED');
  });
});
