import { ListTagsForResourceCommand, RegisterJobDefinitionCommand, TagResourceCommand, UntagResourceCommand } from '@aws-sdk/client-batch';
import { TestBatch } from '../../../../_helpers/test-batch';

afterEach(async () => TestBatch.closeAll());

const DEFINITION = 'arn:aws:batch:us-east-1:000000000000:job-definition/Job:1';

async function tagsOf(test: TestBatch, resourceArn: string) {
  return (await test.client.send(new ListTagsForResourceCommand({ resourceArn }))).tags;
}

describe('tags', () => {
  test('of the template are shown, added, changed and taken away', async () => {
    const test = await TestBatch.start({ jobs: { Job: { properties: { Tags: { team: 'render', stage: 'test' } } } } });
    await expect(tagsOf(test, DEFINITION)).resolves.toEqual({ team: 'render', stage: 'test' });
    await test.client.send(new TagResourceCommand({ resourceArn: DEFINITION, tags: { stage: 'prod', cost: '1' } }));
    await test.client.send(new UntagResourceCommand({ resourceArn: DEFINITION, tagKeys: ['team', 'nothing'] }));
    await expect(tagsOf(test, DEFINITION)).resolves.toEqual({ stage: 'prod', cost: '1' });
  });

  test('of a job are those of its description', async () => {
    const test = await TestBatch.start({ jobs: { Job: {} } });
    const jobId = await test.submit('Job', { tags: { team: 'render' } });
    const { jobArn } = await test.describe(jobId);
    await test.client.send(new TagResourceCommand({ resourceArn: jobArn, tags: { stage: 'test' } }));
    await expect(tagsOf(test, jobArn!)).resolves.toEqual({ team: 'render', stage: 'test' });
    await expect(test.describe(jobId)).resolves.toMatchObject({ tags: { team: 'render', stage: 'test' } });
  });

  test.each(['arn:aws:batch:us-east-1:000000000000:job-queue/None', 'arn:aws:batch:us-east-1:000000000000:job/x:0', 'Bulk'])('are not those of %s', async (arn) => {
    const test = await TestBatch.start({});
    await expect(tagsOf(test, arn)).rejects.toMatchObject({ name: 'ClientException', message: expect.stringMatching(/^`resourceArn` must be the ARN of a job, or/) });
  });

  test('are at most 50, however many requests they come with', async () => {
    const test = await TestBatch.start({});
    const tags = (prefix: string, count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`${prefix}${index}`, '']));
    const resourceArn = 'arn:aws:batch:us-east-1:000000000000:job-queue/Bulk';
    await test.client.send(new TagResourceCommand({ resourceArn, tags: tags('a', 50) }));
    await expect(test.client.send(new TagResourceCommand({ resourceArn, tags: tags('b', 1) }))).rejects.toThrow('`tags` must have at most 50 tags, got 51');
  });

  test('come with a definition that is registered', async () => {
    const test = await TestBatch.start({});
    const containerProperties = { image: 'x', vcpus: 1, memory: 512 };
    const { jobDefinitionArn } = await test.client.send(new RegisterJobDefinitionCommand({ jobDefinitionName: 'New', type: 'container', containerProperties, tags: { a: 'b' } }));
    await expect(tagsOf(test, jobDefinitionArn!)).resolves.toEqual({ a: 'b' });
  });
});
