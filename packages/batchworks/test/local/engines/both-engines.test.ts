import type { EngineName } from '../../../src/local/engines/engine-names';
import { COMMAND_IMAGE, type ContainerService, describeContainers } from '../../_helpers/container-services';
import { TestBatch } from '../../_helpers/test-batch';

const shell = (script: string, props: object = {}) => ({
  Image: COMMAND_IMAGE, Command: ['sh', '-c', script], ResourceRequirements: [{ Type: 'VCPU', Value: '1' }, { Type: 'MEMORY', Value: '512' }], ...props,
});
const SHARED = { MountPoints: [{ ContainerPath: '/shared', SourceVolume: 'shared' }], Environment: [{ Name: 'SHARED', Value: '/shared' }] };

const TASK = {
  Type: 'container',
  JobDefinitionName: 'Task',
  PlatformCapabilities: ['FARGATE'],
  EcsProperties: {
    TaskProperties: [{
      Containers: [
        shell('cat $SHARED/text; exit 3', { Name: 'main', DependsOn: [{ ContainerName: 'init', Condition: 'SUCCESS' }], ...SHARED }),
        shell('echo prepared > $SHARED/text', { Name: 'init', Essential: false, ...SHARED }),
      ],
      Volumes: [{ Name: 'shared' }],
    }],
  },
};

/**
 * The children call at the main node, whose address they are told, and which waits for both. Each calls until it has an answer: a call that nobody
 * takes any more because `nc` just ends was connected, too.
 */
const PORT = 20_000 + process.pid % 10_000;
const NODES = {
  Type: 'multinode',
  JobDefinitionName: 'Nodes',
  NodeProperties: {
    NumNodes: 3,
    MainNode: 0,
    NodeRangeProperties: [
      { TargetNodes: '0', Container: shell(`for i in 1 2; do busybox nc -l -p ${PORT} -e echo here; done`) },
      { TargetNodes: '1:', Container: shell(`until busybox nc $AWS_BATCH_JOB_MAIN_NODE_PRIVATE_IPV4_ADDRESS ${PORT} < /dev/null | grep -q here; do sleep 0.1; done`) },
    ],
  },
};

const JOBS = {
  Hello: { command: ['echo', 'hello', 'Ref::name'], container: { Image: COMMAND_IMAGE }, properties: { Parameters: { name: 'you' } } },
  Fail: { command: ['sh', '-c', 'echo "no luck" >&2; exit 3'], container: { Image: COMMAND_IMAGE }, properties: { RetryStrategy: { Attempts: 2 } } },
};

describeContainers('processes and containers', (startEngine) => {
  let service: ContainerService;
  beforeAll(async () => { service = await startEngine(); }, 60_000);
  afterAll(async () => service.close());
  afterEach(async () => TestBatch.closeAll());

  /** What the API tells of a job and its log, but for what is new each time: ids, times, names of logs. */
  async function told(engine: EngineName, jobDefinition: string, arraySize?: number) {
    const resources = Object.fromEntries([TASK, NODES].map((Properties) => [Properties.JobDefinitionName, { Type: 'AWS::Batch::JobDefinition', Properties }]));
    const test = await TestBatch.start({ jobs: JOBS, resources }, { engine });
    const jobId = await test.submit(jobDefinition, arraySize === undefined ? {} : { arrayProperties: { size: arraySize } });
    const job = await test.finished(jobId);
    const member = job.nodeProperties ? `${jobId}#0` : job.arrayProperties ? `${jobId}:0` : jobId;
    const log = job.nodeProperties || job.arrayProperties ? [] : await test.outputOf(jobId);
    const text = JSON.stringify({ job, member: await test.describe(member), log }, undefined, 2);
    return text.replace(/\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, 'ID').replace(/\b[0-9a-f]{32}\b/g, 'LOG').replace(/\b\d{13}\b/g, 'TIME');
  }

  test.each([['Hello', undefined], ['Fail', undefined], ['Hello', 2], ['Task', undefined], ['Nodes', undefined]])('are the same to a client of the API: %s, array of %j', async (jobDefinition, arraySize) => {
    const ofProcesses = await told('process', jobDefinition, arraySize);
    expect(ofProcesses).toContain('"status":');
    await expect(told('container', jobDefinition, arraySize)).resolves.toBe(ofProcesses);
  });
});
