import { oneQueue, type Simulation } from './_helpers';

describe('a job on its way', () => {
  test('is started at once where there is room, runs and succeeds', () => {
    const batch = oneQueue(1).submit('a');
    expect(batch.lastActions).toEqual([{ type: 'START', jobId: 'a', attempt: 1, computeEnvironment: 'ce' }]);
    expect(batch.status('a')).toBe('STARTING');
    expect(batch.started('a').status('a')).toBe('RUNNING');
    expect(batch.exited('a', 0).status('a')).toBe('SUCCEEDED');
  });

  test('keeps its times, its place only while it runs, and what its attempt came to', () => {
    const batch = oneQueue(1).submit('a').started('a');
    expect(batch.job('a')).toMatchObject({ createdAt: 1000, startedAt: 2000, computeEnvironment: 'ce' });
    batch.exited('a', 0);
    const attempt = { startedAt: 2000, stoppedAt: 3000, exitCode: 0, statusReason: 'Essential container in task exited' };
    expect(batch.job('a')).toMatchObject({ startedAt: 2000, stoppedAt: 3000, attempts: [attempt], statusReason: attempt.statusReason });
    expect(batch.job('a')!.computeEnvironment).toBeUndefined();
  });

  test('fails with its last attempt', () => {
    const batch = oneQueue(1).submit('a', { attempts: 2 }).ran('a', 3);
    expect(batch.status('a')).toBe('STARTING');
    expect(batch.lastActions).toEqual([{ type: 'START', jobId: 'a', attempt: 2, computeEnvironment: 'ce' }]);
    batch.ran('a', 4);
    expect(batch.job('a')).toMatchObject({ status: 'FAILED', attempts: [{ exitCode: 3 }, { exitCode: 4 }] });
  });

  test('succeeds when a later attempt does', () => {
    expect(oneQueue(1).submit('a', { attempts: 3 }).ran('a', 1).ran('a', 0).job('a')).toMatchObject({
      status: 'SUCCEEDED',
      attempts: [{ exitCode: 1 }, { exitCode: 0 }],
    });
  });

  test('runs again before the jobs that wait behind it', () => {
    const batch = oneQueue(1).submit('a', { attempts: 2 }).submit('b').ran('a', 1).ran('a').ran('b');
    expect(batch.log).toEqual(['START a', 'START a', 'START b']);
  });

  test('counts an attempt that could not be started, and says why', () => {
    const batch = oneQueue(1).submit('a');
    batch.tell({ type: 'EXITED', at: 9, jobId: 'a', reason: 'spawn ENOENT', statusReason: 'Task failed to start' });
    expect(batch.job('a')).toMatchObject({ status: 'FAILED', statusReason: 'Task failed to start', attempts: [{ reason: 'spawn ENOENT', stoppedAt: 9 }] });
    expect(batch.job('a')!.attempts[0].startedAt).toBeUndefined();
  });
});

describe('an event that comes twice or too late', () => {
  const waiting = () => oneQueue(1).submit('a', { attempts: 2 }).submit('b');
  const running = () => waiting().started('a');
  const again = () => waiting().ran('a', 1);
  const finished = () => waiting().ran('a');

  test.each<[string, () => Simulation, (batch: Simulation) => Simulation]>([
    ['SUBMITTED of a known job', waiting, (batch) => batch.submit('a')],
    ['STARTED of a running job', running, (batch) => batch.started('a')],
    ['STARTED of a job without a place', waiting, (batch) => batch.started('b')],
    ['STARTED of the attempt before', again, (batch) => batch.started('a', 1)],
    ['STARTED of an unknown job', waiting, (batch) => batch.started('x')],
    ['EXITED of a job without a place', waiting, (batch) => batch.exited('b', 0)],
    ['EXITED of a finished job', finished, (batch) => batch.exited('a', 1)],
    ['EXITED of the attempt before', again, (batch) => batch.exited('a', 1, 1)],
    ['EXITED of an unknown job', waiting, (batch) => batch.exited('x', 0)],
    ['CANCELLED of a finished job', finished, (batch) => batch.cancel('a')],
    ['CANCELLED of an unknown job', waiting, (batch) => batch.cancel('x')],
    ['TERMINATED of a finished job', finished, (batch) => batch.terminate('a')],
    ['TERMINATED of an unknown job', waiting, (batch) => batch.terminate('x')],
    ['TICKED with nothing due', running, (batch) => batch.passed(1_000_000)],
  ])('%s changes nothing', (_, given, happen) => {
    const batch = given();
    const before = batch.state;
    happen(batch);
    expect(batch.state).toBe(before);
    expect(batch.lastActions).toEqual([]);
  });
});
