import {
  DeregisterJobDefinitionCommand, DescribeJobDefinitionsCommand, type DescribeJobDefinitionsCommandInput, RegisterJobDefinitionCommand,
  type RegisterJobDefinitionCommandInput,
} from '@aws-sdk/client-batch';
import { TestBatch } from '../../../../_helpers/test-batch';

afterEach(async () => TestBatch.closeAll());

const containerProperties = {
  image: 'busybox', command: ['echo', 'Ref::text'], resourceRequirements: [{ type: 'VCPU' as const, value: '1' }, { type: 'MEMORY' as const, value: '512' }],
};
const DEFINITION: RegisterJobDefinitionCommandInput = { jobDefinitionName: 'Echo', type: 'container', containerProperties };

async function register(test: TestBatch, request: object = {}) {
  return test.client.send(new RegisterJobDefinitionCommand({ ...DEFINITION, ...request }));
}

/** A container with a name, and what it asks for. */
function named(name: string, props: object = {}, vcpus = '1', memory = '512') {
  return { image: 'busybox', name, resourceRequirements: [{ type: 'VCPU' as const, value: vcpus }, { type: 'MEMORY' as const, value: memory }], ...props };
}

/** What makes a request one of several containers. */
function several(...containers: object[]) {
  return { containerProperties: undefined, ecsProperties: { taskProperties: [{ containers }] } };
}

/** The same on Fargate. */
function severalOnFargate(executionRoleArn: string | undefined, ...containers: object[]) {
  return { platformCapabilities: ['FARGATE'], containerProperties: undefined, ecsProperties: { taskProperties: [{ executionRoleArn, containers }] } };
}

/** What makes a request one of nodes. */
function nodes(numNodes: number, ...targetNodes: (string | undefined)[]) {
  const nodeRangeProperties = targetNodes.map((range) => ({ targetNodes: range, container: containerProperties }));
  return { type: 'multinode', containerProperties: undefined, nodeProperties: { numNodes, mainNode: 0, nodeRangeProperties } };
}

/** A request for Fargate, of one container. */
function onFargate(vcpus: string, memory: string, props: object = {}) {
  const { resourceRequirements } = named('', {}, vcpus, memory);
  return { platformCapabilities: ['FARGATE'], containerProperties: { ...containerProperties, executionRoleArn: 'arn', resourceRequirements, ...props } };
}

async function revisions(test: TestBatch, request: DescribeJobDefinitionsCommandInput) {
  const { jobDefinitions } = await test.client.send(new DescribeJobDefinitionsCommand(request));
  return jobDefinitions!.map(({ jobDefinitionName, revision, status }) => `${jobDefinitionName}:${revision} ${status}`);
}

describe('a job definition that is registered', () => {
  test('has the next revision, and a job runs the newest', async () => {
    const test = await TestBatch.start({});
    await register(test, { parameters: { text: 'first' } });
    await expect(register(test, { parameters: { text: 'second' } })).resolves.toMatchObject({
      jobDefinitionName: 'Echo', revision: 2, jobDefinitionArn: 'arn:aws:batch:us-east-1:000000000000:job-definition/Echo:2',
    });
    await expect(test.outputOf(await test.submit('Echo'))).resolves.toEqual(['second']);
    await expect(test.outputOf(await test.submit('Echo:1'))).resolves.toEqual(['first']);
  });

  test('goes on where the template begins', async () => {
    const test = await TestBatch.start({ jobs: { Echo: {} } });
    await expect(register(test)).resolves.toMatchObject({ revision: 2 });
    await expect(revisions(test, { jobDefinitionName: 'Echo' })).resolves.toEqual(['Echo:1 ACTIVE', 'Echo:2 ACTIVE']);
  });

  test('takes no new jobs once it is deregistered, and gives its number to no other', async () => {
    const test = await TestBatch.start({ jobs: { Echo: { command: ['echo', 'from the template'] } } });
    await register(test);
    await test.client.send(new DeregisterJobDefinitionCommand({ jobDefinition: 'Echo:2' }));
    await expect(test.submit('Echo:2')).rejects.toThrow('no job definition "Echo:2"');
    await expect(test.outputOf(await test.submit('Echo'))).resolves.toEqual(['from the template']);
    await expect(register(test)).resolves.toMatchObject({ revision: 3 });
    await expect(revisions(test, { jobDefinitionName: 'Echo', status: 'INACTIVE' })).resolves.toEqual(['Echo:2 INACTIVE']);
  });

  test('is shown page by page', async () => {
    const test = await TestBatch.start({});
    for (let count = 0; count < 3; count++) { await register(test); }
    const { jobDefinitions, nextToken } = await test.client.send(new DescribeJobDefinitionsCommand({ maxResults: 2 }));
    expect(jobDefinitions).toHaveLength(2);
    await expect(revisions(test, { maxResults: 2, nextToken })).resolves.toEqual(['Echo:3 ACTIVE']);
  });
});

describe('RegisterJobDefinition takes', () => {
  test.each<[string, object]>([
    ['a size that Fargate has', onFargate('0.25', '512')],
    ['containers that together have a size that Fargate has', severalOnFargate('arn', named('a', {}, '0.5'), named('b', {}, '0.5', '1536'))],
    ['64 MiB on EC2', { containerProperties: { ...containerProperties, resourceRequirements: named('', {}, '1', '64').resourceRequirements } }],
    ['nested ranges that account for all nodes', nodes(3, '0:', '1', ':1')],
    ['a container that waits for the end of one that is not essential', several(named('a', { dependsOn: [{ containerName: 'b', condition: 'SUCCESS' }] }), named('b', { essential: false }))],
    ['conditions of digits, and reasons with what stands in them', { retryStrategy: { attempts: 2, evaluateOnExit: [{ onExitCode: '13*', onReason: 'CannotPull*/[x]', action: 'RETRY' }] } }],
  ])('%s', async (_, request) => {
    const test = await TestBatch.start({});
    await expect(register(test, request)).resolves.toMatchObject({ revision: 1 });
  });
});

describe('RegisterJobDefinition rejects', () => {
  test.each<[string, object, RegExp]>([
    ['no name', { jobDefinitionName: '' }, /^`jobDefinitionName` must be at most 128 letters/],
    ['another type', { type: 'pod' }, /^`type` must be container or multinode, got "pod"$/],
    ['nothing to run', { containerProperties: undefined }, /^exactly one of `containerProperties`, `ecsProperties`, `eksProperties` is required, got none$/],
    ['two things to run', { ecsProperties: { taskProperties: [] } }, /is required, got containerProperties and ecsProperties$/],
    ['no image', { containerProperties: { ...containerProperties, image: undefined } }, /^`containerProperties.image` is required$/],
    ['no memory', { containerProperties: { image: 'x', vcpus: 1 } }, /^`containerProperties.resourceRequirements` must have one of the type MEMORY, unless there is a `memory`$/],
    ['a member of another type', { containerProperties: { ...containerProperties, command: 'true' } }, /^`containerProperties.command` must be a list, got a string$/],
    ['a nested member of another type', { containerProperties: { ...containerProperties, mountPoints: [{ readOnly: 'yes' }] } }, /^`containerProperties.mountPoints\[0\].readOnly` must be a boolean, got a string$/],
    ['a short timeout', { timeout: { attemptDurationSeconds: 59 } }, /^`timeout.attemptDurationSeconds` must be an integer of at least 60, got 59$/],
    ['two platforms', { platformCapabilities: ['EC2', 'FARGATE'] }, /^`platformCapabilities` must have at most 1 platform, got 2$/],
    ['six ranges of nodes', nodes(6, '0', '1', '2', '3', '4', '5'), /^`nodeProperties.nodeRangeProperties` must have at most 5 ranges of nodes, got 6$/],
    ['another platform', { platformCapabilities: ['LAMBDA'] }, /^`platformCapabilities` must be EC2 or FARGATE, got "LAMBDA"$/],
    ['nodes without a type', { nodeProperties: { numNodes: 1, mainNode: 0, nodeRangeProperties: [] } }, /^`nodeProperties` is for job definitions of the type multinode$/],
    ['no nodes', { type: 'multinode', containerProperties: undefined }, /^`nodeProperties` is required for a job definition of the type multinode$/],
    ['a main node that is none', { type: 'multinode', nodeProperties: { numNodes: 2, mainNode: 2, nodeRangeProperties: [] } }, /^`nodeProperties.mainNode` must be an integer from 0 to 1, got 2$/],
    ['containers of one name', { containerProperties: undefined, ecsProperties: { taskProperties: [{ containers: Array(2).fill({ ...containerProperties, name: 'a' }) }] } }, /must have names of their own, got "a" twice$/],
    ['no essential container', { containerProperties: undefined, ecsProperties: { taskProperties: [{ containers: [{ ...containerProperties, name: 'a', essential: false }] }] } }, /must have one that is `essential`$/],
    ['a node without a range', nodes(3, '0:1'), /^`nodeProperties.nodeRangeProperties` must account for all 3 nodes, got nothing for node 2; let a range end in ":"$/],
    ['a range of other than nodes', nodes(1, 'x'), /^`nodeProperties.nodeRangeProperties\[0\].targetNodes` must be an index, or a range like 0:3, :3 or 3:, got "x"$/],
    ['a part of a MiB', { containerProperties: { ...containerProperties, resourceRequirements: named('', {}, '1', '10.5').resourceRequirements } }, /must be a whole number, written as a string, got "10.5"$/],
    ['a dependency on no container', several(named('a', { dependsOn: [{ containerName: 'z' }] }), named('b')), /^`ecsProperties.taskProperties\[0\].containers\[0\].dependsOn\[0\].containerName` must be the name of a container of the task, got "z"$/],
    ['another condition', several(named('a', { dependsOn: [{ containerName: 'b', condition: 'HEALTHY' }] }), named('b')), /condition` must be START, COMPLETE or SUCCESS, got "HEALTHY"$/],
    ['to wait for the end of an essential container', several(named('a', { dependsOn: [{ containerName: 'b', condition: 'COMPLETE' }] }), named('b')), /condition` must be START for "b", which is essential: .*, got COMPLETE$/],
    ['no execution role on Fargate', onFargate('1', '2048', { executionRoleArn: undefined }), /^`containerProperties.executionRoleArn` is required$/],
    ['no execution role of several containers on Fargate', severalOnFargate(undefined, named('a', {}, '1', '2048')), /^`ecsProperties.taskProperties\[0\].executionRoleArn` is required$/],
    ['a memory that Fargate does not have', onFargate('1', '64'), /^Fargate has no such size: `memory` must be one of 2048, .* for 1 vCPU on Fargate, got 64; the next valid size is 2048$/],
    ['vCPUs that Fargate does not have', onFargate('3', '8192'), /^Fargate has no such size: `vcpus` must be one of 0.25, .*, got 3; the next valid value is 4$/],
    ['a sum that Fargate does not have', severalOnFargate('arn', named('a', {}, '1', '1024'), named('b', {}, '1', '2048')), /for 2 vCPU on Fargate, got 3072; the next valid size is 4096 in all 2 containers together$/],
    ['`vcpus` on Fargate', onFargate('1', '2048', { vcpus: 1 }), /^`containerProperties.vcpus` is not for Fargate; use `resourceRequirements` instead$/],
    ['nodes on Fargate', { ...nodes(1, '0'), platformCapabilities: ['FARGATE'] }, /^`type` must be container on Fargate, which has no multi-node jobs, got "multinode"$/],
    ['more than 24 KiB', { parameters: { a: 'x'.repeat(24 * 1024) } }, /^a request of RegisterJobDefinition must have at most 24576 bytes, got 24\d{3}$/],
    ['51 tags', { tags: Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`k${index}`, ''])) }, /^`tags` must have at most 50 tags, got 51$/],
    ['a tag of AWS', { tags: { 'aws:x': '' } }, /and not begin with "aws:", got "aws:x"$/],
  ])('%s', async (_, request, message) => {
    const test = await TestBatch.start({});
    await expect(register(test, request)).rejects.toMatchObject({ name: 'ClientException', message: expect.stringMatching(message) });
  });
});

test('DeregisterJobDefinition needs a revision', async () => {
  const test = await TestBatch.start({ jobs: { Echo: {} } });
  await expect(test.client.send(new DeregisterJobDefinitionCommand({ jobDefinition: 'Echo' })))
    .rejects.toThrow('`jobDefinition` must be the ARN of a revision, or `name:revision`, got "Echo"');
});
