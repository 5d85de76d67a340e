import { published } from './_helpers';
import type { QueueMetricsEvent } from '../../src/monitoring/queue-metrics.lambda/names';
import { AwsEndpoint, Refusal } from '../_helpers/aws-endpoint';

const NOW = 1_700_000_000_000;

const endpoint = new AwsEndpoint();
let handler: (event: QueueMetricsEvent) => Promise<void>;

beforeAll(async () => {
  await endpoint.listen();
  ({ handler } = jest.requireActual('../../src/monitoring/queue-metrics.lambda'));
});
afterAll(() => endpoint.close());
beforeEach(() => {
  endpoint.calls.length = 0;
  endpoint.answers = { listjobs: () => ({ jobSummaryList: [] }), getjobqueuesnapshot: () => ({}) };
  jest.spyOn(Date, 'now').mockReturnValue(NOW);
});
afterEach(() => jest.restoreAllMocks());

const watch = async (event: Partial<QueueMetricsEvent>) => published(async () => handler({ queues: [], fleets: [], ...event }));
const snapshot = (answer: object) => { endpoint.answers.getjobqueuesnapshot = () => answer; };
const at = (...secondsAgo: number[]) => ({
  frontOfQueue: { jobs: secondsAgo.map((seconds) => ({ jobArn: 'job', earliestTimeAtPosition: NOW - seconds * 1000 })) },
});

test('a queue is one line in the embedded metric format, with the queue as dimension', async () => {
  endpoint.answers.listjobs = ({ jobStatus }) => ({ jobSummaryList: jobStatus === 'RUNNING' ? [{}, {}] : [] });
  snapshot({ ...at(90), queueUtilization: { totalCapacityUsage: [{ capacityUnit: 'VCPU', quantity: 8.5 }] } });
  expect(await watch({ queues: ['bulk'] })).toEqual([{
    _aws: {
      Timestamp: NOW,
      CloudWatchMetrics: [{
        Namespace: 'Batchworks',
        Dimensions: [['JobQueue']],
        Metrics: [
          ...['SubmittedJobs', 'PendingJobs', 'RunnableJobs', 'StartingJobs', 'RunningJobs'].map((Name) => ({ Name, Unit: 'Count' })),
          { Name: 'OldestRunnableJobAge', Unit: 'Seconds' },
          { Name: 'VcpusInUse', Unit: 'Count' },
        ],
      }],
    },
    JobQueue: 'bulk',
    SubmittedJobs: 0,
    PendingJobs: 0,
    RunnableJobs: 0,
    StartingJobs: 0,
    RunningJobs: 2,
    OldestRunnableJobAge: 90,
    VcpusInUse: 8.5,
  }]);
});

test.each<[string, object, number]>([
  ['0 where no job waits', {}, 0],
  ['0 where no job waits, but was', { frontOfQueue: { jobs: [] } }, 0],
  ['that of the one that waits longest, wherever it stands', at(10, 7200, 3), 7200],
  ['0 for a clock that is ahead', at(-5), 0],
])('the age of the oldest RUNNABLE job is %s', async (_, answer, age) => {
  snapshot(answer);
  expect((await watch({ queues: ['bulk'] }))[0].OldestRunnableJobAge).toBe(age);
});

test.each<[string, object | undefined, number | undefined]>([
  ['those of Amazon ECS', { totalCapacityUsage: [{ capacityUnit: 'VCPU', quantity: 4 }, { capacityUnit: 'GPU', quantity: 2 }] }, 4],
  ['those of Amazon EKS', { totalCapacityUsage: [{ capacityUnit: 'cpu', quantity: 0.5 }] }, 0.5],
  ['0 where nothing runs', { totalCapacityUsage: [] }, 0],
  ['not published where AWS Batch does not tell', undefined, undefined],
])('vCPUs in use are %s', async (_, queueUtilization, vcpus) => {
  snapshot({ queueUtilization });
  const [line] = await watch({ queues: ['bulk'] });
  expect(line.VcpusInUse).toBe(vcpus);
  expect(line._aws.CloudWatchMetrics[0].Metrics.some(({ Name }: any) => Name === 'VcpusInUse')).toBe(vcpus !== undefined);
});

test('a fleet shows the instances that have joined its cluster', async () => {
  endpoint.answers.DescribeClusters = ({ clusters }) => ({ clusters: clusters[0] === 'cluster' ? [{ registeredContainerInstancesCount: 3 }] : [] });
  expect(await watch({ fleets: [{ computeEnvironment: 'fleet', cluster: 'cluster' }] })).toMatchObject([{ ComputeEnvironment: 'fleet', RegisteredInstances: 3 }]);
});

test('what cannot be read is an error that names it, after all else was published', async () => {
  endpoint.answers.getjobqueuesnapshot = ({ jobQueue }) => (jobQueue === 'gone' ? undefined! : {});
  endpoint.answers.DescribeClusters = () => ({ clusters: [] });
  let failure: unknown;
  const lines = await published(async () => {
    failure = await handler({ queues: ['gone', 'bulk'], fleets: [{ computeEnvironment: 'fleet', cluster: 'c' }] }).catch((error) => error);
  });
  expect(lines.map(({ JobQueue }) => JobQueue)).toEqual(['bulk']);
  expect((failure as Error).message).toBe('gone: unexpected getjobqueuesnapshot\nfleet: the cluster does not exist');
});

test('a throttled call is made again', async () => {
  const answers = [new Refusal(429, 'TooManyRequestsException'), {}];
  endpoint.answers.getjobqueuesnapshot = () => answers.shift()!;
  expect(await watch({ queues: ['bulk'] })).toHaveLength(1);
  expect(endpoint.callsOf('getjobqueuesnapshot')).toHaveLength(2);
});

test('jobs are counted page by page', async () => {
  const pages: Record<string, object> = { first: { jobSummaryList: [{}, {}], nextToken: 'second' }, second: { jobSummaryList: [{}] } };
  endpoint.answers.listjobs = ({ jobStatus, nextToken = 'first' }) => (jobStatus === 'RUNNABLE' ? pages[nextToken] : { jobSummaryList: [] });
  expect((await watch({ queues: ['bulk'] }))[0].RunnableJobs).toBe(3);
});
