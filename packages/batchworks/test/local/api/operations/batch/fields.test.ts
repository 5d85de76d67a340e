/** Every member of every answer, as the service model of AWS Batch has them: each is given somewhere, or there is a reason why it is not. */
import { membersBehind, membersIn, operations, sampleOf, shapeNamed } from './_service-model';
import { TRANSITION_MILLISECONDS } from '../../../../../src/local/account/account-state';
import { BATCH_OPERATIONS, TAG_OPERATIONS } from '../../../../../src/local/api/operations';
import { TestBatch } from '../../../../_helpers/test-batch';

afterEach(async () => TestBatch.closeAll());

const NO_SAGEMAKER = 'jobs of Amazon SageMaker run there only';
const NO_QUOTAS = 'quota shares are for queues of Amazon SageMaker';
const NO_PODS = 'the local Batch runs no pods of Amazon EKS';
const NO_INSTANCE = 'a job runs as processes of this machine: it is no task of Amazon ECS, on no instance, and in no VPC';

/** The operations that are not served, and why. */
const OPERATIONS_LEFT_OUT: Readonly<Record<string, string>> = {
  CreateServiceEnvironment: NO_SAGEMAKER,
  DeleteServiceEnvironment: NO_SAGEMAKER,
  DescribeServiceEnvironments: NO_SAGEMAKER,
  UpdateServiceEnvironment: NO_SAGEMAKER,
  DescribeServiceJob: NO_SAGEMAKER,
  ListServiceJobs: NO_SAGEMAKER,
  SubmitServiceJob: NO_SAGEMAKER,
  TerminateServiceJob: NO_SAGEMAKER,
  TerminateServiceJobs: NO_SAGEMAKER,
  UpdateServiceJob: NO_SAGEMAKER,
  CreateQuotaShare: NO_QUOTAS,
  DeleteQuotaShare: NO_QUOTAS,
  DescribeQuotaShare: NO_QUOTAS,
  ListQuotaShares: NO_QUOTAS,
  UpdateQuotaShare: NO_QUOTAS,
};

/** The members that no answer has, and why. */
const MEMBERS_LEFT_OUT: Readonly<Record<string, string>> = {
  'JobDetail.eksProperties': NO_PODS,
  'JobDetail.eksAttempts': NO_PODS,
  'ComputeEnvironmentDetail.eksConfiguration': NO_PODS,
  'JobQueueDetail.serviceEnvironmentOrder': NO_SAGEMAKER,
  'SchedulingPolicyDetail.quotaSharePolicy': NO_QUOTAS,
  'GetJobQueueSnapshotResponse.frontOfQuotaShares': NO_QUOTAS,
  'QueueSnapshotUtilizationDetail.quotaShareUtilization': NO_QUOTAS,
  'JobSummary.quotaShareName': NO_QUOTAS,
  'AttemptContainerDetail.containerInstanceArn': NO_INSTANCE,
  'AttemptContainerDetail.taskArn': NO_INSTANCE,
  'AttemptEcsTaskDetails.containerInstanceArn': NO_INSTANCE,
  'AttemptEcsTaskDetails.taskArn': NO_INSTANCE,
  'ContainerDetail.containerInstanceArn': NO_INSTANCE,
  'ContainerDetail.taskArn': NO_INSTANCE,
  'EcsTaskDetails.containerInstanceArn': NO_INSTANCE,
  'EcsTaskDetails.taskArn': NO_INSTANCE,
  'NetworkInterface.attachmentId': NO_INSTANCE,
  'NetworkInterface.ipv6Address': NO_INSTANCE,
  'NetworkInterface.privateIpv4Address': NO_INSTANCE,
  'JobSummary.scheduledAt': NO_SAGEMAKER,
};

/** A queue with no compute that is enabled: jobs wait there. */
const RESOURCES = {
  Off: { Type: 'AWS::Batch::ComputeEnvironment', Properties: { Type: 'managed', State: 'DISABLED', ComputeResources: { Type: 'FARGATE', MaxvCpus: 4, Subnets: ['s'] } } },
  Held: { Type: 'AWS::Batch::JobQueue', Properties: { Priority: 1, ComputeEnvironmentOrder: [{ Order: 1, ComputeEnvironment: { Ref: 'Off' } }] } },
};

const CONTAINER = {
  image: 'busybox',
  command: ['true'],
  environment: [{ name: 'A', value: 'b' }],
  resourceRequirements: [{ type: 'VCPU', value: '1' }, { type: 'MEMORY', value: '512' }],
};
const NODES = {
  jobDefinitionName: 'nodes', type: 'multinode', nodeProperties: { numNodes: 1, mainNode: 0, nodeRangeProperties: [{ targetNodes: '0', container: CONTAINER }] },
};
const SPECIAL = {
  ...CONTAINER,
  type: 'container',
  platformCapabilities: ['EC2'],
  timeout: { attemptDurationSeconds: 60 },
  retryStrategy: { attempts: 1, evaluateOnExit: [{ onStatusReason: '*', onReason: '*', onExitCode: '*', action: 'EXIT' }] },
  vcpus: 1,
  memory: 512,
  dependsOn: [{ containerName: 'x', condition: 'START' }],
  targetNodes: '0:',
  mainNode: 0,
};
const COMPUTE = { type: 'EC2', state: 'ENABLED', minvCpus: 0, maxvCpus: 4 };
const FAIR = { shareDecaySeconds: 600, computeReservation: 0 };
const SHARES = { fairsharePolicy: FAIR };
const DEFINITIONS = ['containerProperties', 'ecsProperties', 'eksProperties', 'nodeProperties'] as const;

/** A request to register a job definition with all members that one can have which says with `kept` what runs. */
function fullDefinition(kept: typeof DEFINITIONS[number]): Record<string, unknown> {
  const all = sampleOf(shapeNamed('RegisterJobDefinitionRequest'), SPECIAL) as Record<string, unknown>;
  const definition: Record<string, unknown> = { ...without(all, DEFINITIONS.filter((member) => member !== kept)), jobDefinitionName: kept };
  return kept === 'nodeProperties' ? { ...definition, type: 'multinode', nodeProperties: nodesOf(definition.nodeProperties) } : definition;
}

/** An endpoint that remembers which members its answers had. */
class Recorder {
  public static async start(): Promise<Recorder> {
    return new Recorder(await TestBatch.start({ jobs: { Job: {} }, resources: RESOURCES }));
  }

  public readonly seen = new Set<string>();

  private constructor(private readonly test: TestBatch) {}

  /** Sends a request without the SDK, which would drop the members that it does not know. */
  public async call(name: string, request: object = {}): Promise<Record<string, any>> {
    return this.answer(name, `/v1/${name.toLowerCase()}`, { method: 'POST', body: JSON.stringify(request) });
  }

  public async tags(name: string, method: string, arn: string, query = '', body?: object): Promise<Record<string, any>> {
    return this.answer(name, `/v1/tags/${encodeURIComponent(arn)}${query}`, { method, body: body && JSON.stringify(body) });
  }

  /** Submits a job. */
  public async submit(jobQueue: string, jobDefinition: string, request: object = {}): Promise<string> {
    return (await this.call('SubmitJob', { jobName: jobDefinition, jobQueue, jobDefinition, ...request })).jobId;
  }

  /** Describes a job once it is over. */
  public async finished(jobId: string) {
    await this.test.finished(jobId);
    return this.call('DescribeJobs', { jobs: [jobId] });
  }

  public async running(jobId: string) {
    await this.test.running(jobId);
  }

  /** Waits until what requests changed is VALID. */
  public async settled() {
    return new Promise((resolve) => setTimeout(resolve, TRANSITION_MILLISECONDS + 50));
  }

  private async answer(name: string, path: string, request: RequestInit) {
    const response = await fetch(`${this.test.batch.endpoint}${path}`, { ...request, headers: { 'content-type': 'application/json' } });
    const answer = await response.json() as Record<string, any>;
    if (response.status !== 200) { throw new Error(`${name}: ${JSON.stringify(answer)}`); }
    membersIn(answer, operations().get(name), this.seen);
    return answer;
  }
}

/** A range of nodes for each of the members of which a range may have one only. */
function nodesOf(all: any) {
  const members = ['container', 'ecsProperties', 'eksProperties'];
  const nodeRangeProperties = members.map((kept, index) => ({ ...without(all.nodeRangeProperties[0], members.filter((member) => member !== kept)), targetNodes: `${index}` }));
  return { numNodes: members.length, mainNode: 0, nodeRangeProperties };
}

function without(object: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));
}

test('every operation is served, or there is a reason why not', () => {
  const served = [...BATCH_OPERATIONS, ...Object.values(TAG_OPERATIONS)].map(({ name }) => name);
  expect([...served, ...Object.keys(OPERATIONS_LEFT_OUT)].sort()).toEqual([...operations().keys()].sort());
});

const CONSUMED = { consumableResourceList: [{ consumableResource: 'x', quantity: 1 }] };

/** Job definitions with all members, and jobs of them that wait. */
async function definitions(recorder: Recorder) {
  for (const kept of DEFINITIONS) { await recorder.call('RegisterJobDefinition', fullDefinition(kept)); }
  await recorder.call('DescribeJobDefinitions', { maxResults: 2 });
  await recorder.call('DescribeJobDefinitions', { jobDefinitions: DEFINITIONS });
  const first = await recorder.submit('Held', 'containerProperties', { arrayProperties: { size: 2 } });
  await recorder.call('RegisterJobDefinition', NODES);
  const nodes = await recorder.submit('Held', 'nodes');
  const waiting = await recorder.submit('Held', 'ecsProperties', { arrayProperties: { size: 2 }, dependsOn: [{ jobId: first, type: 'N_TO_N' }] });
  await recorder.call('DescribeJobs', { jobs: [first, `${first}:0`, waiting, `${waiting}:0`, nodes, `${nodes}#0`] });
  await recorder.call('ListJobs', { multiNodeJobId: nodes, jobStatus: 'RUNNABLE' });
  await recorder.call('ListJobs', { arrayJobId: first, jobStatus: 'RUNNABLE', maxResults: 1 });
  await recorder.call('GetJobQueueSnapshot', { jobQueue: 'Held' });
  await recorder.call('CancelJobs', { jobs: [first, 'no id'], reason: 'done' });
  await recorder.call('TerminateJobs', { jobs: [nodes, 'no id'], reason: 'done' });
  await recorder.call('ListJobs', { jobQueue: 'Held', jobStatus: 'FAILED' });
  await recorder.call('DeregisterJobDefinition', { jobDefinition: 'containerProperties:1' });
}

/** Jobs that are over: of one container, of several, of several nodes. */
async function jobs(recorder: Recorder) {
  const container = { ...CONTAINER, command: ['no-such-command'] };
  const ecsProperties = { taskProperties: [{ containers: [{ ...CONTAINER, name: 'main', command: ['sh', '-c', 'exit 1'] }, { ...container, name: 'side', essential: false }] }] };
  await recorder.call('RegisterJobDefinition', { jobDefinitionName: 'broken', type: 'container', containerProperties: container });
  await recorder.call('RegisterJobDefinition', { jobDefinitionName: 'several', type: 'container', ecsProperties });
  for (const definition of ['Job', 'broken', 'several', 'nodes']) { await recorder.finished(await recorder.submit('Bulk', definition)); }
  await recorder.call('ListJobs', { jobQueue: 'Bulk', jobStatus: 'FAILED' });
  const cancelled = await recorder.submit('Held', 'Job');
  await recorder.call('CancelJob', { jobId: cancelled, reason: 'done' });
  await recorder.call('TerminateJob', { jobId: cancelled, reason: 'done' });
}

/** Compute environments, queues and scheduling policies with all members, and a job in turn. */
async function queues(recorder: Recorder) {
  const environment = { ...sampleOf(shapeNamed('CreateComputeEnvironmentRequest'), COMPUTE) as Record<string, unknown>, type: 'MANAGED' };
  const { computeEnvironmentArn } = await recorder.call('CreateComputeEnvironment', without(environment, ['eksConfiguration']));
  const { arn } = await recorder.call('CreateSchedulingPolicy', without(sampleOf(shapeNamed('CreateSchedulingPolicyRequest'), SHARES) as Record<string, unknown>, ['quotaSharePolicy']));
  await recorder.call('UpdateSchedulingPolicy', { arn, fairsharePolicy: { ...FAIR, shareDistribution: [{ shareIdentifier: 'a', weightFactor: 0.5 }] } });
  await recorder.call('CreateSchedulingPolicy', { name: 'other', fairsharePolicy: FAIR });
  await recorder.settled();
  const queue = sampleOf(shapeNamed('CreateJobQueueRequest'), {
    jobQueueName: 'Fair',
    state: 'ENABLED',
    schedulingPolicyArn: arn,
    jobStateTimeLimitActions: [{ reason: 'x', state: 'RUNNABLE', maxTimeSeconds: 600, action: 'CANCEL' }],
    computeEnvironmentOrder: [{ order: 1, computeEnvironment: computeEnvironmentArn }],
  }) as Record<string, unknown>;
  await recorder.call('CreateJobQueue', without(queue, ['serviceEnvironmentOrder']));
  await recorder.call('UpdateComputeEnvironment', { computeEnvironment: 'x', updatePolicy: { terminateJobsOnUpdate: true, jobExecutionTimeoutMinutes: 5 } });
  await recorder.settled();
  await recorder.call('UpdateJobQueue', { jobQueue: 'Fair', priority: 2 });
  for (const name of ['DescribeComputeEnvironments', 'DescribeJobQueues', 'ListSchedulingPolicies']) { await recorder.call(name, { maxResults: 1 }); }
  await recorder.call('DescribeComputeEnvironments', { computeEnvironments: ['x'] });
  await recorder.call('DescribeJobQueues', { jobQueues: ['Fair'] });
  await recorder.call('DescribeSchedulingPolicies', { arns: [arn] });
}

/** A consumable resource that a job takes, and one more; and a job in turn in a fair-share queue. */
async function consumables(recorder: Recorder) {
  for (const consumableResourceName of ['x', 'y']) {
    await recorder.call('CreateConsumableResource', { consumableResourceName, totalQuantity: 1, resourceType: 'REPLENISHABLE', tags: {} });
  }
  await recorder.call('UpdateConsumableResource', { consumableResource: 'x', operation: 'ADD', quantity: 1 });
  const containerOverrides = { command: ['sleep', '60'] };
  const taking = { shareIdentifier: 'a', containerOverrides, consumableResourcePropertiesOverride: CONSUMED };
  const [runs] = [await recorder.submit('Fair', 'Job', taking), await recorder.submit('Held', 'Job', { consumableResourcePropertiesOverride: CONSUMED })];
  await recorder.running(runs);
  await recorder.call('DescribeJobs', { jobs: [runs] });
  await recorder.call('GetJobQueueSnapshot', { jobQueue: 'Fair' });
  await recorder.call('ListJobs', { jobQueue: 'Fair' });
  await recorder.call('DescribeConsumableResource', { consumableResource: 'x' });
  await recorder.call('ListConsumableResources', { maxResults: 1 });
  await recorder.call('ListJobsByConsumableResource', { consumableResource: 'x', maxResults: 1 });
  await recorder.call('ListJobsByConsumableResource', { consumableResource: 'x' });
  await recorder.call('DeleteConsumableResource', { consumableResource: 'y' });
}

/** Tags, and the end of a queue, its compute environment and its policy. */
async function tagsAndEnds(recorder: Recorder) {
  const { jobQueues: [{ jobQueueArn, schedulingPolicyArn }] } = await recorder.call('DescribeJobQueues', { jobQueues: ['Fair'] });
  await recorder.tags('TagResource', 'POST', jobQueueArn, '', { tags: { team: 'render' } });
  await recorder.tags('UntagResource', 'DELETE', jobQueueArn, '?tagKeys=x');
  await recorder.tags('ListTagsForResource', 'GET', jobQueueArn);
  await recorder.settled();
  await recorder.call('UpdateJobQueue', { jobQueue: 'Fair', state: 'DISABLED' });
  await recorder.call('UpdateComputeEnvironment', { computeEnvironment: 'x', state: 'DISABLED' });
  await recorder.settled();
  await recorder.call('DeleteJobQueue', { jobQueue: 'Fair' });
  await recorder.settled();
  await recorder.call('DeleteComputeEnvironment', { computeEnvironment: 'x' });
  await recorder.call('DeleteSchedulingPolicy', { arn: schedulingPolicyArn });
}

test('every member of an answer is given, or there is a reason why not', async () => {
  const recorder = await Recorder.start();
  for (const part of [definitions, jobs, queues, consumables, tagsAndEnds]) { await part(recorder); }

  const isLeftOut = (member: string) => member in MEMBERS_LEFT_OUT;
  const wanted = new Set<string>();
  operations().forEach((shape, name) => name in OPERATIONS_LEFT_OUT || membersBehind(shape, isLeftOut, wanted));
  expect([...wanted].filter((member) => !isLeftOut(member) && !recorder.seen.has(member)).sort()).toEqual([]);
  expect([...recorder.seen].filter((member) => isLeftOut(member) || !wanted.has(member)).sort()).toEqual([]);
});
