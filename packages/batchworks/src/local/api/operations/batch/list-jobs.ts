import type { ListJobsResponse } from '@aws-sdk/client-batch';
import { childrenOf, jobsOfQueue } from '../../../scheduler';
import type { Job } from '../../../scheduler';
import { ClientException } from '../../../service-error';
import type { Services } from '../../../services';
import type { Input } from '../../input';
import type { Operation } from '../../operation';
import { arrangedPage, page, type Page } from '../../page';
import { requiredQueue } from './lookup/required';
import { type JobFilter, newestFirst, readJobFilter } from './members/job-filter';
import { jobSummary } from '../../shapes/job-summary';
import { nodesOf, nodeSummary } from '../../shapes/node-detail';

const STATUS = {
  pattern: /^(SUBMITTED|PENDING|RUNNABLE|STARTING|RUNNING|SUCCEEDED|FAILED)$/,
  rule: 'one of SUBMITTED, PENDING, RUNNABLE, STARTING, RUNNING, SUCCEEDED, FAILED',
};
const SOURCES = ['jobQueue', 'arrayJobId', 'multiNodeJobId'] as const;
type Source = typeof SOURCES[number];
const MAX_RESULTS = 1000;
/** "When filters is used, Batch returns up to 100 values": more may be asked for. */
const FILTERED_RESULTS = { maxResults: MAX_RESULTS, maxItems: 100 };

/**
 * Lists the jobs of a queue, the children of an array job or the nodes of a multi-node job: those of one state (RUNNING, where none is given), oldest first; or those of a
 * queue that a filter lets through, in any state, newest first. "The filter doesn't apply to child jobs."
 */
export const listJobs: Operation = {
  name: 'ListJobs',
  handle: (input, services) => {
    const source = readSource(input);
    const filter = readJobFilter(input);
    if (source === 'multiNodeJobId') { return nodesOfStatus(input, services); }
    const { items, nextToken } = filter && source === 'jobQueue' ? filteredJobs(filter, input, services) : jobsOfStatus(source, input, services);
    return { jobSummaryList: items.map((job) => jobSummary(job, services.runner.state, services.jobs)), nextToken };
  },
};

function jobsOfStatus(source: Exclude<Source, 'multiNodeJobId'>, input: Input, services: Services): Page<Job> {
  const jobStatus = input.text('jobStatus', STATUS) ?? 'RUNNING';
  return page(candidates(source, input, services), input, MAX_RESULTS, ({ status }) => status === jobStatus);
}

function nodesOfStatus(input: Input, { runner, jobs }: Services): ListJobsResponse {
  const jobStatus = input.text('jobStatus', STATUS) ?? 'RUNNING';
  const nodes = nodesOf(input.requiredText('multiNodeJobId'), runner.state, jobs);
  const { items, nextToken } = page(nodes, input, MAX_RESULTS, ({ status }) => status === jobStatus);
  return { jobSummaryList: items.map((node) => nodeSummary(node, runner.state, jobs)), nextToken };
}

function filteredJobs(filter: JobFilter, input: Input, services: Services): Page<Job> {
  const jobStatus = filter.isForStatus ? input.text('jobStatus', STATUS) : undefined;
  const arrange = (jobs: readonly Job[]) => newestFirst(filter, jobs, (job) => services.jobs.recordOf(job.spec.jobId)!);
  return arrangedPage(candidates('jobQueue', input, services), arrange, input, FILTERED_RESULTS, ({ status }) => status === (jobStatus ?? status));
}

function readSource(input: Input): Source {
  const given = SOURCES.filter((name) => input.text(name) !== undefined);
  if (given.length !== 1) {
    throw new ClientException(`exactly one of \`jobQueue\`, \`arrayJobId\` and \`multiNodeJobId\` is required, got ${given.join(' and ') || 'none'}`);
  }
  return given[0];
}

function candidates(source: Exclude<Source, 'multiNodeJobId'>, input: Input, { account, runner }: Services): readonly Job[] {
  const value = input.requiredText(source);
  switch (source) {
    case 'jobQueue':
      return jobsOfQueue(runner.state, requiredQueue(account, value).name);
    case 'arrayJobId':
      return childrenOf(runner.state, value);
  }
}
