import type { Operation } from '../../operation';
import { endedJob } from './members/ended-jobs';

/** Cancels a job that has not been started. */
export const cancelJob: Operation = {
  name: 'CancelJob',
  handle: (input, { runner }) => runner.dispatch({ type: 'CANCELLED', ...endedJob(input) }),
};
