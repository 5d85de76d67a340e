import { CancelJobsCommand, TerminateJobsCommand } from '@aws-sdk/client-batch';
import { TestBatch } from '../../../../_helpers/test-batch';

afterEach(async () => TestBatch.closeAll());

test('CancelJobs ends what waits, TerminateJobs whatever is not over, and both say what is no job', async () => {
  const test = await TestBatch.start({ jobs: { Job: { vcpus: '1' } } }, { vcpus: 1 });
  const running = await test.submitShell('Job', 'sleep 60');
  const [waiting, unknown] = [await test.submit('Job'), '00000000-0000-0000-0000-000000000000'];
  await test.running(running);
  await expect(test.client.send(new CancelJobsCommand({ jobs: [running, waiting, unknown, 'no id'], reason: 'enough' }))).resolves.toMatchObject({
    successful: [running, waiting, unknown], errors: [{ job: 'no id', code: 'ValidationException', message: '"no id" is no id of a job' }],
  });
  await expect(test.describe(waiting)).resolves.toMatchObject({ status: 'FAILED', statusReason: 'enough', isCancelled: true });
  await expect(test.describe(running)).resolves.toMatchObject({ status: 'RUNNING' });
  await test.client.send(new TerminateJobsCommand({ jobs: [running], reason: 'enough' }));
  await expect(test.finished(running)).resolves.toMatchObject({ status: 'FAILED', statusReason: 'enough', isTerminated: true });
});

test.each<[string, object, string]>([
  ['no jobs', { jobs: [] }, '`jobs` is required'],
  ['51 jobs', { jobs: Array(51).fill('x') }, '`jobs` must have at most 50 ids, got 51'],
  ['an empty reason', { jobs: ['x'], reason: '' }, '`reason` must be 1 to 1,024 characters, got ""'],
  ['a reason of 1,025 characters', { jobs: ['x'], reason: 'a'.repeat(1025) }, `\`reason\` must be 1 to 1,024 characters, got "${'a'.repeat(199)}…`],
])('CancelJobs rejects %s', async (_, request, message) => {
  const test = await TestBatch.start({});
  await expect(test.client.send(new CancelJobsCommand({ reason: 'x', jobs: [], ...request }))).rejects.toMatchObject({ name: 'ClientException', message });
});
