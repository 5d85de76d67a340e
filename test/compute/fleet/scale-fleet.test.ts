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
  /** Whom Amazon ECS knows. */
  registered?: object[];
}

function world({ desired = 0, jobs = {}, inService = [], registered = [] }: World) {
  const member = (id: string) => `<member><InstanceId>${id}</InstanceId><LifecycleState>InService</LifecycleState></member>`;
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
      </member></AutoScalingGroups></DescribeAutoScalingGroupsResult></DescribeAutoScalingGroupsResponse>`,
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
