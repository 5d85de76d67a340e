import picocolors from 'picocolors';
import { renderFrame } from '../../src/report/frame';
import { arrayDetail, jobDetail } from '../_helpers/job-details';

const plain = { now: 5000, colors: picocolors.createColors(false), columns: 80 };

describe('renderFrame', () => {
  test('draws a line for each job, the names below each other', () => {
    expect(renderFrame([
      jobDetail('preview', 'SUCCEEDED', { startedAt: 1000, stoppedAt: 2234 }),
      jobDetail('stitch', 'PENDING'),
      jobDetail('tile', 'RUNNING', { startedAt: 4000 }),
    ], plain)).toBe([
      '✔ preview  SUCCEEDED  1.2 s',
      '○ stitch   PENDING',
      '● tile     RUNNING  1.0 s',
    ].join('\n'));
  });

  test('draws a bar for an array', () => {
    expect(renderFrame([arrayDetail('tiles', 'PENDING', 24, { SUCCEEDED: 11, FAILED: 1, RUNNING: 4, STARTING: 2, RUNNABLE: 6 })], plain))
      .toBe('● tiles  ━━━━━━━━━━━━━━━━━━──────  12/24  6 running  1 failed  5.0 s');
  });

  test('gives every part of the bar its colour', () => {
    const frame = renderFrame([arrayDetail('tiles', 'PENDING', 4, { SUCCEEDED: 2, FAILED: 1, RUNNING: 1 })], { ...plain, colors: picocolors.createColors(true) });
    expect(frame).toContain('\u001b[31m━━━━━━\u001b[39m\u001b[32m━━━━━━━━━━━━\u001b[39m\u001b[36m━━━━━━\u001b[39m');
  });

  test('says why a job failed, or why it will never start', () => {
    expect(renderFrame([
      jobDetail('a', 'FAILED', { statusReason: 'Essential container in task exited', container: { exitCode: 3 } }),
      jobDetail('b', 'RUNNABLE', { statusReason: 'MISCONFIGURATION:JOB_RESOURCE_REQUIREMENT' }),
    ], plain)).toBe([
      '✖ a  FAILED', '  Essential container in task exited: exit code 3',
      '○ b  RUNNABLE', '  MISCONFIGURATION:JOB_RESOURCE_REQUIREMENT',
    ].join('\n'));
  });

  test('keeps names and reasons within the width of the terminal', () => {
    const frame = renderFrame([jobDetail('n'.repeat(50), 'FAILED', { statusReason: 'r'.repeat(50) })], { ...plain, columns: 30 });
    expect(frame.split('\n')).toEqual(['✖ nnnnnnnnn…  FAILED', `  ${'r'.repeat(27)}…`]);
  });

  test('of no job is empty', () => {
    expect(renderFrame([], plain)).toBe('');
  });

  test.each([[59_940, '59.9 s'], [60_000, '1 m 0 s'], [3_599_000, '59 m 59 s'], [3_660_000, '1 h 1 m']])('%i ms are %s', (stoppedAt, text) => {
    expect(renderFrame([jobDetail('a', 'SUCCEEDED', { startedAt: 0, stoppedAt })], plain)).toBe(`✔ a  SUCCEEDED  ${text}`);
  });
});
