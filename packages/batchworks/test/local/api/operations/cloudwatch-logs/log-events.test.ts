import { GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { TestBatch } from '../../../../_helpers/test-batch';

afterEach(async () => TestBatch.closeAll());

const LOGGED = { LogConfiguration: { LogDriver: 'awslogs', Options: { 'awslogs-group': '/render', 'awslogs-stream-prefix': 'tiles' } } };

async function jobThatPrinted(script: string, container = {}) {
  const test = await TestBatch.start({ jobs: { Job: { container } } });
  const job = await test.finished(await test.submitShell('Job', script));
  return { test, job, logStreamName: job.container!.logStreamName! };
}

describe('GetLogEvents', () => {
  test('gives stdout and stderr, with the time', async () => {
    const { test, job, logStreamName } = await jobThatPrinted('echo out; echo err >&2; printf "no end"');
    const { events } = await test.logs.send(new GetLogEventsCommand({ logGroupName: '/aws/batch/job', logStreamName, startFromHead: true }));
    expect(events!.map(({ message }) => message)).toEqual(['out', 'err', 'no end']);
    events!.forEach(({ timestamp }) => {
      expect(timestamp).toBeGreaterThanOrEqual(job.startedAt!);
      expect(timestamp).toBeLessThanOrEqual(job.stoppedAt! + 1000);
    });
  });

  test('calls group and stream as the log driver does', async () => {
    const { test, logStreamName } = await jobThatPrinted('echo 1', LOGGED);
    expect(logStreamName).toMatch(/^tiles\/default\/[0-9a-f]{32}$/);
    await expect(test.logs.send(new GetLogEventsCommand({ logGroupName: '/render', logStreamName }))).resolves.toMatchObject({ events: [{ message: '1' }] });
  });

  test('goes forward in pages, until the token stays the same', async () => {
    const { test, logStreamName } = await jobThatPrinted('seq 5');
    const pages: string[][] = [];
    let nextToken: string | undefined;
    for (let last = ''; last !== nextToken;) {
      last = nextToken ?? '';
      const page = await test.logs.send(new GetLogEventsCommand({ logStreamName, limit: 2, startFromHead: true, nextToken }));
      pages.push(page.events!.map(({ message }) => message!));
      nextToken = page.nextForwardToken;
    }
    expect(pages).toEqual([['1', '2'], ['3', '4'], ['5'], []]);
  });

  test('begins with the last lines, and goes backward from there', async () => {
    const { test, logStreamName } = await jobThatPrinted('seq 5');
    const last = await test.logs.send(new GetLogEventsCommand({ logStreamName, limit: 2 }));
    const before = await test.logs.send(new GetLogEventsCommand({ logStreamName, limit: 2, nextToken: last.nextBackwardToken }));
    expect([before, last].map(({ events }) => events!.map(({ message }) => message))).toEqual([['2', '3'], ['4', '5']]);
  });

  test('shows a job that runs, but no line that is not complete', async () => {
    const test = await TestBatch.start({ jobs: { Job: {} } });
    const { container } = await test.running(await test.submitShell('Job', 'echo whole; printf half; sleep 60'));
    const read = async () => (await test.logs.send(new GetLogEventsCommand({ logStreamName: container!.logStreamName }))).events!;
    let events = await read();
    while (events.length === 0) { events = await read(); }
    expect(events.map(({ message }) => message)).toEqual(['whole']);
  });

  test.each([
    ['an unknown stream', { logStreamName: 'nothing' }, 'ResourceNotFoundException', 'the specified log stream does not exist: "nothing"'],
    ['no stream', { logStreamName: '' }, 'InvalidParameterException', '`logStreamName` is required'],
  ])('does not find %s', async (_, request, name, message) => {
    const test = await TestBatch.start({});
    await expect(test.logs.send(new GetLogEventsCommand(request))).rejects.toMatchObject({ name, message });
  });
});
