import { FARGATE_MAX_SECONDS } from './timeouts';
import { isKnown } from '../../../model/unknown';
import { judge, ofJobs } from '../../answers';
import { platformsOf } from '../../placements';
import type { Rule } from '../../rule';

export const JD_10: Rule = {
  id: 'JD-10',
  title: 'The timeout of a job on Fargate is at most 14 days',
  severity: 'warning',
  explanation: `Fargate does not promise to keep a task for more than 14 days (${FARGATE_MAX_SECONDS} seconds): the job may be ended before its timeout.`,
  remedy: 'Split the work, save its state, or run it on EC2.',
  links: ['https://docs.aws.amazon.com/batch/latest/userguide/job_timeouts.html'],
  companions: ['JD-32'],
  inspect: ofJobs((job) => {
    const platforms = platformsOf(job);
    const isFargate = isKnown(platforms) && platforms.length === 1 && platforms[0] === 'FARGATE';
    return isFargate
      ? judge(job.timeoutSeconds, (seconds) => seconds <= FARGATE_MAX_SECONDS
        || `Its timeout is ${seconds} seconds, longer than the ${FARGATE_MAX_SECONDS} (14 days) that a task on Fargate can be expected to run`)
      : undefined;
  }),
};
