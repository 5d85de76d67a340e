/**
 * What the local Batch costs: an array of 10,000 `true` jobs against starting `true` 10,000 times without it, and the start of the command line.
 *
 * All that is compared takes turns in one run, so that whatever else the machine does meets all of it; ratios are of one turn each.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { COMMAND_LINE, withLocalBatch } from './command-line';
import { atMost, Measurement, median } from './measurement';
import { runTrue, writeTrueJobs } from './true-jobs';

const JOBS = 10_000;
const WARM_UP_JOBS = 1000;
const REPETITIONS = 3;
const POLL_MILLISECONDS = 100;
const STARTS = 21;
const PARALLELISM = availableParallelism();
/** So many that the compute environment never is what keeps a job waiting: one runs for each processor of the machine. */
const MAX_VCPUS = 1024;

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
  const template = writeTrueJobs(directory, { maxVcpus: MAX_VCPUS });
  const turns: { local: number; spawned: number; xargs: number }[] = [];
  for (let turn = 0; turn < REPETITIONS; turn++) {
    turns.push({ local: await localBatch(template, join(directory, `state-${turn}`)), spawned: spawnLoop(), xargs: xargs() });
  }
  // Only now: without a journal, ext4 is slow to make files for minutes after it has deleted many, since it passes over their inodes (`recently_deleted`).
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
  return withLocalBatch(template, state, async (client) => {
    await runTrue(client, POLL_MILLISECONDS, WARM_UP_JOBS);
    const start = performance.now();
    await runTrue(client, POLL_MILLISECONDS, JOBS);
    return performance.now() - start;
  });
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
