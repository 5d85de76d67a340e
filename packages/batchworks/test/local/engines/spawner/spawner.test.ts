import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { shell } from '../../../_helpers/engine-run';
import { temporaryFolder } from '../../../_helpers/templates';

/** A program that starts two jobs, lets the first one end, and then does something to itself. */
function program(directory: string, end: string) {
  return `
    const { ProcessEngine } = require(${JSON.stringify(join(__dirname, '../../../../lib/local/engines/process-engine.js'))});
    const engine = new ProcessEngine({ stopTimeoutMilliseconds: 1000 });
    const start = (script, exited) => engine.start({
      jobId: 'x', command: ['sh', '-c', script], environment: {}, container: {}, mounts: [], directory: ${JSON.stringify(directory)}, logFile: ${JSON.stringify(`${directory}.log`)},
    }, { started() {}, exited });
    start('sleep 2; touch orphan', () => {});
    start('true', () => setTimeout(() => { ${end} }, 100));
  `;
}

describe('a server that ends', () => {
  test.each([
    ['by kill -9', 'process.kill(process.pid, "SIGKILL")'],
    ['by a signal to its whole process group, as Ctrl-C is', 'process.kill(-process.pid, "SIGINT")'],
    ['by itself', 'process.exit()'],
  ])('%s takes its jobs along', async (_, end) => {
    const directory = temporaryFolder();
    const child = spawn(process.execPath, ['-e', program(directory, end)], { stdio: 'inherit', detached: true });
    await new Promise((resolve) => child.once('exit', resolve));
    await wait(2200);
    expect(existsSync(join(directory, 'orphan'))).toBe(false);
  });

  test('because all is done does so with all jobs over, and without a spawner that keeps it', async () => {
    const directory = temporaryFolder();
    const child = spawn(process.execPath, ['-e', program(directory, '')], { stdio: 'inherit' });
    await expect(new Promise((resolve) => child.once('exit', resolve))).resolves.toBe(0);
    expect(existsSync(join(directory, 'orphan'))).toBe(true);
  });
});

describe('a spawner that ends', () => {
  test('takes its jobs along, and another one takes the next job', async () => {
    const file = join(temporaryFolder(), 'witness');
    // $PPID is the spawner. It has told that the job runs before it is killed: what nobody was told of, nobody can end.
    const lost = shell(`(sleep 1; touch ${file}) & sleep 0.4; kill -9 $PPID; wait`);
    await expect(lost.exit).resolves.toEqual({
      statusReason: 'the process that starts the jobs of the local Batch ended (SIGKILL), and the job with it',
    });
    await expect(shell('exit 3').exit).resolves.toEqual({ exitCode: 3 });
    await wait(1000);
    expect(existsSync(file)).toBe(false);
  });

  test('does not mind what its jobs are asked to do later', async () => {
    const run = shell('kill -9 $PPID');
    await run.exit;
    expect(() => { run.job.stop(); run.job.kill(); }).not.toThrow();
  });

  (process.platform === 'linux' ? test : test.skip)('has nothing of the environment of the server', async () => {
    await expect(shell('tr "\\0" "\\n" < /proc/$PPID/environ').output()).resolves.toBe('');
  });
});

test.each([
  ['a NUL in it', 'a\0b', /null bytes/],
  ['more than the system takes', 'x'.repeat(200_000), /E2BIG/],
])('an argument with %s is why a job was never started', async (_, argument, reason) => {
  const run = shell(argument);
  await expect(run.exit).resolves.toEqual({ statusReason: 'Task failed to start', reason: expect.stringMatching(/^CannotStartContainerError: /) });
  expect((await run.exit).reason).toMatch(reason);
});

test('several jobs run at the same time', async () => {
  const start = Date.now();
  await Promise.all(Array.from({ length: 8 }, async () => shell('sleep 0.5').exit));
  expect(Date.now() - start).toBeLessThan(3000);
});
