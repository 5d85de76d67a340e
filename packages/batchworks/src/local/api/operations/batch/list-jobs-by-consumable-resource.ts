import type { ListJobsByConsumableResourceSummary } from '@aws-sdk/client-batch';
import { type Job, jobsByConsumableResource } from '../../../scheduler';
import type { JobRecord } from '../../../submission';
import type { Input } from '../../input';
import type { Operation } from '../../operation';
import { page } from '../../page';
import { requiredConsumableResource } from './lookup/required';
import { nameOrPrefixInAnyCase, requiredValues } from './members/filters';
import { quantityOf } from '../../shapes/consumable-resource';
import { arnOf } from '../../shapes/job-detail';

const FILTER = { pattern: /^(JOB_STATUS|JOB_NAME)$/, rule: 'JOB_STATUS or JOB_NAME' };

/** The jobs that take a consumable resource, in any state, oldest first. */
export const listJobsByConsumableResource: Operation = {
  name: 'ListJobsByConsumableResource',
  handle: (input, services) => {
    const { name } = requiredConsumableResource(services.account, input.requiredText('consumableResource'));
    const filters = input.objects('filters').map(readFilter);
    const recordOf = ({ spec }: Job) => services.jobs.recordOf(spec.jobId)!;
    const all = jobsByConsumableResource(services.runner.state, name).sort((a, b) => a.createdAt - b.createdAt);
    const { items, nextToken } = page(all, input, 100, (job) => filters.every((matches) => matches(job, recordOf(job))));
    return { jobs: items.map((job) => summaryOf(job, recordOf(job), name)), nextToken };
  },
};

function readFilter(filter: Input): (job: Job, record: JobRecord) => boolean {
  const name = filter.requiredText('name', FILTER);
  const values = requiredValues(filter);
  if (name === 'JOB_STATUS') { return ({ status }) => values.includes(status); }
  const matches = values.map(nameOrPrefixInAnyCase);
  return (_, { jobName }) => matches.some((match) => match(jobName));
}

function summaryOf(job: Job, record: JobRecord, resource: string): ListJobsByConsumableResourceSummary {
  return {
    jobArn: arnOf(job, record),
    jobQueueArn: record.jobQueue.arn,
    jobName: record.jobName,
    jobDefinitionArn: record.jobDefinitionArn,
    shareIdentifier: record.shareIdentifier,
    jobStatus: job.status,
    quantity: quantityOf(job, resource),
    statusReason: job.statusReason,
    startedAt: job.startedAt,
    createdAt: job.createdAt,
    consumableResourceProperties: record.consumableResourceProperties,
  };
}
