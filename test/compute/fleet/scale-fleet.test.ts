import { AwsEndpoint } from '../../_helpers/aws-endpoint';

const ENVIRONMENT = 'arn:aws:batch:eu-west-1:123456789012:compute-environment/fleet';
const QUEUE = 'arn:aws:batch:eu-west-1:123456789012:job-queue/bulk';

const endpoint = new AwsEndpoint();
let handler: () => Promise<void>;

beforeAll(async () => {
  await endpoint.listen();
  Object.assign(process.env, { COMPUTE_ENVIRONMENT: ENVIRONMENT, CLUSTER: 'cluster', AUTO_SCALING_GROUP: 'group', JOBS_PER_INSTANCE: '2' });
  ({ handler } = jest.requireActual('../../../src/compute/fleet/scale-fleet.lambda'));
});
afterAll(() => endpoint.close());
beforeEach(() => {
  endpoint.calls.length = 0;
  jest.spyOn(console, 'log').mockReturnValue();
});

interface World {
  desired?: number;
  /** The jobs of a status, page by page. */
  jobs?: Record<string, object[][]>;
  /** Whom the Auto Scaling group knows. */
  inService?: string[];
  /** From which versions of the launch template they were started, where that is not the current one. */
  versions?: Record<string, string>;
  /** From which version new instances are started. */
  version?: string;
  /** Whom Amazon ECS knows. */
  registered?: object[];
}

function world({ desired = 0, jobs = {}, inService = [], registered = [], versions = {}, version = '7' }: World) {
  const template = (number: string) => `<LaunchTemplateId>lt-1</LaunchTemplateId><Version>${number}</Version>`;
  const member = (id: string) => `<member><InstanceId>${id}</InstanceId><LifecycleState>InService</LifecycleState>
    <LaunchTemplate>${template(versions[id] ?? '7')}</LaunchTemplate></member>`;
  endpoint.answers = {
    describejobqueues: () => ({ jobQueues: [queue(QUEUE, ENVIRONMENT), queue(`${QUEUE}-other`, 'another')] }),
    listjobs: ({ jobStatus, nextToken = '0' }) => {
      const pages = jobs[jobStatus] ?? [[]];
      return { jobSummaryList: pages[Number(nextToken)], ...(pages[Number(nextToken) + 1] && { nextToken: `${Number(nextToken) + 1}` }) };
    },
    ListContainerInstances: () => ({ containerInstanceArns: registered.map((_, index) => `c-${index}`) }),
    DescribeContainerInstances: () => ({ containerInstances: registered.map((entry, index) => ({ containerInstanceArn: `c-${index}`, ...entry })) }),
    UpdateContainerInstancesState: () => ({}),
    DescribeAutoScalingGroups: () => `<DescribeAutoScalingGroupsResponse><DescribeAutoScalingGroupsResult><AutoScalingGroups><member>
      <MinSize>0</MinSize><MaxSize>4</MaxSize><DesiredCapacity>${desired}</DesiredCapacity><Instances>${inService.map(member).join('')}</Instances>
      <MixedInstancesPolicy><LaunchTemplate><LaunchTemplateSpecification>${template(version)}</LaunchTemplateSpecification></LaunchTemplate></MixedInstancesPolicy>
      </member></AutoScalingGroups></DescribeAutoScalingGroupsResult></DescribeAutoScalingGroupsResponse>`,
    SetInstanceHealth: () => '<SetInstanceHealthResponse/>',
    SetDesiredCapacity: () => '<SetDesiredCapacityResponse/>',
    TerminateInstanceInAutoScalingGroup: () => '<TerminateInstanceInAutoScalingGroupResponse/>',
  };
}

const queue = (jobQueueArn: string, computeEnvironment: string) => ({ jobQueueArn, computeEnvironmentOrder: [{ order: 1, computeEnvironment }] });
const waiting = (count: number) => Array.from({ length: count }, () => ({ status: 'RUNNABLE' }));
const changes = () => endpoint.calls.filter(({ action }) => /^(Set|Terminate|Update)/.test(action));

test('asks only the queues that use the compute environment, and lets a fleet be that has nothing to do', async () => {
  world({});
  await handler();
  expect(endpoint.callsOf('listjobs').map(({ jobQueue, jobStatus }) => [jobQueue, jobStatus])).toEqual([[QUEUE, 'RUNNABLE'], [QUEUE, 'PENDING']]);
  expect(changes()).toEqual([]);
});

test.each<[string, Record<string, object[][]>, string]>([
  ['jobs that wait', { RUNNABLE: [waiting(3)] }, '2'],
  ['jobs of all pages', { RUNNABLE: [waiting(3), waiting(2)] }, '3'],
  ['children of an array job, which itself is pending', { PENDING: [[{ status: 'PENDING', arrayProperties: { size: 50, statusSummary: { RUNNABLE: 4, RUNNING: 9 } } }]] }, '2'],
])('starts instances for %s', async (_, jobs, capacity) => {
  world({ jobs });
  await handler();
  expect(changes()).toEqual([{ action: 'SetDesiredCapacity', input: expect.objectContaining({ AutoScalingGroupName: 'group', DesiredCapacity: capacity }) }]);
});

test('does not count what waits for other jobs', async () => {
  world({ jobs: { PENDING: [[{ status: 'PENDING' }, { status: 'PENDING', arrayProperties: { size: 50, statusSummary: { PENDING: 50 } } }]] } });
  await handler();
  expect(changes()).toEqual([]);
});

test('stops counting where it makes no difference', async () => {
  world({ jobs: { RUNNABLE: [waiting(8), waiting(100)] } });
  await handler();
  expect(endpoint.callsOf('listjobs')).toHaveLength(1);
  expect(endpoint.callsOf('SetDesiredCapacity')[0].DesiredCapacity).toBe('4');
});

test('drains an instance without a job, and terminates the one that has drained', async () => {
  world({
    desired: 3,
    inService: ['i-busy', 'i-idle', 'i-drained'],
    registered: [
      { ec2InstanceId: 'i-stranger', status: 'ACTIVE', runningTasksCount: 0, pendingTasksCount: 0 },
      { ec2InstanceId: 'i-busy', status: 'ACTIVE', runningTasksCount: 0, pendingTasksCount: 1 },
      { ec2InstanceId: 'i-idle', status: 'ACTIVE', runningTasksCount: 0, pendingTasksCount: 0 },
      { ec2InstanceId: 'i-drained', status: 'DRAINING', runningTasksCount: 0, pendingTasksCount: 0 },
    ],
  });
  await handler();
  expect(changes()).toEqual([
    { action: 'TerminateInstanceInAutoScalingGroup', input: expect.objectContaining({ InstanceId: 'i-drained', ShouldDecrementDesiredCapacity: 'true' }) },
    { action: 'UpdateContainerInstancesState', input: { cluster: 'cluster', containerInstances: ['c-2'], status: 'DRAINING' } },
  ]);
});

const idle = (ec2InstanceId: string) => ({ ec2InstanceId, status: 'ACTIVE', runningTasksCount: 0, pendingTasksCount: 0 });
const busy = (ec2InstanceId: string) => ({ ...idle(ec2InstanceId), runningTasksCount: 1 });
const drained = () => endpoint.callsOf('UpdateContainerInstancesState').flatMap(({ containerInstances }) => containerInstances);

test('has an instance replaced that is in service without having joined, once its time to boot is over', async () => {
  world({ desired: 2, inService: ['i-joined', 'i-lost'], registered: [busy('i-joined')] });
  await handler();
  expect(changes()).toEqual([
    { action: 'SetInstanceHealth', input: expect.objectContaining({ InstanceId: 'i-lost', HealthStatus: 'Unhealthy', ShouldRespectGracePeriod: 'true' }) },
  ]);
});

test.each<[string, Partial<World>, string[]]>([
  ['drains what was started from an older launch template, also with a job', { versions: { 'i-a': '6' } }, ['c-0']],
  ['drains what was started from a newer one, after a rollback', { version: '6', versions: { 'i-b': '6' } }, ['c-0']],
  ['leaves instances alone that no number compares', { version: '$Latest' }, []],
])('%s', async (_, state, expected) => {
  world({ desired: 2, inService: ['i-a', 'i-b'], registered: [busy('i-a'), busy('i-b')], ...state });
  await handler();
  expect(drained()).toEqual(expected);
});

test('leaves an instance alone of a launch template of its own', async () => {
  world({ desired: 1, inService: ['i-a'], registered: [busy('i-a')], versions: { 'i-a': '6' } });
  const describe = endpoint.answers.DescribeAutoScalingGroups;
  endpoint.answers.DescribeAutoScalingGroups = (input) => (describe(input) as string).replace('lt-1', 'lt-2');
  await handler();
  expect(drained()).toEqual([]);
});
