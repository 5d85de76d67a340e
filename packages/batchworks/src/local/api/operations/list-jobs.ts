import { childrenOf, jobsOfQueue } from '../../scheduler';
import type { Job } from '../../scheduler';
import { ClientException } from '../../service-error';
import type { Services } from '../../services';
import type { Input } from '../input';
import type { Operation } from '../operation';
import { page } from '../page';
import { requiredQueue } from './required';
import { jobSummary } from '../shapes/job-summary';

const STATUS = {
  pattern: /^(SUBMITTED|PENDING|RUNNABLE|STARTING|RUNNING|SUCCEEDED|FAILED)$/,
  rule: 'one of SUBMITTED, PENDING, RUNNABLE, STARTING, RUNNING, SUCCEEDED, FAILED',
};

/** Lists the jobs of a queue or the children of an array job, of one state: RUNNING, where none is given. Oldest first. */
export const listJobs: Operation = {
  name: 'ListJobs',
  handle: (input, services) => {
    const jobStatus = input.text('jobStatus', STATUS) ?? 'RUNNING';
    const { items, nextToken } = page(candidates(input, services), input, 1000, (job) => job.status === jobStatus);
    return { jobSummaryList: items.map((job) => jobSummary(job, services.runner.state, services.jobs)), nextToken };
  },
};

function candidates(input: Input, { deployment, runner }: Services): readonly Job[] {
  if (input.objects('filters').length > 0) {
    throw new ClientException('`filters` are not known to the local Batch; list by `jobStatus`');
  }
  const given = ['jobQueue', 'arrayJobId', 'multiNodeJobId'].filter((name) => input.text(name) !== undefined);
  if (given.length !== 1) {
    throw new ClientException(`exactly one of \`jobQueue\`, \`arrayJobId\` and \`multiNodeJobId\` is required, got ${given.join(' and ') || 'none'}`);
  }
  const arrayJobId = input.text('arrayJobId');
  if (arrayJobId) { return childrenOf(runner.state, arrayJobId); }
  const jobQueue = input.text('jobQueue');
  return jobQueue ? jobsOfQueue(runner.state, requiredQueue(deployment, jobQueue).name) : [];
}
