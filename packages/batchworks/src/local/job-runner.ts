import type { JobObserver, RunningJob } from './engines/engine';
import type { JobPlace } from './job-environment';
import { initialState, jobOf, nextDeadline, schedule } from './scheduler';
import type { Cluster, SchedulerAction, SchedulerEvent, SchedulerState } from './scheduler';

/** Starts an attempt of a job. */
export type Launch = (place: JobPlace, observer: JobObserver) => RunningJob;

/** What happened, without the time: that is the moment at which the runner hears of it. */
export type Occurrence = SchedulerEvent extends infer E ? E extends SchedulerEvent ? Omit<E, 'at'> : never : never;

/** The longest that a timer of Node.js waits. */
const LONGEST_TIMER_MILLISECONDS = 2 ** 31 - 1;

/**
 * Lets the scheduler decide and does what it decided: hands it what happens, one event after the other, starts and stops
 * attempts, and wakes it up when a timeout is due. It holds the only state that changes.
 */
export class JobRunner {
  private current: SchedulerState;
  private readonly running = new Map<string, RunningJob>();
  private readonly pending: SchedulerEvent[] = [];
  private isDraining = false;
  private isClosed = false;
  private timer?: NodeJS.Timeout;
  private wakeUpAt?: number;
  private onIdle?: () => void;

  constructor(cluster: Cluster, private readonly launch: Launch) {
    this.current = initialState(cluster);
  }

  /** The jobs and what became of them so far. */
  public get state(): SchedulerState {
    return this.current;
  }

  /** Tells what happened, and does what follows from it. */
  public dispatch(occurrence: Occurrence) {
    this.pending.push({ ...occurrence, at: Date.now() } as SchedulerEvent);
    // Starting a job may tell at once that it started, or failed: those events wait their turn, in a loop rather than in
    // a recursion as deep as the queue is long.
    if (!this.isDraining) { this.drain(); }
  }

  /** Ends what runs and starts nothing more; done when nothing runs. */
  public async close(): Promise<void> {
    this.isClosed = true;
    clearTimeout(this.timer);
    const idle = new Promise<void>((resolve) => { this.onIdle = resolve; });
    for (const job of [...this.running.values()]) { job.stop(); }
    this.tellIfIdle();
    return idle;
  }

  /** Ends what runs without the time to finish. */
  public kill() {
    this.isClosed = true;
    for (const job of [...this.running.values()]) { job.kill(); }
  }

  private drain() {
    this.isDraining = true;
    try {
      for (let event = this.pending.shift(); event; event = this.pending.shift()) {
        const { state, actions } = schedule(this.current, event);
        this.current = state;
        for (const action of actions) { this.perform(action); }
      }
    } finally {
      this.isDraining = false;
    }
    this.setWakeUp();
  }

  private perform(action: SchedulerAction) {
    if (action.type === 'STOP') {
      this.running.get(action.jobId)?.stop();
    } else if (!this.isClosed) {
      this.start(action.jobId, action);
    }
  }

  private start(jobId: string, { attempt, computeEnvironment }: Omit<JobPlace, 'job'>) {
    let hasExited = false;
    const job = this.launch({ job: jobOf(this.current, jobId)!, attempt, computeEnvironment }, {
      started: () => this.dispatch({ type: 'STARTED', jobId, attempt }),
      exited: (exit) => {
        hasExited = true;
        this.running.delete(jobId);
        this.dispatch({ type: 'EXITED', jobId, attempt, ...exit });
        this.tellIfIdle();
      },
    });
    if (!hasExited) { this.running.set(jobId, job); }
  }

  private setWakeUp() {
    const deadline = this.isClosed ? undefined : nextDeadline(this.current);
    if (deadline === this.wakeUpAt) { return; }
    clearTimeout(this.timer);
    this.wakeUpAt = deadline;
    if (deadline === undefined) { return; }
    this.timer = setTimeout(() => {
      this.wakeUpAt = undefined;
      this.dispatch({ type: 'TICKED' });
    }, Math.min(Math.max(0, deadline - Date.now()), LONGEST_TIMER_MILLISECONDS)).unref();
  }

  private tellIfIdle() {
    if (this.running.size === 0) { this.onIdle?.(); }
  }
}
