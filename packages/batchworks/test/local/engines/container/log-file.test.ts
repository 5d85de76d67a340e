import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { LogFile } from '../../../../src/local/engines/container/log-file';
import { onSmallDisk, SmallDisk } from '../../../_helpers/small-disk';
import { temporaryFolder } from '../../../_helpers/templates';

/** Of Linux: each write to it says that the disk is full. */
const FULL_DISK = '/dev/full';

const warnings: string[] = [];
beforeEach(() => { jest.spyOn(process, 'emitWarning').mockImplementation((warning) => { warnings.push(String(warning)); }); });
afterEach(() => {
  warnings.length = 0;
  jest.restoreAllMocks();
  SmallDisk.unmountAll();
});

const written = async (log: LogFile, output: string) => new Promise<void>((done) => { log.write(output, () => done()); });

test('the output is in the file, behind what was there', async () => {
  const path = join(temporaryFolder(), 'log');
  for (const text of ['one\n', 'two\n']) {
    const log = await LogFile.open(path, 'job');
    await pipeline(Readable.from([text]), log);
    expect(log.loss).toBeUndefined();
  }
  expect(readFileSync(path, 'utf8')).toBe('one\ntwo\n');
  expect(warnings).toEqual([]);
});

test('a file that cannot be written to is an error at once', async () => {
  await expect(LogFile.open(temporaryFolder(), 'job')).rejects.toThrow(/^the log of the job cannot be kept in .*: it is a folder; remove it/);
});

(existsSync(FULL_DISK) ? test : test.skip)('a full disk takes the output, not the stream, and is told once', async () => {
  const log = await LogFile.open(FULL_DISK, 'job-1');
  await pipeline(Readable.from(['one\n', 'two\n']), log);
  expect(log.loss).toBe('the log is not complete: /dev/full: the disk is full; make room, or name a folder of another disk with --state');
  expect(warnings).toEqual([expect.stringMatching(/^the log of the job job-1 cannot be kept in \/dev\/full: the disk is full; .* its output is lost$/)]);
});

onSmallDisk('on a disk that has room again', () => {
  test('the log goes on, and shows where output is missing', async () => {
    const disk = new SmallDisk();
    const log = await LogFile.open(join(disk.path, 'log'), 'job');
    await written(log, 'one\n');
    disk.fill();
    await written(log, 'x'.repeat(10_000));
    disk.makeRoom();
    await written(log, 'three\n');
    await finished(log.end());
    expect(readFileSync(join(disk.path, 'log'), 'utf8'))
      .toMatch(/^one\nx{0,4092}\n\[batchworks: a part of the output is missing here, since it could not be kept\]\nthree\n$/);
  });
});
