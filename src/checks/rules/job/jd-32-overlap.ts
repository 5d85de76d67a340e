import { intervalOf } from './intervals';
import { timeoutOf } from './timeouts';
import { isKnown } from '../../../model/unknown';
import { judge, ofStarts } from '../../answers';
import type { Rule } from '../../rule';

export const JD_32: Rule = {
  id: 'JD-32',
  title: 'A scheduled job is over before the next one starts',
  severity: 'info',
  explanation: 'A schedule submits its job whether or not the last one has ended. Where the timeout is longer than the time between two runs, they can overlap, '
    + 'and a queue that cannot keep up grows.',
  remedy: 'Make the timeout shorter than the interval, run it less often, or make sure that two runs at a time do no harm.',
  links: [
    'https://docs.aws.amazon.com/batch/latest/userguide/job_timeouts.html',
    'https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html',
  ],
  inspect: ofStarts((start, inspection) => {
    const job = inspection.jobOf(start);
    const timeout = timeoutOf(start) ?? (isKnown(job) ? job.timeoutSeconds : job);
    return judge(start.scheduleExpression, (expression) => judge(timeout, (seconds) => judge(intervalOf(expression), (interval) => seconds <= interval
      || `By ${expression} it submits a job every ${interval} seconds, and by its timeout one may run for ${seconds}: two can run at a time`)));
  }),
};
