import { timeoutOf } from './timeouts';
import type { JobDefinitionModel } from '../../../model/types';
import { isKnown } from '../../../model/unknown';
import { ofJobs, violates } from '../../answers';
import type { Inspection } from '../../inspection';
import { platformsOf } from '../../placements';
import { HOLDS, type Rule } from '../../rule';

export const JD_09: Rule = {
  id: 'JD-09',
  title: 'A job on EC2 has a timeout',
  severity: 'warning',
  explanation: 'AWS Batch has no timeout of its own: a job that hangs keeps its instance, and its place in the queue\'s capacity, until somebody looks. '
    + 'On Fargate a task ends after 14 days.',
  remedy: 'Set a timeout well above what the job takes. One that times out is ended, and not retried.',
  links: ['https://docs.aws.amazon.com/batch/latest/userguide/job_timeouts.html'],
  inspect: ofJobs((job, inspection) => {
    const platforms = platformsOf(job);
    if (!isKnown(platforms)) {
      return platforms;
    }
    return hasTimeout(job, inspection) || platforms.every((platform) => platform === 'FARGATE')
      ? HOLDS
      : violates('It has no timeout: an attempt that hangs runs, and is paid for, until somebody ends it');
  }),
};

/** Its own, one that is not known, or one from each start. */
function hasTimeout(job: JobDefinitionModel, inspection: Inspection): boolean {
  const starts = inspection.startsOf(job);
  return job.timeoutSeconds !== undefined
    || !isKnown(job.properties.timeout)
    || (starts.length > 0 && starts.every((start) => timeoutOf(start) !== undefined));
}
