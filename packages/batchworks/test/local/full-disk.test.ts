import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { LocalBatch } from '../../src';
import { onSmallDisk, SmallDisk } from '../_helpers/small-disk';
import { template, writeTemplate } from '../_helpers/templates';
import { TestBatch } from '../_helpers/test-batch';

const FULL = /^the state of the local Batch cannot be kept in .*: the disk is full; make room, or name a folder of another disk with --state/;

onSmallDisk('a disk that is full', () => {
  let disk: SmallDisk;
  let warnings: string[];

  beforeEach(() => {
    disk = new SmallDisk();
    warnings = [];
    jest.spyOn(process, 'emitWarning').mockImplementation((warning) => { warnings.push(String(warning)); });
  });
  afterEach(async () => {
    await TestBatch.closeAll();
    jest.restoreAllMocks();
    SmallDisk.unmountAll();
  });

  /** With room for one job at a time. */
  const start = async () => TestBatch.start({ jobs: { Job: {} } }, { stateDirectory: join(disk.path, 'state'), vcpus: 0.25 });

  /** Until no job is taken any more: the last page of a file has room on a disk that has none. */
  async function fillFor(test: TestBatch): Promise<unknown> {
    disk.fill();
    for (let jobs = 0; jobs < 20; jobs++) {
      const refusal = await test.submit('Job').then(() => undefined, (error: unknown) => error);
      if (refusal) { return refusal; }
    }
    return undefined;
  }

  test('takes no job, says why, and takes the next one as soon as there is room', async () => {
    const test = await start();
    await test.running(await test.submitShell('Job', 'sleep 1'));
    await expect(fillFor(test)).resolves.toMatchObject({ name: 'ServerException', message: expect.stringMatching(FULL) });
    disk.makeRoom();
    await expect(test.finished(await test.submit('Job'))).resolves.toMatchObject({ status: 'SUCCEEDED' });
  });

  test('loses no end of a job that ran: it waits for room, and is there after the next start', async () => {
    const test = await start();
    const evaluateOnExit = [{ onReason: 'x'.repeat(512), action: 'RETRY' as const }, { onStatusReason: 'y'.repeat(512), action: 'EXIT' as const }];
    const jobId = await test.submitShell('Job', 'sleep 1', { retryStrategy: { attempts: 2, evaluateOnExit } }); // what makes its end too long for that page
    await test.running(jobId);
    await fillFor(test);
    await wait(1500);
    expect(warnings).toEqual([expect.stringMatching(FULL)]);
    await expect(test.describe(jobId)).resolves.toMatchObject({ status: 'RUNNING' });
    disk.makeRoom();
    const finished = await test.finished(jobId);
    expect(finished).toMatchObject({ status: 'SUCCEEDED' });
    await test.batch.close();
    await expect((await start()).describe(jobId)).resolves.toEqual(finished);
  }, 20_000);

  test('is why it does not start', async () => {
    disk.fill();
    await expect(LocalBatch.start({ template: writeTemplate(template({})), stateDirectory: join(disk.path, 'new') })).rejects.toThrow(FULL);
  });
});
