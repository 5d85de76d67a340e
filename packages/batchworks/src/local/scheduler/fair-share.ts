/**
 * Fair-share queues: whose turn it is, and what is kept free.
 *
 * "The scheduler calculates the aggregate usage of all actively running and recently completed jobs by summing the total vCPU seconds.
 * Shares with a higher value for aggregate usage are less likely to be assigned available resources"
 * (https://aws.amazon.com/blogs/hpc/deep-dive-on-fair-share-scheduling-in-aws-batch/). AWS does not publish the formula. Here the use of
 * a share is what it takes now, and the average of what it took, in which the past fades exponentially with `decaySeconds`; times its weight.
 */
import { List, Map } from 'immutable';
import type { SchedulerState } from './state';
import type { FairShare, Job, JobQueue } from './types';

/** What is remembered of a share identifier. */
export interface Share {
  /** The ids of its RUNNABLE jobs, next one first. Ids of jobs that ended meanwhile are dropped when they come up. */
  readonly line: List<string>;
  /** What its jobs take. */
  readonly vcpus: number;
  /** What they took on average until `at`. */
  readonly average: number;
  /** When it last took or gave back vCPUs. */
  readonly at: number;
}

/** The job that is to be placed next, and whose it is. */
export interface Turn {
  readonly shareIdentifier: string;
  readonly job: Job;
}

/** Use that is as good as forgotten: otherwise a share would stay behind a new one for good. */
const NEGLIGIBLE_VCPUS = 1e-6;

const NEW_SHARE: Share = { line: List(), vcpus: 0, average: 0, at: -Infinity };

/** Lets a job stand in the line of its share: behind those of the same or a higher priority, or, to run again, before those of the same. */
export function inLine(state: SchedulerState, job: Job, where: 'FIRST' | 'LAST'): SchedulerState {
  const priority = priorityOf(job);
  return updated(state, job.spec.jobQueue, shareOf(job), ({ line, ...share }) => {
    const goesBefore = (jobId: string) => where === 'FIRST' ? priorityOfId(state, jobId) <= priority : priorityOfId(state, jobId) < priority;
    // Nearly always it is the end, which costs nothing to find.
    const index = where === 'LAST' && !(line.size > 0 && goesBefore(line.last()!)) ? -1 : line.findIndex(goesBefore);
    return { ...share, line: index === -1 ? line.push(job.spec.jobId) : line.insert(index, job.spec.jobId) };
  });
}

/** Whose turn it is: the share with the least use for its weight; of equal ones, whose job waits longest. */
export function nextInTurn(state: SchedulerState, { name, fairShare }: JobQueue, at: number): Turn | undefined {
  const turns = [...state.shares.get(name) ?? []].flatMap(([shareIdentifier, share]) => {
    const jobId = share.line.find((id) => state.jobs.get(id)!.status === 'RUNNABLE');
    if (jobId === undefined) return [];
    return [{ shareIdentifier, job: state.jobs.get(jobId)!, use: weightOf(fairShare!, shareIdentifier) * useOf(fairShare!, share, at) }];
  });
  return turns.sort((a, b) => a.use - b.use || a.job.runnableAt! - b.job.runnableAt! || (a.shareIdentifier < b.shareIdentifier ? -1 : 1))[0];
}

/** The job of a share whose turn it was stands in line no more. */
export function withoutFirst(state: SchedulerState, { name }: JobQueue, shareIdentifier: string): SchedulerState {
  return updated(state, name, shareIdentifier, (share) => {
    let { line } = share;
    while (state.jobs.get(line.first()!)!.status !== 'RUNNABLE') {
      line = line.shift(); // one after the other, because `skipUntil` would copy the rest
    }
    return { ...share, line: line.shift() };
  });
}

/**
 * Whether a job would take what is kept free for other shares: "(computeReservation/100)^ActiveFairShares" of all vCPUs of the queue.
 *
 * A queue with nothing that runs keeps nothing free: a job that is as large as this machine would never run.
 */
export function isReserved(state: SchedulerState, queue: JobQueue, job: Job, at: number): boolean {
  const { computeReservation, decaySeconds } = queue.fairShare!;
  const shares = [...state.shares.get(queue.name)!.values()];
  const used = shares.reduce((sum, { vcpus }) => sum + vcpus, 0);
  if (computeReservation === 0 || used === 0) return false;
  // "If a share identifier has jobs …, it's considered active. After the period of time for decay expires, it is considered inactive."
  const active = shares.filter(({ line, vcpus, at: usedAt }) => line.size > 0 || vcpus > 0 || at - usedAt < decaySeconds * 1000).length;
  const all = queue.computeEnvironments.map((name) => state.computeEnvironments.get(name)!)
    .filter(({ enabled }) => enabled).reduce((sum, { capacity }) => sum + capacity.vcpus, 0);
  return used + job.spec.requirements.vcpus > all * (1 - (computeReservation / 100) ** active);
}

/** Remembers what a job takes, or gives back. Of a queue without shares, nothing. */
export function withUse(state: SchedulerState, job: Job, sign: 1 | -1, at: number): SchedulerState {
  const { jobQueue, requirements: { vcpus } } = job.spec;
  const { fairShare } = state.jobQueues.find(({ name }) => name === jobQueue)!;
  if (!fairShare) return state;
  return updated(state, jobQueue, shareOf(job), (share) => ({
    ...share, vcpus: share.vcpus + sign * vcpus, average: averageOf(fairShare, share, at), at,
  }));
}

/** The ids of the jobs in the order in which they would be placed if each took its vCPUs at once. */
export function orderOfTurns(state: SchedulerState, queue: JobQueue, count: number, at: number): List<string> {
  const ids: string[] = [];
  let next = state;
  for (let turn = nextInTurn(next, queue, at); turn !== undefined && ids.length < count; turn = nextInTurn(next, queue, at)) {
    ids.push(turn.job.spec.jobId);
    next = withUse(withoutFirst(next, queue, turn.shareIdentifier), turn.job, 1, at);
  }
  return List(ids);
}

function useOf(fairShare: FairShare, share: Share, at: number): number {
  return share.vcpus + averageOf(fairShare, share, at);
}

function averageOf({ decaySeconds }: FairShare, { vcpus, average, at: since }: Share, at: number): number {
  const remaining = Math.exp((since - at) / (decaySeconds * 1000));
  const decayed = average * remaining + vcpus * (1 - remaining);
  return decayed < NEGLIGIBLE_VCPUS ? 0 : decayed;
}

/** The weight of the entry that names the identifier, or its beginning followed by `*`. */
function weightOf({ weights }: FairShare, identifier: string): number {
  const entry = weights.find(({ shareIdentifier: name }) => name.endsWith('*') ? identifier.startsWith(name.slice(0, -1)) : identifier === name);
  return entry?.weightFactor ?? 1;
}

function updated(state: SchedulerState, queue: string, shareIdentifier: string, change: (share: Share) => Share): SchedulerState {
  const shares = state.shares.get(queue, Map<string, Share>());
  return { ...state, shares: state.shares.set(queue, shares.set(shareIdentifier, change(shares.get(shareIdentifier, NEW_SHARE)))) };
}

function shareOf({ spec }: Job): string {
  return spec.shareIdentifier ?? '';
}

function priorityOf({ spec }: Job): number {
  return spec.schedulingPriority ?? 0;
}

function priorityOfId(state: SchedulerState, jobId: string): number {
  return priorityOf(state.jobs.get(jobId)!);
}
