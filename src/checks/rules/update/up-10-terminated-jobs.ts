import { readNumber } from '../../../model/read-value';
import { objectMember } from '../../../model/record';
import type { BatchModel, JobDefinitionModel, JobQueueModel } from '../../../model/types';
import { isKnown, Unknown } from '../../../model/unknown';
import { cannotTell, violates } from '../../answers';
import { ofInstanceEnvironments } from '../../environments';
import type { Inspection } from '../../inspection';
import { HOLDS, type Rule } from '../../rule';
import { queuesOf } from '../compute/queues';

export const UP_10: Rule = {
  id: 'UP-10',
  title: 'Jobs that an update terminates are retried',
  severity: 'warning',
  explanation: 'With `terminateJobsOnUpdate`, AWS Batch ends the running jobs of a compute environment whose instances it replaces. A job with a single attempt '
    + 'has then failed, and its work is lost.',
  remedy: 'Give the jobs a `RetryStrategy` with at least 2 attempts; or remove `TerminateJobsOnUpdate`, so that AWS Batch waits for them '
    + '(`JobExecutionTimeoutMinutes`, 30 minutes unless given).',
  links: [
    'https://docs.aws.amazon.com/batch/latest/APIReference/API_UpdatePolicy.html',
    'https://docs.aws.amazon.com/batch/latest/userguide/infrastructure-updates.html',
  ],
  inspect: ofInstanceEnvironments((environment, _, inspection) => {
    const { terminateJobsOnUpdate: terminates } = objectMember(environment.properties, 'updatePolicy');
    if (terminates instanceof Unknown || terminates !== true) {
      return terminates instanceof Unknown ? cannotTell(terminates.reason) : undefined;
    }
    const jobs = queuesOf(environment, inspection).map((queue) => inspection.once(inspection.model, leastRetried).get(queue));
    const single = jobs.find((job) => job && attemptsOf(job) === 1);
    if (single) {
      return violates(`An update of its instances terminates running jobs (\`TerminateJobsOnUpdate\`), and \`${single.name}\`, for one, has a single attempt: `
        + 'its work is lost');
    }
    return jobs.some((job) => job && !isKnown(attemptsOf(job))) ? cannotTell('the attempts of a job are not known') : HOLDS;
  }),
};

function attemptsOf({ retryStrategy, properties }: JobDefinitionModel) {
  return properties.retryStrategy instanceof Unknown ? properties.retryStrategy : readNumber(retryStrategy ?? {}, 'attempts') ?? 1;
}

/** Of each queue the job to worry about: one with a single attempt, else one whose attempts are not known, else none. */
function leastRetried({ jobDefinitions }: BatchModel, inspection: Inspection): ReadonlyMap<JobQueueModel, JobDefinitionModel> {
  const jobs = new Map<JobQueueModel, JobDefinitionModel>();
  for (const job of jobDefinitions) {
    const attempts = attemptsOf(job);
    for (const queue of attempts === 1 || !isKnown(attempts) ? queuesFor(job, inspection) : []) {
      const found = jobs.get(queue);
      jobs.set(queue, found && attempts !== 1 ? found : job);
    }
  }
  return jobs;
}

/** The queues that something submits a job to; else the only one that it could be for. */
function queuesFor(job: JobDefinitionModel, inspection: Inspection): readonly JobQueueModel[] {
  const { meant, possible } = inspection.placementsOf(job);
  return (meant.length > 0 || possible.length !== 1 ? meant : possible).map(({ queue }) => queue);
}
