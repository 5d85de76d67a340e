import { readList } from '../../../model/read-value';
import { Unknown } from '../../../model/unknown';
import { cannotTell, ofQueues, violates } from '../../answers';
import { HOLDS, type Rule } from '../../rule';

export const CE_36: Rule = {
  id: 'CE-36',
  title: 'A job that cannot start does not block its queue for ever',
  severity: 'warning',
  explanation: 'A job that AWS Batch finds no capacity for, or that is larger than all compute of its queue, stays at the head of the queue, in RUNNABLE, '
    + 'and those behind it wait as well. Nothing ends that by itself. AWS Batch can cancel such a job after 10 minutes to 24 hours, for three reasons: '
    + '`CAPACITY:INSUFFICIENT_INSTANCE_CAPACITY`, `MISCONFIGURATION:COMPUTE_ENVIRONMENT_MAX_RESOURCE` and `MISCONFIGURATION:JOB_RESOURCE_REQUIREMENT`.',
  remedy: 'Add `JobStateTimeLimitActions` to the queue, one for each of the three reasons, with the action CANCEL.',
  links: [
    'https://docs.aws.amazon.com/batch/latest/userguide/job_stuck_in_runnable_capacity.html',
    'https://docs.aws.amazon.com/batch/latest/APIReference/API_JobStateTimeLimitAction.html',
  ],
  inspect: ofQueues(({ properties }) => {
    const limits = readList(properties, 'jobStateTimeLimitActions');
    if (limits[0] instanceof Unknown) {
      return cannotTell(limits[0].reason);
    }
    return limits.length > 0
      ? HOLDS
      : violates('It has no `JobStateTimeLimitActions`: one job that cannot start stays in RUNNABLE for ever, and blocks all behind it');
  }),
};
