import type { Operation } from '../../operation';
import { endJobs } from './members/ended-jobs';

/** Cancels jobs that have not been started. */
export const cancelJobs: Operation = {
  name: 'CancelJobs',
  handle: (input, { runner }) => endJobs(input, (jobId, reason) => runner.dispatch({ type: 'CANCELLED', jobId, reason })),
};
