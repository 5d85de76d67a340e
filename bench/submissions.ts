/**
 * How fast jobs are accepted: 1,000 submissions through the real client of the AWS SDK, to `batchworks local` in a process of its own.
 * The jobs wait, since their environment is disabled: what is measured is the way from the client to the scheduler and back.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BatchClient } from '@aws-sdk/client-batch';
import { withLocalBatch } from './command-line';
import { atMost, Measurement, median } from './measurement';
import { submitTrue, writeTrueJobs } from './true-jobs';

const SUBMISSIONS = 1000;
const REPETITIONS = 7;
/** So many requests are on their way at one time, as from a program that submits in parallel; the client opens at most 50 connections. */
const PARALLELISM = 16;

export async function measureSubmissions(): Promise<Measurement[]> {
  const directory = mkdtempSync(join(tmpdir(), 'submissions-'));
  const template = writeTrueJobs(directory, { maxVcpus: 1, state: 'DISABLED' });
  const times = await withLocalBatch(template, join(directory, 'state'), async (client) => {
    await submitAll(client); // warm up: a program that submits thousands of jobs is, too
    const turns: number[] = [];
    for (let time = 0; time < REPETITIONS; time++) { turns.push(await submitAll(client)); }
    return turns;
  });
  rmSync(directory, { recursive: true });
  return [atMost(`${SUBMISSIONS} submissions through the AWS SDK`, median(times), 'ms', 1000)];
}

/** Milliseconds until all were accepted. */
async function submitAll(client: BatchClient): Promise<number> {
  let left = SUBMISSIONS;
  const submitSome = async () => {
    while (left-- > 0) { await submitTrue(client); }
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: PARALLELISM }, submitSome));
  return performance.now() - start;
}
