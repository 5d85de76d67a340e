import type { JobDefinitionModel } from '../../../model/types';
import { isKnown, Unknown } from '../../../model/unknown';
import { cannotTell, ofJobs, violates } from '../../answers';
import type { Inspection } from '../../inspection';
import { type Placement, platformOf, platformsOf } from '../../placements';
import { type Answer, HOLDS, type Rule } from '../../rule';

export const CE_05: Rule = {
  id: 'CE-05',
  title: 'The compute of a job\'s queue is of the kind that the job is made for',
  severity: 'error',
  explanation: 'A job runs on what its `PlatformCapabilities` name: `FARGATE`, `EC2` (which is what a job definition without any means) or '
    + '`MANAGED_INSTANCES`. A job submitted to a queue of another kind is refused, or never leaves RUNNABLE.',
  remedy: 'Set `PlatformCapabilities` to the kind of the queue\'s compute environments, or submit the job to another queue.',
  links: [
    'https://docs.aws.amazon.com/batch/latest/APIReference/API_RegisterJobDefinition.html',
    'https://docs.aws.amazon.com/batch/latest/userguide/job_definition_parameters.html',
  ],
  inspect: ofJobs((job, inspection) => {
    const { meant, possible } = inspection.placementsOf(job);
    if (meant.length > 0) {
      return meant.map((placement) => suits(job, placement));
    }
    const wanted = platformsOf(job);
    if (!isKnown(wanted)) {
      return wanted;
    }
    return possible.length > 0 ? HOLDS : nowhere(job, inspection);
  }),
};

function suits(job: JobDefinitionModel, { queue, environments }: Placement): Answer {
  const wanted = platformsOf(job);
  if (!isKnown(wanted)) {
    return wanted;
  }
  const offered = environments.map((environment) => (isKnown(environment) ? platformOf(environment) : environment));
  if (offered.some((platform) => isKnown(platform) && wanted.includes(platform))) {
    return HOLDS;
  }
  const unknown = offered.find((platform) => platform instanceof Unknown);
  return unknown
    ? cannotTell(unknown.reason)
    : violates(`It is made for ${wanted.join(' or ')}, and its queue \`${queue.name}\` has ${[...new Set(offered)].join(' and ') || 'no compute'}: it never starts there`);
}

/** A queue elsewhere may be the one that the job is for: it is only likely that one of the templates' queues should be. */
function nowhere(job: JobDefinitionModel, { model }: Inspection): Answer {
  const wanted = platformsOf(job);
  if (!isKnown(wanted) || model.jobQueues.length === 0) {
    return isKnown(wanted) ? undefined : wanted;
  }
  return violates(`It is made for ${wanted.join(' or ')}, and no queue of the templates has such compute: on \`${model.jobQueues[0].name}\` it never starts`, {
    severity: 'warning',
  });
}
