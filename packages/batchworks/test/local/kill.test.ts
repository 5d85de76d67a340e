/**
 * The endpoint is killed with `kill -9` at random moments, in the middle of starting, of answering, of running jobs, and started again, until
 * all jobs that it accepted are over. The seed of a run is in the name of its test; BATCHWORKS_SEED repeats it.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { JobDetail, SubmitJobCommandInput } from '@aws-sdk/client-batch';
import * as fc from 'fast-check';
import { compile } from '../_helpers/command-line';
import { EndpointProcess } from '../_helpers/endpoint-process';
import { template, temporaryFolder, writeTemplate } from '../_helpers/templates';

const KILLS = 200;
const SEED = Number(process.env.BATCHWORKS_SEED ?? 20261122);
/** A process starts in a quarter of a second on an idle machine, and has been up for a while before most of the kills. */
const LONGEST_LIFE_MILLISECONDS = 250;
/** What becomes of a job on Fargate whose host is gone. */
const LOST = 'ECS is performing maintenance on the underlying infrastructure hosting the task.';
const WITNESS = join(temporaryFolder(), 'witness');

/** The job says that it was run through, as its last act. */
const COMMAND = ['sh', '-c', `echo $AWS_BATCH_JOB_ID $AWS_BATCH_JOB_ATTEMPT >> ${WITNESS}`];
const TEMPLATE = writeTemplate(template({ jobs: { Job: { command: COMMAND, vcpus: '0.5' } } }));

beforeAll(compile, 120_000);

const isOver = ({ status }: JobDetail) => status === 'SUCCEEDED' || status === 'FAILED';
const random = fc.sample(fc.record({
  life: fc.integer({ min: 0, max: LONGEST_LIFE_MILLISECONDS }),
  isKilledEarly: fc.integer({ min: 0, max: 4 }).map((one) => one === 0),
  jobs: fc.array(fc.record({
    retryStrategy: fc.constantFrom({ attempts: 1 }, { attempts: 10 }),
    arrayProperties: fc.constantFrom(undefined, undefined, { size: 3 }),
    isDependent: fc.boolean(),
  }), { maxLength: 4 }),
}), { seed: SEED, numRuns: KILLS });

/** All that was accepted, and how it ended. */
class Ledger {
  public readonly accepted: string[] = [];
  public readonly ended = new Map<string, JobDetail>();

  public async submit(endpoint: EndpointProcess, { isDependent, ...request }: typeof random[number]['jobs'][number]) {
    const dependsOn = isDependent && this.accepted.length > 0 ? [{ jobId: this.accepted.at(-1) }] : undefined;
    const jobId = await endpoint.submit({ ...request, dependsOn } satisfies Partial<SubmitJobCommandInput>);
    if (jobId !== undefined) { this.accepted.push(jobId); }
  }

  /** All jobs are there, and those that were over are as they were. */
  public async check(endpoint: EndpointProcess) {
    const jobs = await endpoint.describe(this.accepted);
    expect(jobs.map(({ jobId }) => jobId)).toEqual(this.accepted);
    for (const job of jobs.filter(isOver)) {
      expect(job).toEqual(this.ended.get(job.jobId!) ?? job);
      this.ended.set(job.jobId!, job);
    }
  }

  public get isComplete(): boolean {
    return this.ended.size === this.accepted.length;
  }
}

describe(`an endpoint that is killed ${KILLS} times (seed ${SEED})`, () => {
  const ledger = new Ledger();
  const witnesses = () => existsSync(WITNESS) ? readFileSync(WITNESS, 'utf8').trim().split('\n') : [];

  beforeAll(async () => {
    const state = temporaryFolder();
    for (const { life, isKilledEarly, jobs } of random) {
      const endpoint = EndpointProcess.start(TEMPLATE, state, '--vcpus', '4');
      if (!isKilledEarly) { expect([await endpoint.isReady(), endpoint.stderr]).toEqual([true, expect.not.stringContaining('error')]); }
      const submissions = Promise.all(jobs.map(async (job) => ledger.submit(endpoint, job)));
      await wait(life);
      await endpoint.kill();
      await submissions;
    }
    const last = EndpointProcess.start(TEMPLATE, state, '--vcpus', '4');
    for (; !ledger.isComplete; await wait(50)) { await ledger.check(last); }
    await last.kill();
    const again = EndpointProcess.start(TEMPLATE, state);
    await ledger.check(again);
    await again.kill();
  }, 600_000);

  test('accepted jobs, and each of them came to its end', () => {
    expect(ledger.accepted.length).toBeGreaterThan(KILLS / 2);
    expect(ledger.ended.size).toBe(ledger.accepted.length);
  });

  test('ran no attempt twice', () => {
    expect(witnesses()).toHaveLength(new Set(witnesses()).size);
  });

  test('ran each job that succeeded, and none again that had succeeded', () => {
    for (const { jobId, status, attempts = [], arrayProperties } of ledger.ended.values()) {
      if (arrayProperties) { continue; }
      expect(attempts.slice(0, -1).filter(({ container }) => container?.exitCode === 0)).toEqual([]);
      if (status === 'SUCCEEDED') { expect(witnesses()).toContain(`${jobId} ${attempts.length}`); }
    }
  });

  test('failed no job but one that lost its host as often as it may run, or waited for such a one', () => {
    const failed = [...ledger.ended.values()].filter(({ status }) => status === 'FAILED');
    expect(failed.map(({ statusReason }) => statusReason)).toContain(LOST);
    for (const { statusReason, attempts = [], retryStrategy, arrayProperties } of failed) {
      expect([LOST, 'Dependent Job failed', 'Array Child Job failed']).toContain(statusReason);
      if (statusReason === LOST && !arrayProperties) { expect(attempts).toHaveLength(retryStrategy!.attempts!); }
    }
  });
});
