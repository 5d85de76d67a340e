import type { Operation } from '../../operation';
import { endJobs } from './members/ended-jobs';

/** Ends jobs whatever their state. */
export const terminateJobs: Operation = {
  name: 'TerminateJobs',
  handle: (input, { runner }) => endJobs(input, (jobId, reason) => runner.dispatch({ type: 'TERMINATED', jobId, reason })),
};
