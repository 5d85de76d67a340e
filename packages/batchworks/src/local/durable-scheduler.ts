import { initialState, isFinished, type Job, type Outcome, schedule, type SchedulerEvent, type SchedulerState } from './scheduler';
import { FinishedJob } from './store/finished-job';
import type { Journal } from './store/journal';

const EVENT = 'EVENT';
const FINISHED = 'FINISHED';

/** What follows from an event, and the ids of the jobs that it changed. */
export type Consequence = Pick<Outcome, 'actions' | 'changed'>;

/**
 * The scheduler with a memory that outlives this process: every event that changes something is in the journal before anything
 * follows from it. Since the scheduler is a pure function, the same events lead to the same state again.
 *
 * Jobs that are over are also written as a whole, and from then on read from there.
 */
export class DurableScheduler {
  private current: SchedulerState = initialState({ computeEnvironments: [], jobQueues: [] });

  constructor(private readonly journal: Journal) {
    journal.on(EVENT, (event: SchedulerEvent) => {
      const { state, changed } = schedule(this.current, revived(event));
      if (!isOfConsequence(event, changed)) { throw new Error('it changes nothing, so another version of the local Batch wrote it, or lines before it are missing'); }
      this.current = state;
    });
    journal.on(FINISHED, ({ spec: { jobId }, status }: Job, position) => {
      this.replace([jobId], [new FinishedJob(status, position, journal)]);
    });
  }

  /** The jobs and what became of them so far. */
  public get state(): SchedulerState {
    return this.current;
  }

  /**
   * Decides what follows from an event.
   *
   * @throws StateError where the event cannot be written down; then it has not happened
   */
  public decide(event: SchedulerEvent): Consequence {
    const { state, actions, changed } = schedule(this.current, event);
    if (!isOfConsequence(event, changed)) { return { actions: [], changed: [] }; }
    const finished = changed.map((jobId) => state.jobs.get(jobId)!).filter(isFinished);
    const [, ...positions] = this.journal.append({ kind: EVENT, content: event }, ...finished.map((job) => ({ kind: FINISHED, content: job })));
    this.current = state;
    this.replace(
      finished.map(({ spec }) => spec.jobId),
      positions.map((position, index) => new FinishedJob(finished[index].status, position, this.journal)),
    );
    return { actions, changed };
  }

  private replace(jobIds: readonly string[], finished: readonly FinishedJob[]) {
    if (jobIds.length === 0) { return; }
    const jobs = this.current.jobs.withMutations((all) => jobIds.forEach((jobId, index) => all.set(jobId, finished[index])));
    this.current = { ...this.current, jobs };
  }
}

/** What is about jobs, and of no consequence where it changes none: late news of an attempt that is over, a tick with nothing due. */
const ABOUT_JOBS: readonly SchedulerEvent['type'][] = ['SUBMITTED', 'STARTED', 'EXITED', 'CANCELLED', 'TERMINATED', 'TICKED'];

function isOfConsequence({ type }: SchedulerEvent, changed: readonly string[]): boolean {
  return changed.length > 0 || !ABOUT_JOBS.includes(type);
}

/** JSON knows no `Infinity`, which is what an environment without a limit has. */
function revived(event: SchedulerEvent): SchedulerEvent {
  if (!('cluster' in event)) { return event; }
  const computeEnvironments = event.cluster.computeEnvironments.map(({ capacity, ...environment }) => ({
    ...environment,
    capacity: { vcpus: capacity.vcpus ?? Infinity, memoryMiB: capacity.memoryMiB ?? Infinity, gpus: capacity.gpus ?? Infinity },
  }));
  return { ...event, cluster: { ...event.cluster, computeEnvironments } };
}
