/**
 * How fast jobs are accepted: 1,000 submissions through the real client of the AWS SDK, to `batchworks local` in a process of its own.
 * The jobs wait, since their environment is disabled: what is measured is the way from the client to the scheduler and back.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BatchClient, SubmitJobCommand } from '@aws-sdk/client-batch';
import { atMost, Measurement, median } from './measurement';

const SUBMISSIONS = 1000;
const REPETITIONS = 7;
/** So many requests are on their way at one time, as from a program that submits in parallel; the client opens at most 50 connections. */
const PARALLELISM = 16;
const COMMAND_LINE = require.resolve('batchworks/bin/batchworks.js');

const TEMPLATE = {
  Resources: {
    Compute: { Type: 'AWS::Batch::ComputeEnvironment', Properties: { Type: 'MANAGED', State: 'DISABLED', ComputeResources: { Type: 'EC2', MaxvCpus: 1 } } },
    Queue: {
      Type: 'AWS::Batch::JobQueue',
      Properties: { JobQueueName: 'Queue', Priority: 1, ComputeEnvironmentOrder: [{ Order: 1, ComputeEnvironment: { Ref: 'Compute' } }] },
    },
    True: {
      Type: 'AWS::Batch::JobDefinition',
      Properties: {
        JobDefinitionName: 'True',
        Type: 'container',
        ContainerProperties: {
          Image: 'busybox', Command: ['true'], ResourceRequirements: [{ Type: 'VCPU', Value: '1' }, { Type: 'MEMORY', Value: '512' }],
        },
      },
    },
  },
};

export async function measureSubmissions(): Promise<Measurement[]> {
  const directory = mkdtempSync(join(tmpdir(), 'submissions-'));
  const template = join(directory, 'template.json');
  writeFileSync(template, JSON.stringify(TEMPLATE));
  const server = spawn(process.execPath, [COMMAND_LINE, 'local', template, '--state', join(directory, 'state')], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exit = once(server, 'exit');
  try {
    const [greeting] = await once(server.stdout.setEncoding('utf8'), 'data');
    const [endpoint] = /http:\S+/.exec(greeting)!;
    const client = new BatchClient({ endpoint, region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } });
    await submitAll(client); // warm up: a program that submits thousands of jobs is, too
    const times: number[] = [];
    for (let time = 0; time < REPETITIONS; time++) { times.push(await submitAll(client)); }
    return [atMost(`${SUBMISSIONS} submissions through the AWS SDK`, median(times), 'ms', 1000)];
  } finally {
    server.kill();
    await exit;
    rmSync(directory, { recursive: true });
  }
}

/** Milliseconds until all were accepted. */
async function submitAll(client: BatchClient): Promise<number> {
  let left = SUBMISSIONS;
  const submitSome = async () => {
    while (left-- > 0) { await client.send(new SubmitJobCommand({ jobName: 'one', jobQueue: 'Queue', jobDefinition: 'True' })); }
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: PARALLELISM }, submitSome));
  return performance.now() - start;
}
