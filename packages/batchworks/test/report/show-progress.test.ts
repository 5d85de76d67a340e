import type { JobDetail } from '@aws-sdk/client-batch';
import { showProgress } from '../../src';
import { arrayDetail, jobDetail } from '../_helpers/job-details';

/** What is written where nobody can draw over it. */
async function linesOf(...snapshots: JobDetail[][]) {
  let text = '';
  const stream = { isTTY: false, write: (chunk: string) => { text += chunk; return true; } } as unknown as NodeJS.WriteStream;
  const jobs = await showProgress((async function* () { yield* snapshots; })(), { stream });
  return { jobs, lines: text.split('\n').slice(0, -1) };
}

describe('showProgress, without a terminal', () => {
  test('writes a line for every change of a job', async () => {
    const { lines } = await linesOf(
      [jobDetail('a', 'RUNNABLE'), jobDetail('b', 'PENDING')],
      [jobDetail('a', 'RUNNING'), jobDetail('b', 'PENDING')],
      [jobDetail('a', 'RUNNING'), jobDetail('b', 'PENDING')],
      [jobDetail('a', 'FAILED', { statusReason: 'enough' }), jobDetail('b', 'FAILED', { statusReason: 'Dependent Job failed' })],
    );
    expect(lines).toEqual(['a RUNNABLE', 'b PENDING', 'a RUNNING', 'a FAILED (enough)', 'b FAILED (Dependent Job failed)']);
  });

  test('writes why a job will never start, also when that comes later', async () => {
    const { lines } = await linesOf([jobDetail('a', 'RUNNABLE')], [jobDetail('a', 'RUNNABLE', { statusReason: 'MISCONFIGURATION' })], [jobDetail('a', 'RUNNABLE')]);
    expect(lines).toEqual(['a RUNNABLE', 'a RUNNABLE (MISCONFIGURATION)', 'a RUNNABLE']);
  });

  test('writes of an array at every tenth', async () => {
    const { lines } = await linesOf(...[0, 5, 10, 15, 99, 100].map((SUCCEEDED) => [arrayDetail('tiles', SUCCEEDED === 100 ? 'SUCCEEDED' : 'PENDING', 100, { SUCCEEDED })]));
    expect(lines).toEqual(['tiles PENDING 0/100', 'tiles PENDING 10/100', 'tiles PENDING 99/100', 'tiles SUCCEEDED 100/100']);
  });

  test('returns the jobs as they ended', async () => {
    const end = [jobDetail('a', 'SUCCEEDED')];
    expect((await linesOf([jobDetail('a', 'RUNNING')], end)).jobs).toBe(end);
  });
});
