import type { Consequence, DurableScheduler } from './durable-scheduler';
import type { JobObserver, RunningJob } from './engines/engine';
import type { JobPlace } from './job-environment';
import { jobOf, nextDeadline } from './scheduler';
import type { SchedulerAction, SchedulerEvent, SchedulerState } from './scheduler';
import { StateError } from './store/state-error';

/** Starts an attempt of a job. */
export type Launch = (place: JobPlace, observer: JobObserver) => RunningJob;

/** Hears what an event made of jobs: their ids, and the states before and after it. */
export type StateObserver = (changed: readonly string[], before: SchedulerState, after: SchedulerState) => void;

/** What happened, without the time: that is the moment at which the runner hears of it. */
export type Occurrence = SchedulerEvent extends infer E ? E extends SchedulerEvent ? Omit<E, 'at'> : never : never;

/** The longest that a timer of Node.js waits. */
const LONGEST_TIMER_MILLISECONDS = 2 ** 31 - 1;

/** How often it is tried again to write down what happened. */
const RETRY_MILLISECONDS = 1000;

/** What has happened already, whether it can be written down or not. Anything else is a wish, which can be refused. */
const FACTS: readonly string[] = ['STARTED', 'EXITED', 'TICKED'];

/**
 * Lets the scheduler decide and does what it decided: hands it what happens, one event after the other, starts and stops
 * attempts, and wakes it up when a timeout is due.
 */
export class JobRunner {
  private readonly running = new Map<string, RunningJob>();
  private readonly pending: SchedulerEvent[] = [];
  private isDraining = false;
  private isClosed = false;
  private timer?: NodeJS.Timeout;
  private retryTimer?: NodeJS.Timeout;
  private obstacle?: StateError;
  private wakeUpAt?: number;
  private onIdle?: () => void;

  constructor(
    private readonly scheduler: DurableScheduler, private readonly launch: Launch, private readonly observe: StateObserver = () => undefined,
  ) {}

  /** The jobs and what became of them so far. */
  public get state(): SchedulerState {
    return this.scheduler.state;
  }

  /**
   * Tells what happened, and does what follows from it.
   *
   * @throws StateError where a request cannot be written down; then it is as if it had not been made
   */
  public dispatch(occurrence: Occurrence) {
    // What ends with this process was ended by it: the next one finds these attempts without a host.
    if (this.isClosed) { return; }
    const event = { ...occurrence, at: Date.now() } as SchedulerEvent;
    this.pending.push(event);
    // Starting a job may tell at once that it started, or failed: those events wait their turn, in a loop rather than in
    // a recursion as deep as the queue is long.
    if (this.isDraining) { return; }
    this.drain();
    const at = this.pending.indexOf(event);
    if (this.obstacle && at >= 0 && !FACTS.includes(event.type)) {
      this.pending.splice(at, 1);
      throw this.obstacle;
    }
  }

  /** Ends what runs and starts nothing more; done when nothing runs. */
  public async close(): Promise<void> {
    this.isClosed = true;
    clearTimeout(this.timer);
    clearTimeout(this.retryTimer);
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

  /** Handles what is pending, until something cannot be written down: then that and what comes after it wait for better times. */
  private drain() {
    this.isDraining = true;
    try {
      for (let event = this.pending.at(0); event; event = this.pending.at(0)) {
        const before = this.state;
        const { actions, changed } = this.decide(event);
        actions.forEach((action) => this.perform(action));
        this.observe(changed, before, this.state);
      }
      this.obstacle = undefined;
    } catch (error) {
      if (!(error instanceof StateError)) { throw error; }
      this.tryAgainLater(error);
    } finally {
      this.isDraining = false;
      this.setWakeUp();
    }
  }

  private decide(event: SchedulerEvent): Consequence {
    try {
      const consequence = this.scheduler.decide(event);
      this.pending.shift();
      return consequence;
    } catch (error) {
      if (!(error instanceof StateError)) { this.pending.shift(); }
      throw error;
    }
  }

  private tryAgainLater(error: StateError) {
    if (!this.obstacle) { process.emitWarning(`${error.message}; until then no job is accepted, started or ended`); }
    this.obstacle = error;
    clearTimeout(this.retryTimer);
    this.retryTimer = setTimeout(() => this.drain(), RETRY_MILLISECONDS).unref();
  }

  private perform(action: SchedulerAction) {
    if (action.type === 'STOP') {
      this.running.get(action.jobId)?.stop();
    } else {
      this.start(action.jobId, action);
    }
  }

  private start(jobId: string, { attempt, computeEnvironment }: Omit<JobPlace, 'job'>) {
    let hasExited = false;
    const job = this.launch({ job: jobOf(this.state, jobId)!, attempt, computeEnvironment }, {
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
    const deadline = this.isClosed || this.obstacle ? undefined : nextDeadline(this.state);
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
