import { EventQueue } from './event-queue';
import { startupDelayOf } from './startup-delay';
import type { StartupDelay } from './startup-delay';
import { StepSeries } from './step-series';
import { entryOf, plansOf, UNLIMITED_MACHINE } from './submission-plan';
import type { SubmissionPlan } from './submission-plan';
import type { Workload } from './workload/workload';
import type { Deployment } from '../local/deployment';
import { hostLost } from '../local/host-lost';
import { clusterOf } from '../local/machine';
import { initialState, jobOf, nextDeadline, schedule } from '../local/scheduler';
import type { Cluster, SchedulerAction, SchedulerEvent, SchedulerState } from '../local/scheduler';

/** What is going to happen: an event of the scheduler, or the next submission of a plan. */
type Occurrence = { readonly type: 'SUBMIT'; readonly plan: SubmissionPlan; readonly submission: number } | SchedulerEvent;

type StartAction = SchedulerAction & { readonly type: 'START' };

/** The types of environments that may lose their capacity. */
const SPOT = ['SPOT', 'FARGATE_SPOT'];

/** What a lost instance is called: any id will do, since nobody looks for it. */
const INSTANCE_ID = 'i-0123456789abcdef0';

/**
 * A workload on a virtual clock: the scheduler of the local Batch decides, as it does for processes; here, an attempt is no more than
 * two events, one when it starts and one when it ends.
 */
export class Simulation {
  public readonly cluster: Cluster;
  public readonly plans: readonly SubmissionPlan[];
  /** How many vCPUs of each environment are taken, over time. */
  public readonly takenVcpus: ReadonlyMap<string, StepSeries>;
  private current: SchedulerState;
  private readonly events = new EventQueue<Occurrence>();
  private readonly startupDelays: ReadonlyMap<string, StartupDelay>;
  /** How the end of Spot capacity shows in the `statusReason` of a job, for retry conditions. */
  private readonly spotInterruptions: ReadonlyMap<string, string>;

  constructor(deployment: Deployment, workload: Workload) {
    const { model } = deployment;
    this.cluster = clusterOf(model, UNLIMITED_MACHINE);
    this.current = initialState(this.cluster);
    this.plans = plansOf(deployment, workload);
    this.takenVcpus = new Map(this.cluster.computeEnvironments.map(({ name }) => [name, new StepSeries()]));
    this.startupDelays = new Map(model.computeEnvironments.map((environment) => [environment.name, startupDelayOf(environment, workload.startup)]));
    this.spotInterruptions = new Map(model.computeEnvironments
      .filter(({ computeType }) => SPOT.includes(String(computeType)))
      .map(({ name, computeType }) => [name, hostLost(computeType, INSTANCE_ID)]));
  }

  /** The jobs and what became of them. */
  public get state(): SchedulerState {
    return this.current;
  }

  /** Lets everything happen, until nothing more does. */
  public run(): this {
    for (const plan of this.plans) { this.planSubmission(plan, 0); }
    for (;;) {
      const { nextAt } = this.events;
      const deadline = nextDeadline(this.current);
      // What ends at the very moment of its timeout is over: "Batch terminates your jobs if they aren't finished" (API_JobTimeout).
      if (deadline !== undefined && (nextAt === undefined || deadline < nextAt)) {
        this.tell({ type: 'TICKED', at: deadline });
      } else if (nextAt === undefined) {
        return this;
      } else {
        this.happen(this.events.take()!, nextAt);
      }
    }
  }

  private happen(occurrence: Occurrence, at: number): void {
    if (occurrence.type !== 'SUBMIT') { return this.tell(occurrence); }
    const { plan, submission } = occurrence;
    this.planSubmission(plan, submission + 1);
    this.tell({ type: 'SUBMITTED', at, job: plan.jobOf(submission) });
  }

  private planSubmission(plan: SubmissionPlan, submission: number): void {
    const { at, every, count } = plan.entry;
    if (submission < count) { this.events.add(at + submission * every, { type: 'SUBMIT', plan, submission }); }
  }

  private tell(event: SchedulerEvent): void {
    const before = this.current.used;
    const { state, actions } = schedule(this.current, event);
    this.current = state;
    for (const { jobId } of actions.filter(({ type }) => type === 'STOP')) {
      // It obeys at once, with the exit code of a process that SIGTERM ended.
      this.events.add(event.at, { type: 'EXITED', at: event.at, jobId, exitCode: 143 });
    }
    this.start(actions.filter((action) => action.type === 'START'), event.at);
    if (state.used !== before) { this.noteUse(event.at); }
  }

  /** Attempts that got their places one after the other. */
  private start(attempts: readonly StartAction[], at: number): void {
    const vcpusOf = ({ jobId }: StartAction) => jobOf(this.current, jobId)!.spec.requirements.vcpus;
    const taken = new Map<string, number>();
    const takenIn = (name: string) => taken.get(name) ?? this.current.used.get(name)!.vcpus;
    attempts.forEach((attempt) => taken.set(attempt.computeEnvironment, takenIn(attempt.computeEnvironment) - vcpusOf(attempt)));
    for (const attempt of attempts) {
      taken.set(attempt.computeEnvironment, takenIn(attempt.computeEnvironment) + vcpusOf(attempt));
      const delay = this.startupDelays.get(attempt.computeEnvironment);
      this.runAttempt(attempt, delay ? delay(at, takenIn(attempt.computeEnvironment)) : at);
    }
  }

  /** Plans the two events of an attempt. Those of an attempt that is stopped come too late, which the scheduler knows. */
  private runAttempt({ jobId, attempt, computeEnvironment }: StartAction, startedAt: number): void {
    const { entry, random } = this.plans[entryOf(jobId)];
    const duration = random.duration(entry.duration);
    const isFailed = random.chance(entry.failRate);
    const isInterrupted = random.chance(entry.spotInterruptRate);
    const interruption = this.spotInterruptions.get(computeEnvironment);
    this.events.add(startedAt, { type: 'STARTED', at: startedAt, jobId, attempt });
    if (isInterrupted && interruption !== undefined) {
      const lostAt = startedAt + Math.floor(random.next() * duration);
      this.events.add(lostAt, { type: 'EXITED', at: lostAt, jobId, attempt, statusReason: interruption });
    } else {
      this.events.add(startedAt + duration, { type: 'EXITED', at: startedAt + duration, jobId, attempt, exitCode: isFailed ? 1 : 0 });
    }
  }

  private noteUse(at: number): void {
    for (const [name, series] of this.takenVcpus) { series.set(at, this.current.used.get(name)!.vcpus); }
  }
}
