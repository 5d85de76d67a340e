import { BatchClient, JobSummary, ListJobsCommandInput } from '@aws-sdk/client-batch';
import { countJobs } from '../../src/monitoring/queue-metrics.lambda/count-jobs';

const send = jest.spyOn(BatchClient.prototype, 'send') as unknown as jest.SpyInstance<Promise<unknown>, [{ input: ListJobsCommandInput }]>;
const client = new BatchClient({ region: 'eu-west-1' });
const count = async () => countJobs(client, 'bulk');

const asked: ListJobsCommandInput[] = [];
beforeEach(() => { asked.length = 0; });

/** Answers with so many jobs of each state, a page at a time, as AWS Batch does. */
function listed(jobs: Record<string, number | Partial<JobSummary>[]>) {
  send.mockImplementation(async ({ input }) => {
    asked.push({ ...input }); // the paginator goes on with the same object
    const { jobStatus, maxResults, nextToken } = input;
    const given = jobs[jobStatus!] ?? 0;
    const start = Number(nextToken ?? 0);
    const all = typeof given === 'number' ? Array.from({ length: given }, () => ({ status: jobStatus })) : given;
    const end = start + maxResults!;
    return { jobSummaryList: all.slice(start, end), ...(end < all.length ? { nextToken: `${end}` } : {}) };
  });
}

test('counts the states before the end, and asks for no others: what has ended is listed for a week', async () => {
  listed({ SUBMITTED: 1, PENDING: 2, RUNNABLE: 3, STARTING: 4, RUNNING: 5, SUCCEEDED: 6, FAILED: 7 });
  expect(await count()).toEqual({ SUBMITTED: 1, PENDING: 2, RUNNABLE: 3, STARTING: 4, RUNNING: 5 });
  expect(asked.map(({ jobStatus }) => jobStatus)).toEqual(['SUBMITTED', 'PENDING', 'RUNNABLE', 'STARTING', 'RUNNING']);
});

test('an empty queue costs one call a state', async () => {
  listed({});
  expect(await count()).toEqual({ SUBMITTED: 0, PENDING: 0, RUNNABLE: 0, STARTING: 0, RUNNING: 0 });
  expect(asked).toHaveLength(5);
});

test.each([
  [1000, 1000, 1],
  [1001, 1001, 2],
  [9_999, 9_999, 10],
  [10_000, 10_000, 10],
  [10_001, 10_000, 10],
  [100_000, 10_000, 10],
])('of %d jobs it counts %d, in %d calls', async (jobs, counted, pages) => {
  listed({ RUNNABLE: jobs });
  expect((await count()).RUNNABLE).toBe(counted);
  expect(asked.filter(({ jobStatus }) => jobStatus === 'RUNNABLE')).toEqual(Array.from({ length: pages }, (_, page) => ({
    jobQueue: 'bulk', jobStatus: 'RUNNABLE', maxResults: 1000, nextToken: page ? `${page * 1000}` : undefined,
  })));
});

test('an array job counts with its children, by their states, and not itself', async () => {
  const statusSummary = { PENDING: 1, RUNNABLE: 10, STARTING: 2, RUNNING: 30, SUCCEEDED: 50, FAILED: 7 };
  listed({ PENDING: [{ arrayProperties: { size: 100, statusSummary } }, {}], RUNNABLE: 1 });
  expect(await count()).toEqual({ SUBMITTED: 0, PENDING: 2, RUNNABLE: 11, STARTING: 2, RUNNING: 30 });
});

test('an array job without a summary counts with its size, a child as one job', async () => {
  listed({ SUBMITTED: [{ arrayProperties: { size: 100 } }], RUNNING: [{ arrayProperties: { index: 3 } }] });
  expect(await count()).toMatchObject({ SUBMITTED: 100, RUNNING: 1 });
});
