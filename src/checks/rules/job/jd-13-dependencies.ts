import { isKnown } from '../../../model/unknown';
import { ofStarts, violates } from '../../answers';
import { HOLDS, type Rule } from '../../rule';

const MAX_DEPENDENCIES = 20;

export const JD_13: Rule = {
  id: 'JD-13',
  title: 'A job depends on at most 20 others',
  severity: 'error',
  explanation: `AWS Batch rejects a submission that depends on more than ${MAX_DEPENDENCIES} jobs.`,
  remedy: 'Make one array job of those that it waits for, or put a job in between that waits for some of them.',
  links: ['https://docs.aws.amazon.com/batch/latest/userguide/job_dependencies.html', 'https://docs.aws.amazon.com/batch/latest/userguide/service_limits.html'],
  inspect: ofStarts(({ request: { dependsOn }, label }) => {
    if (!Array.isArray(dependsOn)) {
      return isKnown(dependsOn) ? undefined : dependsOn;
    }
    return dependsOn.length > MAX_DEPENDENCIES
      ? violates(`The job that ${label} submits depends on ${dependsOn.length} jobs, where AWS Batch accepts at most ${MAX_DEPENDENCIES}: every submission is rejected`)
      : HOLDS;
  }),
};
