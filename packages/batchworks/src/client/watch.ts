import { setTimeout as wait } from 'node:timers/promises';
import { DescribeJobsCommand } from '@aws-sdk/client-batch';
import type { BatchClient, JobDetail } from '@aws-sdk/client-batch';

/** How jobs are watched. */
export interface WatchOptions {
  /**
   * How long to wait between two looks.
   *
   * @default 250 which suits a local Batch; an account deserves seconds
   */
  readonly intervalMilliseconds?: number;
}

/** DescribeJobs takes no more at once. */
const MAX_JOBS_PER_REQUEST = 100;

/** Looks at jobs until all of them are over: yields them as they are, in the order of the ids, and lastly as they ended. */
export async function* watchJobs(client: BatchClient, jobIds: readonly string[], options: WatchOptions = {}): AsyncGenerator<JobDetail[]> {
  for (;;) {
    const jobs = await describeJobs(client, jobIds);
    yield jobs;
    if (jobs.every(isOver)) { return; }
    await wait(options.intervalMilliseconds ?? 250);
  }
}

function isOver({ status }: JobDetail) {
  return status === 'SUCCEEDED' || status === 'FAILED';
}

async function describeJobs(client: BatchClient, jobIds: readonly string[]): Promise<JobDetail[]> {
  const found = new Map<string, JobDetail>();
  for (let begin = 0; begin < jobIds.length; begin += MAX_JOBS_PER_REQUEST) {
    const { jobs } = await client.send(new DescribeJobsCommand({ jobs: jobIds.slice(begin, begin + MAX_JOBS_PER_REQUEST) }));
    for (const job of jobs ?? []) { found.set(job.jobId!, job); }
  }
  return jobIds.map((jobId) => {
    const job = found.get(jobId);
    if (!job) { throw new Error(`there is no job "${jobId}"`); }
    return job;
  });
}
