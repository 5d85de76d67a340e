import { jobOf } from '../../../scheduler';
import { ClientException } from '../../../service-error';
import type { Operation } from '../../operation';
import { jobDetail } from '../../shapes/job-detail';
import { nodeDetail, nodeOf } from '../../shapes/node-detail';

const MAX_JOBS = 100;

/** Describes jobs, children of arrays and nodes by their ids. Ids that are unknown are left out. */
export const describeJobs: Operation = {
  name: 'DescribeJobs',
  handle: (input, { account, runner, jobs }) => {
    const jobIds = input.texts('jobs', { max: MAX_JOBS, of: 'ids' });
    if (!jobIds) { throw new ClientException('`jobs` is required'); }
    return {
      jobs: jobIds.flatMap((jobId) => {
        const node = nodeOf(jobId, runner.state, jobs);
        const job = jobOf(runner.state, jobId);
        const detail = node ? nodeDetail(node, runner.state, jobs) : job && jobDetail(job, runner.state, jobs);
        return detail ? [{ ...detail, tags: account.tagsOf(detail.jobArn!, detail.tags) }] : [];
      }),
    };
  },
};
