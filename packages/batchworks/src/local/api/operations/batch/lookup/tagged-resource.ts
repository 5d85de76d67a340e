import { shown } from '../../../../../private/shown';
import type { Tags } from '../../../../account';
import { ClientException } from '../../../../service-error';
import type { Services } from '../../../../services';
import type { Input } from '../../../input';
import { tagsOf } from '../../../shapes/tags';

/** What `resourceArn` names, and its tags. "ARNs for child jobs of array and multi-node parallel (MNP) jobs aren't supported." */
export function requiredTags(input: Input, services: Services): { readonly arn: string; readonly tags: Tags } {
  const arn = input.requiredText('resourceArn');
  const tags = jobTags(arn, services) ?? resourceTags(arn, services);
  if (!tags) { throw new ClientException(`\`resourceArn\` must be the ARN of a job, or of a resource of AWS Batch that exists, got ${shown(arn)}`); }
  return { arn, tags };
}

function resourceTags(arn: string, { account }: Services): Tags | undefined {
  const { computeEnvironments, jobQueues, jobDefinitions, schedulingPolicies, consumableResources } = account.model;
  const resource = [...computeEnvironments, ...jobQueues, ...jobDefinitions, ...schedulingPolicies, ...consumableResources]
    .find((candidate) => candidate.arn === arn);
  return resource && tagsOf(resource, account);
}

function jobTags(arn: string, { account, jobs }: Services): Tags | undefined {
  const [, jobId = ''] = /:job\/([^:#]+)$/.exec(arn) ?? [];
  const record = jobs.recordOf(jobId);
  return record && account.tagsOf(arn, record.tags);
}
