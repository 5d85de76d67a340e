import { DescribeJobsCommand, ListJobsCommand, TerminateJobCommand } from '@aws-sdk/client-batch';
import { readLog } from '../../../../../src';
import { temporaryFolder } from '../../../../_helpers/templates';
import { TestBatch } from '../../../../_helpers/test-batch';

afterEach(async () => TestBatch.closeAll());

const REQUIREMENTS = [{ Type: 'VCPU', Value: '1' }, { Type: 'MEMORY', Value: '512' }];
const shell = (script: string, props: object = {}) => ({ Image: 'busybox', Command: ['sh', '-c', script], ResourceRequirements: REQUIREMENTS, ...props });

/** A job definition of several containers, called `Task`. */
function task(...containers: object[]) {
  const TaskProperties = [{ Containers: containers, Volumes: [{ Name: 'shared' }] }];
  return { Task: { Type: 'AWS::Batch::JobDefinition', Properties: { Type: 'container', JobDefinitionName: 'Task', PlatformCapabilities: ['FARGATE'], EcsProperties: { TaskProperties } } } };
}

/** A job definition of nodes, called `Nodes`. */
function nodes(main: string, child: string) {
  const NodeRangeProperties = [{ TargetNodes: '0', Container: shell(main) }, { TargetNodes: '1:', Container: shell(child) }];
  return { Nodes: { Type: 'AWS::Batch::JobDefinition', Properties: { Type: 'multinode', JobDefinitionName: 'Nodes', NodeProperties: { NumNodes: 3, MainNode: 0, NodeRangeProperties } } } };
}

describe('a job of several containers', () => {
  const MOUNT = { MountPoints: [{ ContainerPath: '/shared', SourceVolume: 'shared' }], Environment: [{ Name: 'SHARED', Value: '/shared' }] };
  const PREPARED = task(
    shell('cat $SHARED/text; exit 3', { Name: 'main', DependsOn: [{ ContainerName: 'init', Condition: 'SUCCESS' }], ...MOUNT }),
    shell('echo prepared > $SHARED/text; echo done', { Name: 'init', Essential: false, ...MOUNT }),
  );

  test('starts them in order, with volumes in common, and ends as its essential container does', async () => {
    const test = await TestBatch.start({ resources: PREPARED });
    const job = await test.finished(await test.submit('Task'));
    expect(job).toMatchObject({ status: 'FAILED', statusReason: 'Essential container in task exited' });
    expect(job.ecsProperties!.taskProperties![0].containers).toMatchObject([
      { name: 'main', exitCode: 3, essential: true, logStreamName: expect.stringMatching(/^Task\/main\//) },
      { name: 'init', exitCode: 0, essential: false, logStreamName: expect.stringMatching(/^Task\/init\//) },
    ]);
    expect(job.attempts![0].taskProperties![0].containers).toMatchObject([{ name: 'main', exitCode: 3 }, { name: 'init', exitCode: 0 }]);
    await expect(test.outputOf(job.jobId!)).resolves.toEqual(['prepared', 'done']);
  });

  test('is after a new start as it was', async () => {
    const stateDirectory = temporaryFolder();
    const first = await TestBatch.start({ resources: PREPARED }, { stateDirectory });
    const job = await first.finished(await first.submit('Task'));
    await first.batch.close();
    const second = await TestBatch.start({ resources: PREPARED }, { stateDirectory });
    await expect(second.describe(job.jobId!)).resolves.toEqual(job);
    await expect(second.outputOf(job.jobId!)).resolves.toEqual(['prepared', 'done']);
  });

  test('shows of a container that could never start, why', async () => {
    const test = await TestBatch.start({ resources: task(shell('true', { Name: 'main', DependsOn: [{ ContainerName: 'init', Condition: 'SUCCESS' }] }), shell('exit 7', { Name: 'init', Essential: false })) });
    const { attempts } = await test.finished(await test.submit('Task'));
    expect(attempts![0].taskProperties![0].containers).toContainEqual(expect.objectContaining({ name: 'main', reason: expect.stringMatching(/"init", which did not succeed \(exit code 7\)/) }));
  });

  test('takes overrides by the names of the containers', async () => {
    const test = await TestBatch.start({ resources: PREPARED });
    const containers = [{ name: 'main', command: ['sh', '-c', 'echo $A'], environment: [{ name: 'A', value: '1' }] }];
    await expect(test.outputOf(await test.submit('Task', { ecsPropertiesOverride: { taskProperties: [{ containers }] } }))).resolves.toEqual(['1', 'done']);
  });

  test('takes the place of all of them', async () => {
    const test = await TestBatch.start({ resources: task(shell('sleep 60', { Name: 'a' }), shell('sleep 60', { Name: 'b' })) }, { vcpus: 3 });
    const [first, second] = [await test.submit('Task'), await test.submit('Task')];
    await test.running(first);
    await expect(test.describe(second)).resolves.toMatchObject({ status: 'RUNNABLE' });
    await test.client.send(new TerminateJobCommand({ jobId: first, reason: 'enough' }));
    await expect(test.finished(first)).resolves.toMatchObject({ status: 'FAILED', statusReason: 'enough' });
  });

  test.each([
    [{ containerOverrides: { command: ['x'] } }, '`containerOverrides` is not for the job definition "Task", whose jobs are overridden by `ecsPropertiesOverride`'],
    [{ nodeOverrides: { numNodes: 2 } }, '`nodeOverrides` is not for the job definition "Task", whose jobs are overridden by `ecsPropertiesOverride`'],
    [{ ecsPropertiesOverride: { taskProperties: [{ containers: [{ name: 'other' }] }] } },
      '`ecsPropertiesOverride.taskProperties[0].containers[0].name` must be a container of the job definition, one of main, init, got "other"'],
  ])('refuses %j', async (request, message) => {
    const test = await TestBatch.start({ resources: PREPARED });
    await expect(test.submit('Task', request)).rejects.toMatchObject({ name: 'ClientException', message });
  });
});

describe('a multi-node job', () => {
  const VARIABLES = 'echo $AWS_BATCH_JOB_ID $AWS_BATCH_JOB_NODE_INDEX $AWS_BATCH_JOB_NUM_NODES $AWS_BATCH_JOB_MAIN_NODE_INDEX $AWS_BATCH_JOB_MAIN_NODE_PRIVATE_IPV4_ADDRESS';

  test('tells the nodes which they are, and where the main node is', async () => {
    const test = await TestBatch.start({ resources: nodes(`${VARIABLES}; sleep 0.5`, VARIABLES) });
    const jobId = await test.submit('Nodes', { nodeOverrides: { numNodes: 2 } });
    const job = await test.finished(jobId);
    expect(job).toMatchObject({ status: 'SUCCEEDED', nodeProperties: { numNodes: 2, mainNode: 0 } });
    await expect(linesOf(test, `${jobId}#0`)).resolves.toEqual([`${jobId}#0 0 2 0`]);
    await expect(linesOf(test, `${jobId}#1`)).resolves.toEqual([`${jobId}#1 1 2 0 127.0.0.1`]);
  });

  test('is over with its main node; a child that dies changes nothing', async () => {
    const test = await TestBatch.start({ resources: nodes('sleep 0.5; exit 4', 'test $AWS_BATCH_JOB_NODE_INDEX = 1 || sleep 60; exit 1') });
    const jobId = await test.submit('Nodes');
    await expect(test.finished(jobId)).resolves.toMatchObject({ status: 'FAILED', statusReason: 'Essential container in task exited' });
    const { jobs } = await test.client.send(new DescribeJobsCommand({ jobs: [0, 1, 2, 3].map((index) => `${jobId}#${index}`) }));
    expect(jobs).toMatchObject([
      { jobId: `${jobId}#0`, status: 'FAILED', nodeDetails: { nodeIndex: 0, isMainNode: true }, container: { exitCode: 4 } },
      { status: 'FAILED', nodeDetails: { nodeIndex: 1, isMainNode: false }, container: { exitCode: 1 } },
      { status: 'FAILED', container: { exitCode: 143 } },
    ]);
  });

  test('shows in its attempts the main node, with its log', async () => {
    const test = await TestBatch.start({ resources: nodes('echo main; exit 4', 'sleep 60') });
    const { jobId, attempts } = await test.finished(await test.submit('Nodes', { retryStrategy: { attempts: 2 } }));
    const main = await test.describe(`${jobId}#0`);
    expect(attempts).toMatchObject([{ container: { exitCode: 4 } }, { container: { exitCode: 4, logStreamName: main.container!.logStreamName } }]);
    expect(attempts![0].container!.logStreamName).not.toBe(main.container!.logStreamName);
  });

  test('lists its nodes', async () => {
    const test = await TestBatch.start({ resources: nodes('sleep 60', 'sleep 60') });
    const jobId = await test.submit('Nodes');
    await Promise.all([0, 1, 2].map(async (index) => test.running(`${jobId}#${index}`)));
    const { jobSummaryList } = await test.client.send(new ListJobsCommand({ multiNodeJobId: jobId }));
    expect(jobSummaryList).toMatchObject([0, 1, 2].map((nodeIndex) => ({
      jobId: `${jobId}#${nodeIndex}`, nodeProperties: { nodeIndex, numNodes: 3, isMainNode: nodeIndex === 0 }, capacityUsage: [{ capacityUnit: 'VCPU', quantity: 1 }],
    })));
    await expect(test.client.send(new ListJobsCommand({ multiNodeJobId: 'x' }))).resolves.toMatchObject({ jobSummaryList: [] });
  });

  test('cannot be an array', async () => {
    const test = await TestBatch.start({ resources: nodes('true', 'true') });
    await expect(test.submit('Nodes', { arrayProperties: { size: 2 } })).rejects.toMatchObject({ message: expect.stringMatching(/is not for the multi-node job definition "Nodes"/) });
  });
});

async function linesOf(test: TestBatch, jobId: string): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of readLog(test.logs, await test.describe(jobId))) { lines.push(line); }
  return lines;
}
