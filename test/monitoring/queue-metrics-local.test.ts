import * as fs from 'node:fs';
import * as path from 'node:path';
import { BatchClient, DescribeJobQueuesCommand, DescribeJobsCommand, SubmitJobCommand, TerminateJobCommand } from '@aws-sdk/client-batch';
import { LocalBatch } from 'batchworks';
import { published } from './_helpers';
import type { QueueMetricsEvent } from '../../src/monitoring/queue-metrics.lambda/names';
import { folderWith } from '../_helpers/jobs';

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true'; // Node 20 is enough for these tests

const TEMPLATE = {
  Resources: {
    Compute: {
      Type: 'AWS::Batch::ComputeEnvironment',
      Properties: { Type: 'managed', ComputeResources: { Type: 'FARGATE', MaxvCpus: 2, Subnets: ['subnet-1'] } },
    },
    Bulk: {
      Type: 'AWS::Batch::JobQueue',
      Properties: { Priority: 1, ComputeEnvironmentOrder: [{ Order: 1, ComputeEnvironment: { Ref: 'Compute' } }] },
    },
    Sleep: {
      Type: 'AWS::Batch::JobDefinition',
      Properties: {
        Type: 'container',
        JobDefinitionName: 'Sleep',
        PlatformCapabilities: ['FARGATE'],
        ContainerProperties: {
          Image: 'node:22',
          Command: ['sleep', '60'],
          ResourceRequirements: [{ Type: 'VCPU', Value: '1' }, { Type: 'MEMORY', Value: '2048' }],
        },
      },
    },
  },
};

let batch: LocalBatch;
let client: BatchClient;
let queue: string;
let handler: (event: QueueMetricsEvent) => Promise<void>;
const submitted: string[] = [];

beforeAll(async () => {
  const folder = folderWith({ 'Stack.template.json': JSON.stringify(TEMPLATE) });
  batch = await LocalBatch.start({ template: path.join(folder, 'Stack.template.json'), stateDirectory: fs.mkdtempSync(path.join(folder, 'state-')), vcpus: 2, stopTimeoutSeconds: 1 });
  client = new BatchClient(batch.clientConfig);
  queue = (await client.send(new DescribeJobQueuesCommand({ jobQueues: ['Bulk'] }))).jobQueues![0].jobQueueArn!;
  Object.assign(process.env, { AWS_ENDPOINT_URL_BATCH: batch.endpoint, AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'none', AWS_SECRET_ACCESS_KEY: 'none' });
  ({ handler } = jest.requireActual('../../src/monitoring/queue-metrics.lambda'));
});
afterAll(async () => {
  await Promise.all(submitted.map(async (jobId) => client.send(new TerminateJobCommand({ jobId, reason: 'the test is over' }))));
  await batch.close();
  client.destroy();
});

async function submit(input: object = {}): Promise<string> {
  const { jobId } = await client.send(new SubmitJobCommand({ jobName: 'test', jobQueue: queue, jobDefinition: 'Sleep', ...input }));
  submitted.push(jobId!);
  return jobId!;
}

async function running(jobId: string) {
  for (;;) {
    const { jobs } = await client.send(new DescribeJobsCommand({ jobs: [jobId] }));
    if (jobs![0].status === 'RUNNING') { return; }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

test('jobs that run, that wait for a place, and that wait for another job, and the children of an array', async () => {
  const [first, second] = [await submit(), await submit()];
  await running(first);
  await running(second);
  await submit({ arrayProperties: { size: 3 } });
  await submit();
  await submit({ dependsOn: [{ jobId: first }] });
  await new Promise((resolve) => setTimeout(resolve, 50));
  const [line] = await published(async () => handler({ queues: [queue], fleets: [] }));
  expect(line).toMatchObject({
    JobQueue: queue, SubmittedJobs: 0, PendingJobs: 1, RunnableJobs: 4, StartingJobs: 0, RunningJobs: 2, VcpusInUse: 2,
  });
  expect(line.OldestRunnableJobAge).toBeGreaterThanOrEqual(0.05);
  expect(line.OldestRunnableJobAge).toBeLessThan(30);
});
