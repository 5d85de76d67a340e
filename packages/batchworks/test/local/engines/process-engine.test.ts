import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { EngineRun, shell } from '../../_helpers/engine-run';
import { temporaryFolder } from '../../_helpers/templates';

/** Until a script has said so. */
async function ready(run: EngineRun) {
  while (!run.log.includes('ready')) { await wait(5); }
}

describe('the exit of a job', () => {
  test.each([['true', 0], ['exit 3', 3], ['kill -9 $$', 137], ['kill -15 $$', 143], ['kill -11 $$', 139]])('%s: %i', async (script, exitCode) => {
    await expect(shell(script).exit).resolves.toEqual({ exitCode });
  });

  test('a program that does not exist was never started, and the reason says where it was looked for', async () => {
    const run = new EngineRun(['no-such-program']);
    await expect(run.exit).resolves.toEqual({
      statusReason: 'Task failed to start',
      reason: expect.stringMatching(/^CannotStartContainerError: "no-such-program" was not found on this machine; .* install the program, or change the command$/),
    });
    expect(run.hasStarted).toBe(false);
  });

  test('a file that is no program was never started', async () => {
    const file = join(temporaryFolder(), 'text');
    writeFileSync(file, 'text', { mode: 0o600 });
    await expect(new EngineRun([file]).exit).resolves.toMatchObject({ reason: expect.stringMatching(/could not be started: .*EACCES/) });
  });
});

describe('the environment of a job', () => {
  test('holds nothing of the user but where programs are', async () => {
    process.env.BATCHWORKS_TEST_SECRET = 'leaked';
    const names = (await shell('env').output()).trim().split('\n').map((line) => line.split('=')[0]);
    delete process.env.BATCHWORKS_TEST_SECRET;
    expect(names.filter((name) => !['PWD', 'SHLVL', '_', 'OLDPWD'].includes(name)).sort()).toEqual(['HOME', 'LANG', 'PATH', 'TMPDIR']);
  });

  test('has its home and temporary folder in the folder of the job', async () => {
    const run = shell('touch $HOME/x $TMPDIR/y && pwd');
    await expect(run.output()).resolves.toBe(`${run.directory}\n`);
    expect(['x', 'y'].map((file) => existsSync(join(run.directory, file)))).toEqual([true, true]);
  });

  test('has the variables of the run, which may replace those', async () => {
    await expect(shell('echo $A $LANG', { environment: { A: '1', LANG: 'de_DE' } }).output()).resolves.toBe('1 de_DE\n');
  });
});

describe('the working directory of a job', () => {
  function image() {
    const directory = temporaryFolder();
    mkdirSync(join(directory, 'lib'));
    writeFileSync(join(directory, 'lib', 'text'), 'from the image\n');
    writeFileSync(join(directory, 'run'), '#!/bin/sh\ncat lib/text\n', { mode: 0o755 });
    return directory;
  }

  test('has the content of the image', async () => {
    await expect(new EngineRun(['./run'], { image: image() }).output()).resolves.toBe('from the image\n');
  });

  test('is empty without an image', async () => {
    await expect(shell('ls -A').output()).resolves.toBe('');
  });

  test('is its own: new files do not get into the image', async () => {
    const directory = image();
    await shell('touch new', { image: directory }).exit;
    expect(existsSync(join(directory, 'new'))).toBe(false);
  });
});

describe('mounts', () => {
  test('are seen by the command and by the environment', async () => {
    const directory = temporaryFolder();
    const run = new EngineRun(['sh', '-c', 'echo text > "$1"; cat "$DATA/file"', 'sh', '/frames/file'], {
      mounts: [{ containerPath: '/frames', directory }], environment: { DATA: '/frames' },
    });
    await expect(run.output()).resolves.toBe('text\n');
    expect(existsSync(join(directory, 'file'))).toBe(true);
  });
});

describe('stopping a job', () => {
  test('ends all that it started', async () => {
    const file = join(temporaryFolder(), 'witness');
    const run = shell(`(sleep 0.4; touch ${file}) & echo ready; wait`);
    await ready(run);
    run.job.stop();
    await expect(run.exit).resolves.toEqual({ exitCode: 143 });
    await wait(500);
    expect(existsSync(file)).toBe(false);
  });

  test('gives it the time to finish', async () => {
    const run = shell('trap "exit 5" TERM; echo ready; while true; do sleep 0.01; done');
    await ready(run);
    run.job.stop();
    await expect(run.exit).resolves.toEqual({ exitCode: 5 });
  });

  test('kills what does not finish', async () => {
    const run = shell('trap "" TERM; echo ready; while true; do sleep 0.01; done');
    await ready(run);
    run.job.stop();
    run.job.stop();
    await expect(run.exit).resolves.toEqual({ exitCode: 137 });
  });

  test('at once kills it at once', async () => {
    const run = shell('trap "" TERM; echo ready; sleep 60');
    await ready(run);
    run.job.kill();
    await expect(run.exit).resolves.toEqual({ exitCode: 137 });
  });

  test('that is over already changes nothing', async () => {
    const run = shell('true');
    await run.exit;
    expect(() => run.job.stop()).not.toThrow();
  });
});

test('what a job leaves behind ends with it', async () => {
  const file = join(temporaryFolder(), 'witness');
  await shell(`(sleep 0.3; touch ${file}) & exit 0`).exit;
  await wait(400);
  expect(existsSync(file)).toBe(false);
});
