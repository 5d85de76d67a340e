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
  /** The RUNNABLE jobs, those of the highest priority first. */
  readonly lines: readonly Line[];
  /** What its jobs take. */
  readonly vcpus: number;
  /** What they took on average until `at`. */
  readonly average: number;
  /** When it last took or gave back vCPUs. */
  readonly at: number;
}

/** The jobs of a share that have one priority: a line for each, so that no job has to look for its place among thousands. */
export interface Line {
  readonly priority: number;
  /** Never empty, next one first. Ids of jobs that ended meanwhile are dropped when they come up. */
  readonly jobIds: List<string>;
}

/** The job that is to be placed next, and whose it is. */
export interface Turn {
  readonly shareIdentifier: string;
  readonly job: Job;
  /** What the share uses, by its weight: the share with the least comes first. */
  readonly use: number;
}

/** Use that is as good as forgotten: otherwise a share would stay behind a new one for good. */
const NEGLIGIBLE_VCPUS = 1e-6;

const NEW_SHARE: Share = { lines: [], vcpus: 0, average: 0, at: -Infinity };

/** Lets a job stand in the line of its share: behind those of the same or a higher priority, or, to run again, before those of the same. */
export function inLine(state: SchedulerState, job: Job, where: 'FIRST' | 'LAST'): SchedulerState {
  const { spec: { jobId, schedulingPriority: priority = 0 } } = job;
  return updated(state, job.spec.jobQueue, shareOf(job), ({ lines, ...share }) => {
    const { jobIds } = lines.find((line) => line.priority === priority) ?? { jobIds: List<string>() };
    const line = { priority, jobIds: where === 'FIRST' ? jobIds.unshift(jobId) : jobIds.push(jobId) };
    const isAbove = (other: Line) => other.priority > priority;
    const isBelow = (other: Line) => other.priority < priority;
    return { ...share, lines: [...lines.filter(isAbove), line, ...lines.filter(isBelow)] };
  });
}

/** Whose turn it is: the share with the least use for its weight; of equal ones, whose job waits longest. */
export function nextInTurn(state: SchedulerState, { name, fairShare }: JobQueue, at: number): Turn | undefined {
  let next: Turn | undefined;
  for (const [shareIdentifier, share] of state.shares.get(name) ?? []) {
    const [first] = share.lines;
    if (first === undefined) continue;
    const job = state.jobs.get(first.jobIds.first()!)!;
    const turn = { shareIdentifier, job, use: weightOf(fairShare!, shareIdentifier) * useOf(fairShare!, share, at) };
    if (next === undefined || compare(turn, next) < 0) next = turn;
  }
  return next;
}

function compare(a: Turn, b: Turn): number {
  return a.use - b.use || a.job.runnableAt! - b.job.runnableAt! || (a.shareIdentifier < b.shareIdentifier ? -1 : 1);
}

/** The job of a share whose turn it was stands in line no more. */
export function withoutFirst(state: SchedulerState, { name }: JobQueue, shareIdentifier: string): SchedulerState {
  return updated(state, name, shareIdentifier, (share) => {
    const [first, ...others] = share.lines;
    return withoutEnded(state, { ...share, lines: [{ ...first, jobIds: first.jobIds.shift() }, ...others] });
  });
}

/** Nobody who ended while he waited stands at the head of a line: to be said before anybody's turn is asked for. */
export function withHeads(state: SchedulerState, { name }: JobQueue): SchedulerState {
  const shares = state.shares.get(name, Map<string, Share>());
  const next = shares.withMutations((all) => shares.forEach((share, shareIdentifier) => all.set(shareIdentifier, withoutEnded(state, share))));
  return next === shares ? state : { ...state, shares: state.shares.set(name, next) };
}

/** The ids of the jobs of a queue that stand in line, share by share. */
export function idsInShares(state: SchedulerState, queue: string): string[] {
  return [...state.shares.get(queue)?.values() ?? []].flatMap(({ lines }) => lines.flatMap(({ jobIds }) => jobIds.toArray()));
}

/** Nobody of a queue stands in line any more; what the shares used is not forgotten. */
export function withoutLines(state: SchedulerState, queue: string): SchedulerState {
  const shares = state.shares.get(queue);
  return shares === undefined ? state : { ...state, shares: state.shares.set(queue, shares.map((share) => ({ ...share, lines: [] }))) };
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
  const active = shares.filter(({ lines, vcpus, at: usedAt }) => lines.length > 0 || vcpus > 0 || at - usedAt < decaySeconds * 1000).length;
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

/** Drops the first jobs as long as they have ended, and the lines that nobody stands in any more. */
function withoutEnded(state: SchedulerState, share: Share): Share {
  let { lines } = share;
  while (lines.length > 0 && !isRunnable(state, lines[0].jobIds.first())) {
    const [{ priority, jobIds }, ...others] = lines;
    const rest = jobIds.shift(); // one after the other, because `skipUntil` would copy the rest
    lines = rest.size > 0 ? [{ priority, jobIds: rest }, ...others] : others;
  }
  return lines === share.lines ? share : { ...share, lines };
}

function isRunnable(state: SchedulerState, jobId: string | undefined): boolean {
  return jobId !== undefined && state.jobs.get(jobId)!.status === 'RUNNABLE';
}
