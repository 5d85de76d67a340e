import type { JobExit, JobObserver } from '../../src/local/engines/engine';
import { type ContainerInTask, TaskRun } from '../../src/local/task-run';

/** A task of containers that a test starts and ends by hand. */
class Task {
  public readonly log: string[] = [];
  public exit?: JobExit;
  public readonly reasons: Record<string, string | undefined> = {};
  private readonly observers = new Map<string, JobObserver>();
  private readonly run: TaskRun<ContainerInTask>;

  constructor(...containers: ContainerInTask[]) {
    this.run = new TaskRun(containers, ({ name = '' }, observer) => {
      this.log.push(`start ${name}`);
      this.observers.set(name, observer);
      return { stop: () => this.log.push(`stop ${name}`), kill: () => this.log.push(`kill ${name}`) };
    }, { started: () => this.log.push('RUNNING'), exited: (exit) => { this.exit = exit; } }, ({ name = '' }, { reason }) => { this.reasons[name] = reason; });
  }

  public started(name: string): this {
    this.observers.get(name)!.started();
    return this;
  }

  public exited(name: string, exitCode?: number): this {
    this.observers.get(name)!.exited({ exitCode });
    return this;
  }

  public stop(): this {
    this.run.stop();
    return this;
  }
}

const after = (containerName: string, condition: string) => ({ dependsOn: [{ containerName, condition }] });

describe('the containers of a task', () => {
  test('start together, and the task runs with the first of them', () => {
    expect(new Task({ name: 'a' }, { name: 'b' }).started('b').started('a').log).toEqual(['start a', 'start b', 'RUNNING']);
  });

  test('wait for the START of others', () => {
    const task = new Task({ name: 'a', ...after('b', 'START') }, { name: 'b' });
    expect(task.log).toEqual(['start b']);
    expect(task.started('b').log).toEqual(['start b', 'RUNNING', 'start a']);
  });

  test.each([['COMPLETE', 0], ['COMPLETE', 7], ['SUCCESS', 0], ['success', 0]])('wait for the end of others: %s, exit code %i', (condition, exitCode) => {
    const task = new Task({ name: 'a', ...after('b', condition) }, { name: 'b', essential: false }).started('b');
    expect(task.log).not.toContain('start a');
    expect(task.exited('b', exitCode).log).toContain('start a');
  });

  test('never start after one that did not succeed, which ends the task', () => {
    const task = new Task({ name: 'a', ...after('b', 'SUCCESS') }, { name: 'b', essential: false }).started('b').exited('b', 7);
    expect(task.exit).toEqual({
      reason: 'CannotStartContainerError: it depends on "b", which did not succeed (exit code 7)', statusReason: 'Task failed to start',
    });
  });

  test.each([
    ['one that does not exist', [{ name: 'a', ...after('x', 'START') }], /depends on "x", which is no container of the task/],
    ['each other', [{ name: 'a', ...after('b', 'START') }, { name: 'b', ...after('a', 'START') }], /wait for each other/],
  ])('that wait for %s end the task', (_, containers, reason) => {
    expect(new Task(...containers).exit!.reason).toMatch(reason);
  });

  test('that wait for each other do not end as one that ended before them', () => {
    const containers = [{ name: 'init', essential: false }, { name: 'a', ...after('b', 'START') }, { name: 'b', ...after('a', 'START') }];
    expect(new Task(...containers).started('init').exited('init', 0).exit).toMatchObject({ statusReason: 'Task failed to start' });
  });

  test('say for each of them why it could not start', () => {
    const task = new Task({ name: 'a', ...after('b', 'SUCCESS') }, { name: 'b', essential: false }).started('b').exited('b', 7);
    expect(task.reasons).toEqual({ a: expect.stringMatching(/depends on "b", which did not succeed/), b: undefined });
  });

  test('wait in vain for one that did not start', () => {
    const task = new Task({ name: 'a', ...after('b', 'START') }, { name: 'b', essential: false }).exited('b');
    expect(task.exit!.reason).toMatch(/depends on "b", which did not start/);
  });
});

describe('the end of a task', () => {
  test('comes with the first essential container, whose exit code counts, when the others are gone', () => {
    const task = new Task({ name: 'a' }, { name: 'b' }).started('a').started('b').exited('a', 3);
    expect(task.log).toContain('stop b');
    expect(task.exit).toBeUndefined();
    expect(task.exited('b', 143).exit).toEqual({ exitCode: 3 });
  });

  test('does not come with a container that is not essential', () => {
    const task = new Task({ name: 'a' }, { name: 'b', essential: false }).started('a').started('b').exited('b', 1);
    expect(task.log).not.toContain('stop a');
    expect(task.exited('a', 0).exit).toEqual({ exitCode: 0 });
  });

  test('when it is stopped: nothing starts any more, and the exit code is that of the essential container', () => {
    const task = new Task({ name: 'a', essential: false }, { name: 'b' }, { name: 'c', ...after('a', 'COMPLETE') }).started('a').started('b').stop();
    expect(task.exited('a', 143).exited('b', 137).exit).toEqual({ exitCode: 137 });
    expect(task.log).not.toContain('start c');
  });
});
