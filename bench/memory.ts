/** What `batchworks local` takes with 100,000 finished jobs, each submitted by itself, and how long it takes to go on with them. */
import { execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BatchClient, DescribeJobsCommand, SubmitJobCommand } from '@aws-sdk/client-batch';
import { COMMAND_LINE, TEMPLATE } from './local-batch';
import { atMost, Measurement } from './measurement';

const JOBS = 100_000;
const JOBS_PER_WRITE = 1000;

export async function measureMemory(): Promise<Measurement[]> {
  const directory = mkdtempSync(join(tmpdir(), 'memory-'));
  const template = join(directory, 'template.json');
  const state = join(directory, 'state');
  writeFileSync(template, JSON.stringify(TEMPLATE));
  await withEndpoint(template, state, runOneJob);
  multiply(join(state, 'jobs.jsonl'));
  const start = performance.now();
  const mebibytes = await withEndpoint(template, state, async (_, pid) => Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024);
  const seconds = (performance.now() - start) / 1000;
  rmSync(directory, { recursive: true });
  return [
    atMost(`memory of batchworks local, with ${JOBS} finished jobs`, mebibytes, 'MiB', 200),
    atMost(`start of batchworks local, with ${JOBS} finished jobs`, seconds, 's', undefined),
  ];
}

async function withEndpoint<T>(template: string, state: string, use: (endpoint: string, pid: number) => Promise<T>): Promise<T> {
  const server = spawn(process.execPath, [COMMAND_LINE, 'local', template, '--state', state], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exit = once(server, 'exit');
  try {
    const [greeting] = await once(server.stdout.setEncoding('utf8'), 'data');
    return await use(/http:\S+/.exec(greeting)![0], server.pid!);
  } finally {
    server.kill();
    await exit;
  }
}

async function runOneJob(endpoint: string): Promise<void> {
  const client = new BatchClient({ endpoint, region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } });
  const { jobId } = await client.send(new SubmitJobCommand({ jobName: 'one', jobQueue: 'Queue', jobDefinition: 'True' }));
  for (let status: string | undefined; status !== 'SUCCEEDED';) {
    const { jobs } = await client.send(new DescribeJobsCommand({ jobs: [jobId!] }));
    status = jobs![0].status;
  }
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
