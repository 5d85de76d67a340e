import type { Operation } from '../operation';
import { endJobs } from './end-jobs';

/** Cancels jobs that have not been started. */
export const cancelJobs: Operation = {
  name: 'CancelJobs',
  handle: (input, { runner }) => endJobs(input, (jobId, reason) => runner.dispatch({ type: 'CANCELLED', jobId, reason })),
};
