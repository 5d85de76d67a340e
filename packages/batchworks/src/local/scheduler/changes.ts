import type { Job } from './types';

/** What became of jobs in the course of an event: a chain, so that one more step costs the same however many there were. */
export interface Changes {
  readonly jobs: readonly Job[];
  readonly before?: Changes;
}

/** The ids of the jobs, each once, in the order in which they changed first. */
export function changedIds(changes: Changes | undefined): string[] {
  const steps: (readonly Job[])[] = [];
  for (let step = changes; step; step = step.before) { steps.push(step.jobs); }
  return [...new Set(steps.reverse().flatMap((jobs) => jobs.map(({ spec }) => spec.jobId)))];
}
