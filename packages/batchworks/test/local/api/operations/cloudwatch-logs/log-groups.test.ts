import {
  DescribeLogGroupsCommand, DescribeLogStreamsCommand, type DescribeLogStreamsCommandInput, FilterLogEventsCommand, type FilterLogEventsCommandInput,
} from '@aws-sdk/client-cloudwatch-logs';
import { TestBatch } from '../../../../_helpers/test-batch';

afterEach(async () => TestBatch.closeAll());

const inGroup = (group: string) => ({ container: { LogConfiguration: { LogDriver: 'awslogs', Options: { 'awslogs-group': group } } } });
const JOBS = { First: inGroup('/render'), Second: inGroup('/render'), Other: inGroup('/other') };

/** A local Batch in which a job of each definition has printed its lines, one after the other. */
async function printed(lines: Partial<Record<keyof typeof JOBS, string>>) {
  const Unused = { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: '/unused' } };
  const test = await TestBatch.start({ jobs: JOBS, resources: { Unused } });
  for (const [definition, text] of Object.entries(lines)) { await test.finished(await test.submitShell(definition, `printf '${text}'`)); }
  return test;
}

async function filter(test: TestBatch, request: FilterLogEventsCommandInput) {
  const { events, nextToken } = await test.logs.send(new FilterLogEventsCommand({ logGroupName: '/render', ...request }));
  return { messages: events!.map(({ message }) => message), nextToken, ids: events!.map(({ eventId }) => eventId) };
}

async function streams(test: TestBatch, request: DescribeLogStreamsCommandInput) {
  const { logStreams, nextToken } = await test.logs.send(new DescribeLogStreamsCommand({ logGroupName: '/render', ...request }));
  return { names: logStreams!.map(({ logStreamName }) => logStreamName!.split('/')[0]), nextToken, logStreams };
}

describe('FilterLogEvents', () => {
  test('goes through all streams of a group, page by page', async () => {
    const test = await printed({ First: '1\\n2\\n', Other: 'x\\n', Second: '3\\n4\\n' });
    const first = await filter(test, { limit: 3 });
    const rest = await filter(test, { limit: 3, nextToken: first.nextToken });
    expect([...first.messages, ...rest.messages]).toEqual(['1', '2', '3', '4']);
    expect(new Set([...first.ids, ...rest.ids]).size).toBe(4);
    expect(rest.nextToken).toBeUndefined();
  });

  test.each<[string, string[]]>([
    ['', ['ERROR out of memory', 'ERROR retry', 'fine']],
    ['ERROR', ['ERROR out of memory', 'ERROR retry']],
    ['ERROR -retry', ['ERROR out of memory']],
    ['"out of memory"', ['ERROR out of memory']],
    ['?retry ?fine', ['ERROR retry', 'fine']],
    ['error', []],
  ])('with the pattern %j gives %j', async (filterPattern, messages) => {
    const test = await printed({ First: 'ERROR out of memory\\nERROR retry\\nfine\\n' });
    await expect(filter(test, { filterPattern })).resolves.toMatchObject({ messages });
  });

  test('can be for some streams, and for a time', async () => {
    const test = await printed({ First: '1\\n', Second: '2\\n' });
    await expect(filter(test, { logStreamNamePrefix: 'Second/' })).resolves.toMatchObject({ messages: ['2'] });
    await expect(filter(test, { endTime: Date.now() - 60_000 })).resolves.toMatchObject({ messages: [] });
  });

  test('says what it does not know', async () => {
    const test = await printed({});
    await expect(filter(test, { logGroupName: '/nothing' })).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    await expect(filter(test, { logGroupName: '/unused', filterPattern: '{ $.level = "error" }' })).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });
});

describe('DescribeLogStreams', () => {
  test('shows the streams of a group, by name or by their last line', async () => {
    const test = await printed({ Second: '1\\n', Other: 'x\\n', First: '2\\n' });
    await expect(streams(test, {})).resolves.toMatchObject({ names: ['First', 'Second'] });
    await expect(streams(test, { orderBy: 'LastEventTime', descending: true })).resolves.toMatchObject({ names: ['First', 'Second'] });
    await expect(streams(test, { logStreamNamePrefix: 'Sec' })).resolves.toMatchObject({ names: ['Second'] });
    const { names, nextToken, logStreams } = await streams(test, { limit: 1 });
    expect([...names, ...(await streams(test, { limit: 1, nextToken })).names]).toEqual(['First', 'Second']);
    expect(logStreams![0]).toMatchObject({
      arn: expect.stringMatching(/^arn:aws:logs:us-east-1:000000000000:log-group:\/render:log-stream:First\//),
      creationTime: expect.any(Number),
      firstEventTimestamp: expect.any(Number),
      lastEventTimestamp: expect.any(Number),
    });
  });
});

test('DescribeLogGroups shows those of the template, and those that jobs wrote to', async () => {
  const test = await printed({ First: '1\\n', Other: 'x\\n' });
  const { logGroups } = await test.logs.send(new DescribeLogGroupsCommand());
  expect(logGroups!.map(({ logGroupName }) => logGroupName)).toEqual(['/other', '/render', '/unused']);
  await expect(test.logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: '/r' }))).resolves.toMatchObject({
    logGroups: [{ logGroupName: '/render', arn: 'arn:aws:logs:us-east-1:000000000000:log-group:/render:*' }],
  });
});
