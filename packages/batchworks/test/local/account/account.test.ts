import {
  CreateJobQueueCommand, DescribeJobDefinitionsCommand, DescribeJobQueuesCommand, RegisterJobDefinitionCommand, TagResourceCommand,
  UpdateJobQueueCommand,
} from '@aws-sdk/client-batch';
import { temporaryFolder } from '../../_helpers/templates';
import { TestBatch } from '../../_helpers/test-batch';

afterEach(async () => TestBatch.closeAll());

test('what requests changed is there after a restart, and jobs go on with it', async () => {
  const stateDirectory = temporaryFolder();
  const before = await TestBatch.start({}, { stateDirectory, vcpus: 1 });
  const { jobDefinitionArn } = await before.client.send(new RegisterJobDefinitionCommand({
    jobDefinitionName: 'Echo', type: 'container', containerProperties: { image: 'busybox', command: ['echo', 'hello'], vcpus: 1, memory: 512 },
  }));
  await before.client.send(new CreateJobQueueCommand({ jobQueueName: 'New', priority: 9, computeEnvironmentOrder: [{ order: 1, computeEnvironment: 'Compute' }] }));
  await before.client.send(new UpdateJobQueueCommand({ jobQueue: 'Urgent', state: 'DISABLED' }));
  await before.client.send(new TagResourceCommand({ resourceArn: jobDefinitionArn, tags: { team: 'render' } }));
  await before.running(await before.submitShell('Echo', 'sleep 60'));
  const waiting = await before.submit('Echo', { jobQueue: 'New' });
  await before.batch.close();

  const after = await TestBatch.start({}, { stateDirectory, vcpus: 1 });
  await expect(after.outputOf(waiting)).resolves.toEqual(['hello']);
  await expect(after.client.send(new DescribeJobQueuesCommand({ jobQueues: ['Urgent', 'New'] })))
    .resolves.toMatchObject({ jobQueues: [{ state: 'DISABLED' }, { state: 'ENABLED', priority: 9 }] });
  await expect(after.client.send(new DescribeJobDefinitionsCommand({ jobDefinitionName: 'Echo' })))
    .resolves.toMatchObject({ jobDefinitions: [{ jobDefinitionArn, tags: { team: 'render' } }] });
});
