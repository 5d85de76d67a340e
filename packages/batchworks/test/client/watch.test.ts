import type { JobDetail } from '@aws-sdk/client-batch';
import { watchJobs } from '../../src';
import { TestBatch } from '../_helpers/test-batch';

afterEach(async () => TestBatch.closeAll());

describe('watchJobs', () => {
  test('yields the jobs in the order of their ids until all are over', async () => {
    const test = await TestBatch.start({ jobs: { Job: {} } });
    const jobIds = [await test.submitShell('Job', 'sleep 0.2'), await test.submitShell('Job', 'exit 1')];
    const seen: (string | undefined)[][] = [];
    for await (const jobs of watchJobs(test.client, jobIds, { intervalMilliseconds: 10 })) {
      expect(jobs.map(({ jobId }) => jobId)).toEqual(jobIds);
      seen.push(jobs.map(({ status }) => status));
    }
    expect(seen.at(-1)).toEqual(['SUCCEEDED', 'FAILED']);
    expect(seen.slice(0, -1).every(([first]) => first !== 'SUCCEEDED')).toBe(true);
  });

  test('takes more ids than one request', async () => {
    const test = await TestBatch.start({ jobs: { Job: {} } });
    const array = await test.submit('Job', { arrayProperties: { size: 120 } });
    await test.finished(array);
    const children = Array.from({ length: 120 }, (_, index) => `${array}:${index}`);
    const { value: jobs } = await watchJobs(test.client, children).next() as { value: JobDetail[] };
    expect(jobs.map(({ jobId }) => jobId)).toEqual(children);
  });

  test('says which job does not exist', async () => {
    const test = await TestBatch.start({});
    await expect(watchJobs(test.client, ['nobody']).next()).rejects.toThrow('there is no job "nobody"');
  });
});
