import { readNumber } from '../../../model/read-value';
import { objectMember } from '../../../model/record';
import type { BatchModel, JobDefinitionModel, JobQueueModel } from '../../../model/types';
import { isKnown, Unknown } from '../../../model/unknown';
import { cannotTell, violates } from '../../answers';
import { listed, ofInstanceEnvironments } from '../../environments';
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
    const jobs = [...new Set(queuesOf(environment, inspection).flatMap((queue) => inspection.once(inspection.model, jobsByQueue).get(queue) ?? []))];
    const single = jobs.filter((job) => attemptsOf(job) === 1);
    if (single.length > 0) {
      return violates(`An update of its instances terminates running jobs (\`TerminateJobsOnUpdate\`), and ${listed(single.map(({ name }) => name))} `
        + `${single.length > 1 ? 'have' : 'has'} a single attempt: the work is lost`);
    }
    return jobs.every((job) => isKnown(attemptsOf(job))) ? HOLDS : cannotTell('the attempts of a job are not known');
  }),
};

function attemptsOf({ retryStrategy, properties }: JobDefinitionModel) {
  return properties.retryStrategy instanceof Unknown ? properties.retryStrategy : readNumber(retryStrategy ?? {}, 'attempts') ?? 1;
}

/** The jobs of a queue: those that something submits there, and those that it is the only place for. */
function jobsByQueue({ jobDefinitions }: BatchModel, inspection: Inspection): ReadonlyMap<JobQueueModel, readonly JobDefinitionModel[]> {
  const jobs = new Map<JobQueueModel, JobDefinitionModel[]>();
  for (const job of jobDefinitions) {
    const { meant, possible } = inspection.placementsOf(job);
    for (const { queue } of meant.length > 0 || possible.length !== 1 ? meant : possible) {
      const others = jobs.get(queue);
      if (others) {
        others.push(job);
      } else {
        jobs.set(queue, [job]);
      }
    }
  }
  return jobs;
}
