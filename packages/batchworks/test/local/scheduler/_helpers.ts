import {
  initialState, jobOf, schedule, statusSummary,
  type Cluster, type ComputeEnvironment, type ConsumableResource, type JobQueue, type JobSpec,
  type SchedulerAction, type SchedulerEvent, type SchedulerState,
} from '../../../src/local/scheduler';

/** What a test may say of a job; the rest is one vCPU, 100 MiB, one attempt, in the queue `q`. */
export interface JobOptions {
  readonly queue?: string;
  readonly vcpus?: number;
  readonly memoryMiB?: number;
  readonly gpus?: number;
  readonly after?: readonly string[];
  readonly nToN?: readonly string[];
  readonly sequential?: boolean;
  readonly share?: string;
  readonly priority?: number;
  readonly attempts?: number;
  readonly timeoutSeconds?: number;
  readonly size?: number;
  /** Quantities of consumable resources, by name. */
  readonly needs?: Readonly<Record<string, number>>;
}

export function jobSpec(jobId: string, options: JobOptions = {}): JobSpec {
  const { queue: jobQueue = 'q', vcpus = 1, memoryMiB = 100, gpus = 0, after: dependsOn = [], attempts = 1, timeoutSeconds, size, nToN, sequential, share, priority, needs } = options;
  return {
    jobId,
    jobQueue,
    requirements: { vcpus, memoryMiB, gpus },
    consumableResources: needs && Object.entries(needs).map(([name, quantity]) => ({ name, quantity })),
    dependsOn,
    nToN,
    sequential,
    attempts,
    timeoutSeconds,
    arraySize: size,
    shareIdentifier: share,
    schedulingPriority: priority,
  };
}

export function environment(name: string, vcpus: number, options: { memoryMiB?: number; gpus?: number; enabled?: boolean } = {}): ComputeEnvironment {
  const { memoryMiB = Infinity, gpus = 0, enabled = true } = options;
  return { name, enabled, capacity: { vcpus, memoryMiB, gpus } };
}

export function queue(name: string, priority: number, ...computeEnvironments: string[]): JobQueue {
  return { name, enabled: true, priority, computeEnvironments };
}

export function consumable(name: string, totalQuantity: number, resourceType: ConsumableResource['resourceType'] = 'REPLENISHABLE'): ConsumableResource {
  return { name, totalQuantity, resourceType };
}

/** A scheduler under test. One second goes by with every event. */
export class Simulation {
  public state: SchedulerState;
  public now = 0;
  /** All that was decided so far, in words: `START a`, `STOP a`. */
  public readonly log: string[] = [];
  public lastActions: readonly SchedulerAction[] = [];

  constructor(cluster: Cluster) {
    this.state = initialState(cluster);
  }

  public tell(event: SchedulerEvent): this {
    const { state, actions } = schedule(this.state, event);
    this.state = state;
    this.lastActions = actions;
    this.log.push(...actions.map(({ type, jobId }) => `${type} ${jobId}`));
    return this;
  }

  public submit(jobId: string, options?: JobOptions): this {
    return this.tell({ type: 'SUBMITTED', at: this.tick(), job: jobSpec(jobId, options) });
  }

  public started(jobId: string, attempt?: number): this {
    return this.tell({ type: 'STARTED', at: this.tick(), jobId, attempt });
  }

  public exited(jobId: string, exitCode?: number, attempt?: number): this {
    return this.tell({ type: 'EXITED', at: this.tick(), jobId, exitCode, attempt });
  }

  /** The job starts and exits. */
  public ran(jobId: string, exitCode = 0): this {
    return this.started(jobId).exited(jobId, exitCode);
  }

  public cancel(jobId: string, reason = 'cancelled'): this {
    return this.tell({ type: 'CANCELLED', at: this.tick(), jobId, reason });
  }

  public terminate(jobId: string, reason = 'terminated'): this {
    return this.tell({ type: 'TERMINATED', at: this.tick(), jobId, reason });
  }

  public become(cluster: Cluster): this {
    return this.tell({ type: 'CLUSTER_CHANGED', at: this.tick(), cluster });
  }

  public passed(seconds: number): this {
    this.now += seconds * 1000;
    return this.tell({ type: 'TICKED', at: this.now });
  }

  public job(jobId: string) {
    return jobOf(this.state, jobId);
  }

  /** The states of jobs, in one string. */
  public status(...jobIds: string[]): string {
    return jobIds.map((jobId) => this.job(jobId)?.status).join(' ');
  }

  /** The states of the children of an array that are not empty. */
  public children(arrayJobId: string): Record<string, number> {
    return Object.fromEntries(Object.entries(statusSummary(this.state, arrayJobId)!).filter(([, count]) => count > 0));
  }

  private tick(): number {
    this.now += 1000;
    return this.now;
  }
}

/** One queue `q` on one compute environment `ce` of so many vCPUs. */
export function oneQueue(vcpus: number): Simulation {
  return new Simulation({ computeEnvironments: [environment('ce', vcpus)], jobQueues: [queue('q', 1, 'ce')] });
}
