/**
 * What a container costs through the local Batch, against `podman run` with the same image, network and limits, which take turns in one run.
 *
 * It needs Podman and root on Linux, and a static busybox (`apt-get install podman runc busybox-static`); without them it is skipped, and says so.
 */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { BatchClient, DescribeJobsCommand, SubmitJobCommand } from '@aws-sdk/client-batch';
import { LocalBatch } from 'batchworks';
import { atMost, Measurement, median } from './measurement';

const CONTAINERS = 10;
const REPETITIONS = 5;
const IMAGE = 'localhost/bench:1';

/** One job at a time, as a loop over `podman run` has it. */
const TEMPLATE = {
  Resources: {
    Compute: { Type: 'AWS::Batch::ComputeEnvironment', Properties: { Type: 'MANAGED', State: 'ENABLED', ComputeResources: { Type: 'FARGATE', MaxvCpus: 1 } } },
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
        ContainerProperties: { Image: IMAGE, Command: ['/true'], ResourceRequirements: [{ Type: 'VCPU', Value: '1' }, { Type: 'MEMORY', Value: '2048' }] },
      },
    },
  },
};

export async function measureContainers(): Promise<Measurement[]> {
  if (process.platform !== 'linux' || process.getuid!() !== 0 || ['podman', 'busybox'].some((program) => spawnSync('which', [program]).status !== 0)) {
    process.stderr.write('SKIPPED: the start of containers is not measured, since that needs root on Linux, podman and busybox-static\n');
    return [];
  }
  const podman = new Podman();
  await podman.serve();
  try {
    const batch = await LocalBatch.start({ template: podman.template, stateDirectory: join(podman.home, 'state'), engine: 'container' });
    const client = new BatchClient(batch.clientConfig);
    const ratios: number[] = [];
    await runArray(client); // Node.js compiles the client once
    for (let turn = 0; turn < REPETITIONS; turn++) {
      const local = await milliseconds(async () => runArray(client));
      ratios.push(local / await milliseconds(() => podman.runAll()));
    }
    client.destroy();
    await batch.close();
    return [atMost(`${CONTAINERS} containers, against podman run`, median(ratios), 'ratio', 1.1)];
  } finally {
    await podman.close();
  }
}

async function runArray(client: BatchClient): Promise<void> {
  const { jobId } = await client.send(new SubmitJobCommand({
    jobName: 'array', jobQueue: 'Queue', jobDefinition: 'True', arrayProperties: { size: CONTAINERS },
  }));
  for (;;) {
    const { jobs: [job] = [] } = await client.send(new DescribeJobsCommand({ jobs: [jobId!] }));
    if (job.status === 'SUCCEEDED') return;
    if (job.status === 'FAILED') throw new Error(`the array failed: ${job.statusReason}`);
    await setTimeout(20);
  }
}

async function milliseconds(work: () => void | Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Podman with a store of its own, and its Docker API at `DOCKER_HOST`. */
class Podman {
  public readonly home = mkdtempSync(join(tmpdir(), 'containers-'));
  public readonly template = join(this.home, 'template.json');
  private readonly options = ['--root', join(this.home, 'root'), '--runroot', join(this.home, 'run'), '--storage-driver', 'overlay'];
  private readonly socket = join(this.home, 'podman.sock');
  private service!: ChildProcess;

  public async serve() {
    writeFileSync(this.template, JSON.stringify(TEMPLATE));
    const image = join(this.home, 'image');
    mkdirSync(image);
    copyFileSync('/bin/busybox', join(image, 'true')); // it does what its name says
    const archive = join(this.home, 'image.tar');
    execFileSync('tar', ['-C', image, '-cf', archive, '.']);
    this.podman('import', '--quiet', archive, IMAGE);
    this.service = spawn('podman', [...this.options, 'system', 'service', '--time=0', `unix://${this.socket}`], { stdio: 'ignore' });
    while (!existsSync(this.socket)) { await setTimeout(20); }
    process.env.DOCKER_HOST = `unix://${this.socket}`;
  }

  public runAll() {
    for (let run = 0; run < CONTAINERS; run++) { this.podman('run', '--rm', '--network=host', '--cpus=1', '--memory=2g', IMAGE, '/true'); }
  }

  public async close() {
    const exit = once(this.service, 'exit');
    this.service.kill();
    await exit;
    spawnSync('podman', [...this.options, 'system', 'reset', '--force']);
    spawnSync('umount', [join(this.home, 'root', 'overlay')]); // podman keeps it mounted for its next command
    rmSync(this.home, { recursive: true, force: true });
  }

  private podman(...args: string[]) {
    execFileSync('podman', [...this.options, ...args], { stdio: 'pipe' });
  }
}
