/** What `batchworks local` takes with 100,000 finished jobs, each submitted by itself, and how long it takes to go on with them. */
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withLocalBatch } from './command-line';
import { atMost, Measurement } from './measurement';
import { runTrue, writeTrueJobs } from './true-jobs';

const JOBS = 100_000;
const JOBS_PER_WRITE = 1000;
const POLL_MILLISECONDS = 20;

export async function measureMemory(): Promise<Measurement[]> {
  const directory = mkdtempSync(join(tmpdir(), 'memory-'));
  const template = writeTrueJobs(directory, { maxVcpus: 1 });
  const state = join(directory, 'state');
  await withLocalBatch(template, state, (client) => runTrue(client, POLL_MILLISECONDS));
  multiply(join(state, 'jobs.jsonl'));
  const start = performance.now();
  const mebibytes = await withLocalBatch(template, state, async (_, pid) => Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024);
  const seconds = (performance.now() - start) / 1000;
  rmSync(directory, { recursive: true });
  return [
    atMost(`memory of batchworks local, with ${JOBS} finished jobs`, mebibytes, 'MiB', 200),
    atMost(`start of batchworks local, with ${JOBS} finished jobs`, seconds, 's', undefined),
  ];
}

/** Makes the job in a journal 100,000 jobs, each with an id and a log stream of its own, as if they had run one after the other. */
function multiply(journal: string) {
  const [format, resumed, ...lines] = readFileSync(journal, 'utf8').trimEnd().split('\n');
  const job = `${lines.join('\n')}\n`;
  const [, jobId] = /"jobId":"([^"]+)"/.exec(job)!;
  const [, taskId] = /"name":"True\/default\/([^"]+)"/.exec(job)!;
  writeFileSync(journal, `${format}\n${resumed}\n`);
  for (let written = 0; written < JOBS; written += JOBS_PER_WRITE) {
    appendFileSync(journal, Array.from({ length: JOBS_PER_WRITE }, () =>
      job.replaceAll(jobId, randomUUID()).replaceAll(taskId, randomUUID().replaceAll('-', ''))).join(''));
  }
}
