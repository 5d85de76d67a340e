import * as fc from 'fast-check';
import { consumable, environment, jobSpec, queue, type JobOptions } from './_helpers';
import { initialState, jobOf, schedule, type Cluster, type Job, type JobSpec, type SchedulerAction, type SchedulerEvent, type SchedulerState } from '../../../src/local/scheduler';

/** Something that happens; `pick` chooses among the jobs that it can happen to. */
export type Step =
  | { readonly type: 'SUBMIT'; readonly options: JobOptions; readonly after: readonly number[]; readonly nToN: readonly number[] }
  | { readonly type: 'EXIT'; readonly exitCode: number; readonly pick: number }
  | { readonly type: 'CHANGE'; readonly enabled: readonly boolean[]; readonly quantity: number }
  | { readonly type: 'START' | 'CANCEL' | 'TERMINATE' | 'TICK' | 'STRAY'; readonly pick: number };

const FAIR_SHARE = { decaySeconds: 600, computeReservation: 25, weights: [{ shareIdentifier: 'a*', weightFactor: 0.25 }] };

/**
 * Three environments, one of them disabled, and four queues that share them; the last one is a fair-share queue. There are more
 * tokens than the jobs of a workload can use up.
 */
export const CLUSTER: Cluster = {
  computeEnvironments: [environment('small', 2), environment('large', 6, { memoryMiB: 500, gpus: 1 }), environment('off', 99, { enabled: false })],
  jobQueues: [queue('q', 1, 'small', 'large'), queue('r', 5, 'off', 'large'), queue('s', 5, 'small'), { ...queue('t', 5, 'small', 'large'), fairShare: FAIR_SHARE }],
  consumableResources: [consumable('license', 2), consumable('token', 9999, 'NON_REPLENISHABLE')],
};

const pick = fc.nat(1000);
const picks = (maxLength: number) => fc.array(pick, { maxLength });

/** Mostly jobs that come, start and exit. */
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ type: fc.constant('SUBMIT' as const), options: jobOptions(), after: picks(3), nToN: picks(2) }) },
  { weight: 5, arbitrary: fc.record({ type: fc.constant('START' as const), pick }) },
  { weight: 5, arbitrary: fc.record({ type: fc.constant('EXIT' as const), exitCode: fc.constantFrom(0, 0, 0, 1), pick }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constantFrom('CANCEL' as const, 'TERMINATE' as const, 'TICK' as const, 'STRAY' as const), pick }) },
);

export const steps: fc.Arbitrary<Step[]> = fc.array(anyStep, { maxLength: 60 });

/** And now and then environments are enabled or disabled, and quantities of consumable resources set. */
export const stepsWithChanges: fc.Arbitrary<Step[]> = fc.array(fc.oneof(
  { weight: 5, arbitrary: anyStep },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('CHANGE' as const), enabled: fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()), quantity: fc.nat(3) }) },
), { maxLength: 60 });

function jobOptions(): fc.Arbitrary<JobOptions> {
  return fc.record({
    queue: fc.constantFrom('q', 'r', 's', 't', 't'),
    share: fc.constantFrom('a1', 'a2', 'b'),
    priority: fc.constantFrom(undefined, 1, 2),
    vcpus: fc.constantFrom(0.25, 1, 2, 3, 7),
    memoryMiB: fc.constantFrom(50, 100, 400),
    gpus: fc.constantFrom(0, 0, 0, 1),
    attempts: fc.integer({ min: 1, max: 3 }),
    timeoutSeconds: fc.option(fc.constantFrom(60, 100), { nil: undefined }),
    size: fc.option(fc.integer({ min: 2, max: 4 }), { nil: undefined }),
    sequential: fc.boolean(),
    needs: fc.constantFrom<JobOptions['needs']>(undefined, undefined, { license: 1 }, { license: 2 }, { token: 1 }),
  });
}

/** What one event led to. */
export interface Turn {
  readonly event: SchedulerEvent;
  readonly before: SchedulerState;
  readonly state: SchedulerState;
  readonly actions: readonly SchedulerAction[];
}

/** Plays a workload, keeps its own book of what runs, and shows each turn to `observe`. */
export class Player {
  public state: SchedulerState;
  /** The attempts that run now, by job. */
  public readonly running = new Map<string, { readonly attempt: number; readonly computeEnvironment: string; isStarted: boolean }>();
  public readonly submitted: string[] = [];
  private at = 0;

  constructor(cluster: Cluster, private readonly observe: (turn: Turn) => void) {
    this.state = initialState(cluster);
  }

  public play(workload: readonly Step[]): this {
    workload.forEach((step) => this.step(step));
    return this;
  }

  /** Lets all that runs come to its end, and what starts because of it. */
  public drain(): this {
    for (let jobId = this.next(); jobId !== undefined; jobId = this.next()) {
      this.tell({ type: 'EXITED', at: this.tick(), jobId, attempt: this.running.get(jobId)!.attempt, exitCode: 0 });
    }
    return this;
  }

  public tell(event: SchedulerEvent): void {
    const before = this.state;
    const { state, actions } = schedule(before, event);
    this.state = state;
    if (event.type === 'EXITED' && this.running.get(event.jobId)?.attempt === event.attempt) this.running.delete(event.jobId);
    this.observe({ event, before, state, actions });
    for (const action of actions) {
      if (action.type === 'START') this.running.set(action.jobId, { ...action, isStarted: false });
    }
  }

  private step(step: Step): void {
    const at = this.tick(step.type === 'TICK' ? 50_000 : 1000);
    switch (step.type) {
      case 'SUBMIT':
        return this.submit(at, step);
      case 'START':
        return this.choose(step.pick, this.runningIds(false), (jobId) => {
          const attempt = this.running.get(jobId)!;
          attempt.isStarted = true;
          this.tell({ type: 'STARTED', at, jobId, attempt: attempt.attempt });
        });
      case 'EXIT':
        return this.choose(step.pick, this.runningIds(), (jobId) => {
          this.tell({ type: 'EXITED', at, jobId, attempt: this.running.get(jobId)!.attempt, exitCode: step.exitCode });
        });
      case 'CANCEL':
        return this.choose(step.pick, this.submitted, (jobId) => this.tell({ type: 'CANCELLED', at, jobId, reason: 'cancelled' }));
      case 'TERMINATE':
        return this.choose(step.pick, this.submitted, (jobId) => this.tell({ type: 'TERMINATED', at, jobId, reason: 'terminated' }));
      case 'CHANGE':
        return this.change(at, step);
      case 'TICK':
        return this.tell({ type: 'TICKED', at });
      case 'STRAY':
        return this.choose(step.pick, this.submitted, (jobId) => this.tell({ type: 'EXITED', at, jobId, attempt: 0, exitCode: 0 }));
    }
  }

  private submit(at: number, { options, after, nToN }: Step & { type: 'SUBMIT' }): void {
    const jobId = `j${this.submitted.length}`;
    const leaders = options.size === undefined ? [] : this.submitted.filter((id) => jobOf(this.state, id)!.spec.arraySize === options.size);
    const job = jobSpec(jobId, { ...options, after: chosen(after, this.submitted), nToN: chosen(nToN, leaders) });
    this.submitted.push(jobId);
    this.tell({ type: 'SUBMITTED', at, job });
  }

  private change(at: number, { enabled, quantity }: Step & { type: 'CHANGE' }): void {
    const computeEnvironments = CLUSTER.computeEnvironments.map((each, index) => ({ ...each, enabled: enabled[index] }));
    this.tell({ type: 'CLUSTER_CHANGED', at, cluster: { ...CLUSTER, computeEnvironments } });
    CLUSTER.consumableResources!.forEach((resource) => this.tell({ type: 'CONSUMABLE_RESOURCE_SET', at, resource: { ...resource, totalQuantity: quantity } }));
  }

  private choose(index: number, ids: readonly string[], act: (jobId: string) => void): void {
    if (ids.length > 0) act(ids[index % ids.length]);
  }

  private runningIds(isStarted?: boolean): string[] {
    return [...this.running].filter(([, attempt]) => isStarted === undefined || attempt.isStarted === isStarted).map(([jobId]) => jobId);
  }

  private next(): string | undefined {
    return this.running.keys().next().value;
  }

  private tick(milliseconds = 1000): number {
    this.at += milliseconds;
    return this.at;
  }
}

function chosen(indices: readonly number[], ids: readonly string[]): string[] {
  return ids.length === 0 ? [] : indices.map((index) => ids[index % ids.length]);
}

/** All jobs and children of a state, finished or not. */
export function jobsOf(state: SchedulerState) {
  return state.jobs.valueSeq().toArray();
}

/** The jobs that must have succeeded before a job, or the array that it is a child of, may start. */
export function dependenciesOf(state: SchedulerState, jobId: string): Job[] {
  const job = jobOf(state, jobId)!;
  return (job.arrayJobId === undefined ? job : jobOf(state, job.arrayJobId)!).spec.dependsOn.map((id) => jobOf(state, id)!);
}

/** The same with the children that a child waits for: of the same index (`N_TO_N`), and the one before it (`SEQUENTIAL`). */
export function allDependenciesOf(state: SchedulerState, jobId: string): Job[] {
  const { arrayJobId, arrayIndex = 0 } = jobOf(state, jobId)!;
  const { nToN = [], sequential } = arrayJobId === undefined ? {} as Partial<JobSpec> : jobOf(state, arrayJobId)!.spec;
  const before = sequential && arrayIndex > 0 ? [`${arrayJobId}:${arrayIndex - 1}`] : [];
  return [...dependenciesOf(state, jobId), ...[...before, ...nToN.map((id) => `${id}:${arrayIndex}`)].map((id) => jobOf(state, id)!)];
}
