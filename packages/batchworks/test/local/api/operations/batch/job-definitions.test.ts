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
    ['another platform', { platformCapabilities: ['LAMBDA'] }, /^`platformCapabilities` must be EC2 or FARGATE, got "LAMBDA"$/],
    ['nodes without a type', { nodeProperties: { numNodes: 1, mainNode: 0, nodeRangeProperties: [] } }, /^`nodeProperties` is for job definitions of the type multinode$/],
    ['no nodes', { type: 'multinode', containerProperties: undefined }, /^`nodeProperties` is required for a job definition of the type multinode$/],
    ['a main node that is none', { type: 'multinode', nodeProperties: { numNodes: 2, mainNode: 2, nodeRangeProperties: [] } }, /^`nodeProperties.mainNode` must be an integer from 0 to 1, got 2$/],
    ['containers of one name', { containerProperties: undefined, ecsProperties: { taskProperties: [{ containers: Array(2).fill({ ...containerProperties, name: 'a' }) }] } }, /must have names of their own, got "a" twice$/],
    ['no essential container', { containerProperties: undefined, ecsProperties: { taskProperties: [{ containers: [{ ...containerProperties, name: 'a', essential: false }] }] } }, /must have one that is `essential`$/],
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
