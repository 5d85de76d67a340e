import { BatchClient, JobSummary, paginateListJobs } from '@aws-sdk/client-batch';
import { STATE_METRICS } from './names';

/** The states that are counted. */
export type CountedState = keyof typeof STATE_METRICS;

/** How many jobs are in each state. */
export type JobCounts = Record<CountedState, number>;

/** "When --job-status is used, Batch returns up to 1000 values": https://docs.aws.amazon.com/batch/latest/APIReference/API_ListJobs.html */
const PAGE_SIZE = 1000;

/**
 * AWS Batch counts no jobs, it lists them. Of a state, ten thousand are listed in ten calls and no further ones: 100,000 would take a hundred
 * calls every minute from the request rate that all who submit jobs share, to learn what makes no difference any more.
 */
const MAX_PAGES = 10;

const STATES = Object.keys(STATE_METRICS) as CountedState[];

/**
 * Counts the jobs of a queue by state, at most 10,000 of what is listed in each. Array jobs count with their children, which the summary of the
 * array job counts itself, so that an array of 10,000 costs no more than one job.
 */
export async function countJobs(client: BatchClient, jobQueue: string): Promise<JobCounts> {
  const counts: JobCounts = { SUBMITTED: 0, PENDING: 0, RUNNABLE: 0, STARTING: 0, RUNNING: 0 };
  for (const jobStatus of STATES) {
    let pages = 0;
    for await (const { jobSummaryList = [] } of paginateListJobs({ client, pageSize: PAGE_SIZE }, { jobQueue, jobStatus })) {
      jobSummaryList.forEach((job) => add(counts, jobStatus, job));
      pages += 1;
      if (pages === MAX_PAGES) { break; }
    }
  }
  return counts;
}

/**
 * An array job is PENDING for as long as its children run, and a queue lists it and not them.
 *
 * @see https://docs.aws.amazon.com/batch/latest/userguide/job_states.html
 */
function add(counts: JobCounts, status: CountedState, { arrayProperties }: JobSummary) {
  const children = arrayProperties?.statusSummary ?? { [status]: arrayProperties?.size ?? 1 };
  STATES.forEach((state) => { counts[state] += children[state] ?? 0; });
}
