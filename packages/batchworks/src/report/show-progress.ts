import type { WriteStream } from 'node:tty';
import type { JobDetail } from '@aws-sdk/client-batch';
import picocolors from 'picocolors';
import { describeChanges } from './changes';
import { renderFrame } from './frame';

/** Where progress goes to. */
export interface ProgressOptions {
  /** @default - stderr, so that stdout is left to results */
  readonly stream?: NodeJS.WriteStream;
}

/**
 * Shows jobs while they are watched, and returns them as they ended: a picture that is drawn over and over on a terminal,
 * a line for every change elsewhere.
 *
 * @example
 * import { BatchClient } from '@aws-sdk/client-batch';
 * import { showProgress, watchJobs } from 'batchworks';
 *
 * const jobs = await showProgress(watchJobs(new BatchClient(), ['7d1f…']));
 */
export async function showProgress(snapshots: AsyncIterable<JobDetail[]>, options: ProgressOptions = {}): Promise<JobDetail[]> {
  const stream = options.stream ?? process.stderr;
  return canDraw(stream) ? drawFrames(snapshots, stream) : writeChanges(snapshots, stream);
}

/** A terminal of no size, as some build systems have it, shows nothing of what is drawn. */
function canDraw(stream: NodeJS.WriteStream): stream is WriteStream {
  return stream.isTTY && stream.rows > 0 && stream.columns > 0;
}

async function drawFrames(snapshots: AsyncIterable<JobDetail[]>, stream: WriteStream): Promise<JobDetail[]> {
  const { createLogUpdate } = await import('log-update');
  const draw = createLogUpdate(stream);
  let jobs: JobDetail[] = [];
  for await (jobs of snapshots) {
    draw(renderFrame(jobs, { now: Date.now(), colors: picocolors, columns: stream.columns }));
  }
  draw.done();
  return jobs;
}

async function writeChanges(snapshots: AsyncIterable<JobDetail[]>, stream: NodeJS.WriteStream): Promise<JobDetail[]> {
  let before: JobDetail[] = [];
  for await (const jobs of snapshots) {
    for (const line of describeChanges(before, jobs)) { stream.write(`${line}\n`); }
    before = jobs;
  }
  return before;
}
