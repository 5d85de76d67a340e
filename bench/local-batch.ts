/**
 * What the local Batch costs: an array of 1,000 `true` jobs against starting `true` 1,000 times without it, and the start of the command line.
 *
 * All that is compared takes turns in one run, so that whatever else the machine does meets all of it; ratios are of one turn each.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { BatchClient, DescribeJobsCommand, SubmitJobCommand } from '@aws-sdk/client-batch';
import { LocalBatch } from 'batchworks';
import { atMost, Measurement, median } from './measurement';

const JOBS = 1000;
const REPETITIONS = 7;
const STARTS = 21;
const PARALLELISM = availableParallelism();
const COMMAND_LINE = require.resolve('batchworks/bin/batchworks.js');

/** One vCPU a job, so that the compute environment runs as many at a time as the machine has processors. */
const TEMPLATE = {
  Resources: {
    Compute: {
      Type: 'AWS::Batch::ComputeEnvironment',
      Properties: { ComputeEnvironmentName: 'Compute', Type: 'MANAGED', State: 'ENABLED', ComputeResources: { Type: 'FARGATE', MaxvCpus: 1024 } },
    },
    Queue: {
      Type: 'AWS::Batch::JobQueue',
      Properties: { JobQueueName: 'Queue', Priority: 1, State: 'ENABLED', ComputeEnvironmentOrder: [{ Order: 1, ComputeEnvironment: { Ref: 'Compute' } }] },
    },
    True: {
      Type: 'AWS::Batch::JobDefinition',
      Properties: {
        JobDefinitionName: 'True',
        Type: 'container',
        PlatformCapabilities: ['FARGATE'],
        ContainerProperties: {
          Image: 'busybox',
          Command: ['true'],
          ResourceRequirements: [{ Type: 'VCPU', Value: '1' }, { Type: 'MEMORY', Value: '2048' }],
        },
      },
    },
  },
};

export async function measureLocalBatch(): Promise<Measurement[]> {
  const turns: { local: number; spawned: number; xargs: number }[] = [];
  await localBatch(); // warm up
  for (let turn = 0; turn < REPETITIONS; turn++) {
    turns.push({ local: await localBatch(), spawned: await milliseconds(spawnLoop), xargs: await milliseconds(xargs) });
  }
  const ratio = (of: (turn: typeof turns[number]) => number) => median(turns.map(of));
  return [
    atMost(`${JOBS} jobs, against a spawn loop`, ratio(({ local, spawned }) => local / spawned), 'ratio', 1.5),
    atMost(`${JOBS} jobs, against xargs -P`, ratio(({ local, xargs: xargsTime }) => local / xargsTime), 'ratio', 3),
    atMost('spawn loop, against xargs -P', ratio(({ spawned, xargs: xargsTime }) => spawned / xargsTime), 'ratio', undefined),
    atMost('start of batchworks --version, more than node -e 0', startUp(), 'ms', 150),
  ];
}

/** From the submission of the array to the answer that it succeeded, through HTTP and with the AWS SDK as any client. */
async function localBatch(): Promise<number> {
  const directory = mkdtempSync(join(tmpdir(), 'local-batch-'));
  const template = join(directory, 'template.json');
  writeFileSync(template, JSON.stringify(TEMPLATE));
  const batch = await LocalBatch.start({ template });
  const client = new BatchClient(batch.clientConfig);
  try {
    return await milliseconds(() => runArray(client));
  } finally {
    client.destroy();
    await batch.close();
    rmSync(directory, { recursive: true });
  }
}

async function runArray(client: BatchClient): Promise<void> {
  const { jobId } = await client.send(new SubmitJobCommand({
    jobName: 'array', jobQueue: 'Queue', jobDefinition: 'True', arrayProperties: { size: JOBS },
  }));
  for (;;) {
    const { jobs: [job] = [] } = await client.send(new DescribeJobsCommand({ jobs: [jobId!] }));
    if (job.status === 'SUCCEEDED') return;
    if (job.status === 'FAILED') throw new Error(`the array failed: ${job.statusReason}`);
    await setTimeout(20);
  }
}

/** As many at a time as the local Batch runs. */
async function spawnLoop(): Promise<void> {
  let left = JOBS;
  const worker = async () => {
    while (left-- > 0) {
      await new Promise((resolve, reject) => spawn('true', { stdio: 'ignore' }).once('exit', resolve).once('error', reject));
    }
  };
  await Promise.all(Array.from({ length: PARALLELISM }, worker));
}

async function xargs(): Promise<void> {
  spawnSync('sh', ['-c', `seq ${JOBS} | xargs -P ${PARALLELISM} -n 1 true`], { stdio: 'inherit' });
}

async function milliseconds(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function startUp(): number {
  const start = (...args: string[]) => {
    const before = performance.now();
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`node ${args.join(' ')} failed: ${stderr}`);
    return performance.now() - before;
  };
  return median(Array.from({ length: STARTS }, () => start(COMMAND_LINE, '--version') - start('-e', '0')));
}
