import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { CLUSTER, jobsOf, Player, steps, type Step } from './scheduler/_workload';
import { DurableScheduler } from '../../src/local/durable-scheduler';
import { isFinished, isPlaced, jobOf, type ResumedEvent, type SchedulerEvent, type SchedulerState } from '../../src/local/scheduler';
import { FinishedJob } from '../../src/local/store/finished-job';
import { Journal } from '../../src/local/store/journal';
import { temporaryFolder } from '../_helpers/templates';

const directory = temporaryFolder();
const BEGIN: ResumedEvent = { type: 'RESUMED', at: 0, cluster: CLUSTER, lost: [], ended: [] };
/** Each run writes files. */
const RUNS = { numRuns: 40 };

function open(file: string): DurableScheduler {
  const journal = new Journal(file);
  const scheduler = new DurableScheduler(journal);
  journal.replay();
  return scheduler;
}

/** The events of a workload, in the order in which they happen. */
function eventsOf(workload: readonly Step[]): SchedulerEvent[] {
  const events: SchedulerEvent[] = [BEGIN];
  new Player(CLUSTER, ({ event }) => events.push(event)).play(workload).drain();
  return events;
}

/** The state in a form that can be compared after each event, where in the file the line of the event ends, and the file. */
function play(workload: readonly Step[]) {
  const file = join(directory, 'jobs.jsonl');
  writeFileSync(file, '');
  const scheduler = open(file);
  const states = eventsOf(workload).map((event) => {
    const { length } = readFileSync(file);
    scheduler.decide(event);
    const ending = readFileSync(file).indexOf('\n', length) + 1;
    return { end: ending === 0 ? length : ending, state: textOf(scheduler.state) }; // an event that changes nothing has no line
  });
  return { bytes: readFileSync(file), states };
}

/** `JSON.stringify` shows what a finished job is, whether it is in memory or on the disk. */
const textOf = (state: SchedulerState) =>
  JSON.stringify(state, (_, value: unknown) => value === -Infinity || value === Infinity ? String(value) : value);

test('wherever a journal ends, it leads to the state of that moment', () => {
  fc.assert(fc.property(steps, fc.double({ min: 0, max: 1, noNaN: true }), (workload, part) => {
    const { bytes, states } = play(workload);
    const first = states[0].end;
    const cut = first + Math.floor(part * (bytes.length - first));
    const file = join(directory, 'cut.jsonl');
    writeFileSync(file, bytes.subarray(0, cut));
    // The lines of the jobs that an event finished come after its own: where only those are cut off, it has happened.
    expect(textOf(open(file).state)).toBe(states.filter(({ end }) => end <= cut).at(-1)!.state);
  }), RUNS);
});

test('a job that is over reads as it did in memory', () => {
  const { bytes } = play([{ type: 'SUBMIT', options: { queue: 'q', vcpus: 1 }, after: [], nToN: [] }, { type: 'START', pick: 0 }]);
  writeFileSync(join(directory, 'read.jsonl'), bytes);
  const job = jobOf(open(join(directory, 'read.jsonl')).state, 'j0')!;
  expect({ ...JSON.parse(JSON.stringify(job)), spec: job.spec.jobId }).toEqual({
    spec: 'j0',
    status: 'SUCCEEDED',
    statusReason: 'Essential container in task exited',
    createdAt: 1000,
    runnableAt: 1000,
    startedAt: 2000,
    stoppedAt: 3000,
    attempts: [{ startedAt: 2000, stoppedAt: 3000, exitCode: 0, statusReason: 'Essential container in task exited' }],
    isCancelled: false,
    isTerminated: false,
  });
  expect(job.attempts[0].exitCode).toBe(0);
  expect(job).toBeInstanceOf(FinishedJob); // not in memory
});

test('a machine that comes back knows every job; what is over stays, what ran is judged, and only what waited or is retried starts', () => {
  fc.assert(fc.property(steps, (workload) => {
    const file = join(directory, 'back.jsonl');
    writeFileSync(file, '');
    const scheduler = open(file);
    const events: SchedulerEvent[] = [BEGIN];
    new Player(CLUSTER, ({ event }) => events.push(event)).play(workload); // not to its end
    events.forEach((event) => scheduler.decide(event));
    const before = scheduler.state;
    const lost = jobsOf(before).filter(isPlaced).map(({ spec: { jobId } }) => ({ jobId, statusReason: 'Host lost' }));
    const { actions } = scheduler.decide({ type: 'RESUMED', at: events.at(-1)!.at + 1000, cluster: CLUSTER, lost, ended: [] });

    expect(scheduler.state.jobs.keySeq().toSet()).toEqual(before.jobs.keySeq().toSet());
    for (const job of jobsOf(before)) {
      const after = jobOf(scheduler.state, job.spec.jobId)!;
      if (isFinished(job)) { expect(after).toBe(job); }
      if (isPlaced(job)) {
        expect(after.attempts.at(-1)).toMatchObject({ statusReason: job.stopReason ?? 'Host lost' });
        expect(after.status === 'FAILED').toBe(job.stopReason !== undefined || after.attempts.length === job.spec.attempts);
      }
    }
    expect(actions.map(({ jobId }) => jobId).sort()).toEqual(jobsOf(scheduler.state).filter(isPlaced).map(({ spec }) => spec.jobId).sort());
  }), RUNS);
});

test('an event that does not follow from those before is an error', () => {
  const { bytes } = play([{ type: 'SUBMIT', options: { queue: 'q', vcpus: 1 }, after: [], nToN: [] }]);
  const file = join(directory, 'gap.jsonl');
  writeFileSync(file, bytes.toString().split('\n').filter((line) => !line.includes('"SUBMITTED"')).join('\n'));
  expect(() => open(file)).toThrow(/^line 3 of .*gap.jsonl cannot be read \(it changes nothing, so another version/);
});
