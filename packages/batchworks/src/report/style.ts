import type { JobDetail, JobStatus } from '@aws-sdk/client-batch';
import type { Colors } from 'picocolors/types';
import { arrayCountsOf } from './array-counts';

type Paint = 'dim' | 'yellow' | 'cyan' | 'green' | 'red';

/** How each state of a job looks. */
const LOOKS: Record<JobStatus, { readonly symbol: string; readonly paint: Paint }> = {
  SUBMITTED: { symbol: '○', paint: 'dim' },
  PENDING: { symbol: '○', paint: 'dim' },
  RUNNABLE: { symbol: '○', paint: 'yellow' },
  STARTING: { symbol: '◔', paint: 'cyan' },
  RUNNING: { symbol: '●', paint: 'cyan' },
  SUCCEEDED: { symbol: '✔', paint: 'green' },
  FAILED: { symbol: '✖', paint: 'red' },
};

/** An array is PENDING from its first child to its last one; it looks as if it runs when one of them does. */
export function symbolOf(job: JobDetail, colors: Colors): string {
  const isAtWork = job.status === 'PENDING' && (arrayCountsOf(job)?.running ?? 0) > 0;
  const { symbol, paint } = LOOKS[isAtWork ? 'RUNNING' : job.status!];
  return colors[paint](symbol);
}

export function statusOf(job: JobDetail, colors: Colors): string {
  return colors[LOOKS[job.status!].paint](job.status!);
}

/** `4.2 s`, `3 m 20 s`, `1 h 5 m`. */
export function duration(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 60) { return `${seconds.toFixed(1)} s`; }
  if (seconds < 3600) { return `${Math.floor(seconds / 60)} m ${Math.floor(seconds % 60)} s`; }
  return `${Math.floor(seconds / 3600)} h ${Math.floor(seconds % 3600 / 60)} m`;
}
