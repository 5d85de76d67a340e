/**
 * What the local Batch costs: an array of 10,000 `true` jobs against starting `true` 10,000 times without it, and the start of the command line.
 *
 * All that is compared takes turns in one run, so that whatever else the machine does meets all of it; ratios are of one turn each.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { BatchClient, DescribeJobsCommand, SubmitJobCommand } from '@aws-sdk/client-batch';
import { atMost, Measurement, median } from './measurement';

const JOBS = 10_000;
const WARM_UP_JOBS = 1000;
const REPETITIONS = 3;
/** More often, the answers would take the processor from the jobs. */
const POLL_MILLISECONDS = 100;
const STARTS = 21;
const PARALLELISM = availableParallelism();
export const COMMAND_LINE = require.resolve('batchworks/bin/batchworks.js');

/** One vCPU a job, so that the compute environment runs as many at a time as the machine has processors. */
export const TEMPLATE = {
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

/** A loop as one writes it without the local Batch, in a process that has nothing else to do. Prints its milliseconds. */
const SPAWN_LOOP = `
  const { spawn } = require('node:child_process');
  let left = ${JOBS};
  const next = () => left-- > 0 ? new Promise((resolve) => spawn('true', { stdio: 'ignore' }).once('exit', resolve)).then(next) : undefined;
  const start = performance.now();
  Promise.all(Array.from({ length: ${PARALLELISM} }, next)).then(() => console.log(performance.now() - start));
`;

export async function measureLocalBatch(): Promise<Measurement[]> {
  const directory = mkdtempSync(join(tmpdir(), 'local-batch-'));
  const template = join(directory, 'template.json');
  writeFileSync(template, JSON.stringify(TEMPLATE));
  const turns: { local: number; spawned: number; xargs: number }[] = [];
  for (let turn = 0; turn < REPETITIONS; turn++) {
    turns.push({ local: await localBatch(template, join(directory, `state-${turn}`)), spawned: spawnLoop(), xargs: xargs() });
  }
  // Only now: ext4 is slow to make files for a minute after it has deleted many, since it passes over their inodes (`recently_deleted`).
  rmSync(directory, { recursive: true });
  const ratio = (of: (turn: typeof turns[number]) => number) => median(turns.map(of));
  return [
    atMost(`${JOBS} jobs, against a spawn loop`, ratio(({ local, spawned }) => local / spawned), 'ratio', 1.15),
    atMost(`${JOBS} jobs, against xargs -P`, ratio((turn) => turn.local / turn.xargs), 'ratio', 2),
    atMost('spawn loop, against xargs -P', ratio((turn) => turn.spawned / turn.xargs), 'ratio', undefined),
    atMost('start of batchworks --version, more than node -e 0', startUp(), 'ms', 150),
  ];
}

/**
 * `batchworks local` as a process of its own, from the submission of an array to the answer that it succeeded, with the AWS SDK.
 * A first, smaller array does not count: a server runs for longer than it takes Node.js to compile it.
 */
async function localBatch(template: string, state: string): Promise<number> {
  const server = spawn(process.execPath, [COMMAND_LINE, 'local', template, '--state', state], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exit = once(server, 'exit');
  try {
    const [greeting] = await once(server.stdout.setEncoding('utf8'), 'data');
    const [endpoint] = /http:\S+/.exec(greeting)!;
    const client = new BatchClient({ endpoint, region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } });
    await runArray(client, WARM_UP_JOBS);
    const start = performance.now();
    await runArray(client, JOBS);
    return performance.now() - start;
  } finally {
    server.kill();
    await exit;
  }
}

async function runArray(client: BatchClient, size: number): Promise<void> {
  const { jobId } = await client.send(new SubmitJobCommand({
    jobName: 'array', jobQueue: 'Queue', jobDefinition: 'True', arrayProperties: { size },
  }));
  for (;;) {
    const { jobs: [job] = [] } = await client.send(new DescribeJobsCommand({ jobs: [jobId!] }));
    if (job.status === 'SUCCEEDED') return;
    if (job.status === 'FAILED') throw new Error(`the array failed: ${job.statusReason}`);
    await setTimeout(POLL_MILLISECONDS);
  }
}

function spawnLoop(): number {
  return Number(output(process.execPath, '-e', SPAWN_LOOP));
}

function xargs(): number {
  const start = performance.now();
  output('sh', '-c', `seq ${JOBS} | xargs -P ${PARALLELISM} -n 1 true`);
  return performance.now() - start;
}

function startUp(): number {
  const start = (...args: string[]) => {
    const before = performance.now();
    output(process.execPath, ...args);
    return performance.now() - before;
  };
  return median(Array.from({ length: STARTS }, () => start(COMMAND_LINE, '--version') - start('-e', '0')));
}

function output(program: string, ...args: string[]): string {
  return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
}
