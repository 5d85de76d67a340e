import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { compile } from '../../_helpers/command-line';
import { temporaryFolder } from '../../_helpers/templates';

beforeAll(compile, 120_000);

/** A program that starts two jobs, lets the first one end, and is then killed. */
function program(directory: string) {
  return `
    const { ProcessEngine } = require(${JSON.stringify(join(__dirname, '../../../lib/local/engines/process-engine.js'))});
    const engine = new ProcessEngine({ stopTimeoutMilliseconds: 1000 });
    const start = (script, exited) => engine.start({
      jobId: 'x', command: ['sh', '-c', script], environment: {}, mounts: [], directory: ${JSON.stringify(directory)}, logFile: ${JSON.stringify(`${directory}.log`)},
    }, { started() {}, exited });
    start('sleep 0.6; touch orphan', () => {});
    start('true', () => setTimeout(() => process.kill(process.pid, 'SIGKILL'), 100));
  `;
}

describe('Watchdog', () => {
  test('ends the jobs of a process that was killed', async () => {
    const directory = temporaryFolder();
    const child = spawn(process.execPath, ['-e', program(directory)], { stdio: 'inherit' });
    const signal = await new Promise((resolve) => child.once('exit', (_, by) => resolve(by)));
    expect(signal).toBe('SIGKILL');
    await wait(800);
    expect(existsSync(join(directory, 'orphan'))).toBe(false);
  });
});
