/**
 * A picture of some jobs at one moment, as text: a line for each, with a bar for an array.
 *
 * Pure: the same jobs at the same time make the same frame.
 */
import type { JobDetail } from '@aws-sdk/client-batch';
import type { Colors } from 'picocolors/types';
import { arrayCountsOf } from './array-counts';
import type { ArrayCounts } from './array-counts';
import { duration, statusOf, symbolOf } from './style';

/** How a frame is drawn. */
export interface FrameOptions {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly colors: Colors;
  /** How wide a line may be. */
  readonly columns: number;
}

const BAR_WIDTH = 24;
const DONE = '━';
const OPEN = '─';

/** Draws the jobs, one below the other. */
export function renderFrame(jobs: readonly JobDetail[], options: FrameOptions): string {
  const nameWidth = Math.min(Math.max(0, ...jobs.map(({ jobName }) => jobName!.length)), Math.floor(options.columns / 3));
  return jobs.map((job) => renderJob(job, nameWidth, options)).join('\n');
}

function renderJob(job: JobDetail, nameWidth: number, { now, colors, columns }: FrameOptions): string {
  const counts = arrayCountsOf(job);
  const name = shortened(job.jobName!, nameWidth).padEnd(nameWidth);
  const progress = counts ? `${bar(counts, colors)}  ${countsInWords(counts, colors)}` : statusOf(job, colors);
  const line = `${symbolOf(job, colors)} ${name}  ${progress}${elapsed(job, now, colors)}`;
  const reason = reasonOf(job);
  return reason ? `${line}\n${colors.red(shortened(`  ${reason}`, columns))}` : line;
}

function bar({ size, succeeded, running, failed }: ArrayCounts, colors: Colors): string {
  const end = (count: number) => Math.round(count / size * BAR_WIDTH);
  const failedEnd = end(failed);
  const succeededEnd = end(failed + succeeded);
  const runningEnd = end(failed + succeeded + running);
  return colors.red(DONE.repeat(failedEnd))
    + colors.green(DONE.repeat(succeededEnd - failedEnd))
    + colors.cyan(DONE.repeat(runningEnd - succeededEnd))
    + colors.dim(OPEN.repeat(BAR_WIDTH - runningEnd));
}

function countsInWords({ size, succeeded, running, failed }: ArrayCounts, colors: Colors): string {
  return [
    `${succeeded + failed}/${size}`,
    ...(running > 0 ? [colors.cyan(`${running} running`)] : []),
    ...(failed > 0 ? [colors.red(`${failed} failed`)] : []),
  ].join('  ');
}

/** How long it has run; an array, how long it is there. */
function elapsed(job: JobDetail, now: number, colors: Colors): string {
  const since = job.startedAt ?? (job.arrayProperties?.size ? job.createdAt : undefined);
  return since === undefined ? '' : colors.dim(`  ${duration(Math.max(0, (job.stoppedAt ?? now) - since))}`);
}

/** Why it failed, or why it will never start. */
function reasonOf(job: JobDetail): string | undefined {
  if (job.status !== 'FAILED' && job.status !== 'RUNNABLE') { return undefined; }
  const exitCode = job.container?.exitCode;
  return [job.statusReason, job.container?.reason, exitCode === undefined ? undefined : `exit code ${exitCode}`].filter(Boolean).join(': ') || undefined;
}

function shortened(text: string, width: number) {
  return text.length > width ? `${text.slice(0, Math.max(0, width - 1))}…` : text;
}
