/**
 * What a container costs through the local Batch, against `podman run` with the same image, network and limits, which take turns in one run.
 *
 * It needs Podman and root on Linux, and a static busybox (`apt-get install podman runc busybox-static`); without them it is skipped, and says so.
 */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { BatchClient } from '@aws-sdk/client-batch';
import { LocalBatch } from 'batchworks';
import { atMost, Measurement, median } from './measurement';
import { runTrue, writeTrueJobs } from './true-jobs';

const CONTAINERS = 10;
const REPETITIONS = 5;
const POLL_MILLISECONDS = 20;
const IMAGE = 'localhost/bench:1';
const COMMAND = '/true';

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
    await runTrue(client, POLL_MILLISECONDS, CONTAINERS); // Node.js compiles the client once
    for (let turn = 0; turn < REPETITIONS; turn++) {
      const local = await milliseconds(() => runTrue(client, POLL_MILLISECONDS, CONTAINERS));
      ratios.push(local / await milliseconds(() => podman.runAll()));
    }
    client.destroy();
    await batch.close();
    return [atMost(`${CONTAINERS} containers, against podman run`, median(ratios), 'ratio', 1.1)];
  } finally {
    await podman.close();
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
  /** One job at a time, as a loop over `podman run` has it. */
  public readonly template = writeTrueJobs(this.home, { maxVcpus: 1, image: IMAGE, command: [COMMAND] });
  private readonly options = ['--root', join(this.home, 'root'), '--runroot', join(this.home, 'run'), '--storage-driver', 'overlay'];
  private readonly socket = join(this.home, 'podman.sock');
  private service!: ChildProcess;

  public async serve() {
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
    for (let run = 0; run < CONTAINERS; run++) { this.podman('run', '--rm', '--network=host', '--cpus=1', '--memory=2g', IMAGE, COMMAND); }
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
