import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { StateLock } from '../../../src/local/store/state-lock';
import { compile } from '../../_helpers/command-line';
import { temporaryFolder } from '../../_helpers/templates';

beforeAll(compile, 120_000);

const LIB = join(__dirname, '../../../lib/local/store/state-lock.js');
const newFile = () => join(temporaryFolder(), 'lock');

/** Takes the lock in another process, which then does something. */
const taking = (file: string, then: string) => ['-e', `require(${JSON.stringify(LIB)}).StateLock.take(${JSON.stringify(file)}); ${then}`];

test('a second process is told who has it', async () => {
  const file = newFile();
  const other = spawn(process.execPath, taking(file, 'console.log(process.pid); setInterval(() => {}, 1000)'));
  await once(other.stdout, 'data');
  expect(() => StateLock.take(file)).toThrow(`another local Batch (process ${other.pid}) keeps its state beside ${file}; stop it, or name another folder with --state`);
  other.kill('SIGKILL');
  await once(other, 'exit');
  expect(() => StateLock.take(file).release()).not.toThrow();
});

test('a lock that was released is gone, and nothing stays behind', () => {
  const file = newFile();
  StateLock.take(file).release();
  expect(readdirSync(dirname(file))).toEqual([]);
});

test.each([
  ['a process that was killed', (file: string) => { spawnSync(process.execPath, taking(file, 'process.kill(process.pid, "SIGKILL")')); }],
  ['nobody, since it is no lock', (file: string) => { writeFileSync(file, 'what?'); }],
])('the lock of %s is taken over', (_, leave) => {
  const file = newFile();
  leave(file);
  expect(existsSync(file)).toBe(true);
  StateLock.take(file);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ pid: process.pid });
  expect(readdirSync(dirname(file))).toEqual(['lock']);
});

(process.platform === 'linux' ? test : test.skip)('a process that only has the number of the one that is gone is no reason to refuse', () => {
  const file = newFile();
  writeFileSync(file, JSON.stringify({ pid: process.pid, startTime: '1' }));
  expect(() => StateLock.take(file)).not.toThrow();
});

test('of many processes at once that find a stale lock, one gets it', async () => {
  const file = newFile();
  writeFileSync(file, JSON.stringify({ pid: Number(execFileSync('sh', ['-c', 'echo $$'], { encoding: 'utf8' })), startTime: '1' }));
  const others = Array.from({ length: 8 }, () => spawn(process.execPath, taking(file, 'console.log("mine"); setTimeout(() => {}, 3000)'), { stdio: ['ignore', 'pipe', 'ignore'] }));
  const outputs = await Promise.all(others.map(async ({ stdout }) => (await stdout.setEncoding('utf8').toArray()).join('')));
  expect(outputs.filter((output) => output !== '')).toEqual(['mine\n']);
}, 30_000);
