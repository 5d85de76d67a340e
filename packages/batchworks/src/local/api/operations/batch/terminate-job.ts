import type { Operation } from '../../operation';
import { endedJob } from './members/ended-jobs';

/** Ends a job whatever its state. */
export const terminateJob: Operation = {
  name: 'TerminateJob',
  handle: (input, { runner }) => runner.dispatch({ type: 'TERMINATED', ...endedJob(input) }),
};
