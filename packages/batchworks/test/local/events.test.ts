import type { BatchEvent } from '../../src';
import { passedStates } from '../../src/local/events/passed-states';
import type { Job, JobStatus } from '../../src/local/scheduler';
import type { TemplateProps } from '../_helpers/templates';
import { TestBatch } from '../_helpers/test-batch';

afterEach(async () => TestBatch.closeAll());

/** A local Batch, and all events of it so far. */
async function observed(content: TemplateProps) {
  const events: BatchEvent[] = [];
  const test = await TestBatch.start(content, { onEvent: (event) => events.push(event) });
  return { test, events, states: (jobId: string) => events.filter(({ detail }) => detail.jobId === jobId).map(({ detail }) => detail.status) };
}

describe('the events of a job', () => {
  test('are those of Amazon EventBridge', async () => {
    const { test, events } = await observed({ jobs: { Job: {} } });
    const jobId = await test.submit('Job', { tags: { team: 'render' } });
    const { jobArn } = await test.finished(jobId);
    expect(events.at(-1)).toEqual({
      'version': '0',
      'id': expect.stringMatching(/^[0-9a-f-]{36}$/),
      'detail-type': 'Batch Job State Change',
      'source': 'aws.batch',
      'account': '000000000000',
      'time': expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      'region': 'us-east-1',
      'resources': [jobArn],
      'detail': expect.objectContaining({ jobArn, jobId, status: 'SUCCEEDED', attempts: [expect.anything()], tags: { resourceArn: jobArn, team: 'render' } }),
    });
  });

  test('tell every state but SUBMITTED, also those that it passed at once', async () => {
    const { test, states } = await observed({ jobs: { Job: {} } });
    const first = await test.submit('Job');
    const second = await test.submit('Job', { dependsOn: [{ jobId: first }] });
    await test.finished(second);
    expect(states(first)).toEqual(['RUNNABLE', 'STARTING', 'RUNNING', 'SUCCEEDED']);
    expect(states(second)).toEqual(['PENDING', 'RUNNABLE', 'STARTING', 'RUNNING', 'SUCCEEDED']);
  });

  test('tell of an array and of its children', async () => {
    const { test, states } = await observed({ jobs: { Job: {} } });
    const array = await test.submit('Job', { arrayProperties: { size: 2 } });
    await test.finished(array);
    expect(states(array)).toEqual(['PENDING', 'SUCCEEDED']);
    expect(states(`${array}:1`).slice(-3)).toEqual(['STARTING', 'RUNNING', 'SUCCEEDED']);
  });

  test('say that a queue is blocked by a job that fits nowhere', async () => {
    const { test, events } = await observed({ jobs: { Job: { vcpus: '4', memory: '8192' } }, maxvCpus: 2 });
    const { jobArn, jobQueue, statusReason } = await test.describe(await test.submit('Job'));
    expect(events.at(-1)).toMatchObject({ 'detail-type': 'Batch Job Queue Blocked', 'resources': [jobArn, jobQueue], 'detail': { status: 'RUNNABLE', statusReason } });
  });
});

describe('the states that a job passes', () => {
  const job = (status: JobStatus, attempts = 0) => ({ status, attempts: Array(attempts).fill({}) }) as unknown as Job;

  test.each<[Job | undefined, Job, JobStatus[]]>([
    [undefined, job('PENDING'), ['PENDING']],
    [undefined, job('STARTING'), ['RUNNABLE', 'STARTING']],
    [job('PENDING'), job('STARTING'), ['RUNNABLE', 'STARTING']],
    [job('RUNNABLE'), job('STARTING'), ['STARTING']],
    [job('STARTING'), job('STARTING'), []],
    [job('RUNNING'), job('RUNNABLE', 1), ['RUNNABLE']],
    [job('RUNNING'), job('STARTING', 1), ['RUNNABLE', 'STARTING']],
    [job('STARTING'), job('STARTING', 1), ['RUNNABLE', 'STARTING']],
    [job('RUNNING'), job('FAILED', 1), ['FAILED']],
  ])('%#: from %j to %j', (before, after, states) => {
    expect(passedStates(before, after)).toEqual(states);
  });
});
