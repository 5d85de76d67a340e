/**
 * The vocabulary of the scheduler: what it is told (events), what it remembers (state), what it wants done (actions).
 *
 * The scheduler is a pure function of these. It reads no clock, starts no process and knows no AWS request;
 * whoever drives it turns requests into events and actions into processes.
 */

/** The states of a job, as in https://docs.aws.amazon.com/batch/latest/userguide/job_states.html. */
export type JobStatus = 'SUBMITTED' | 'PENDING' | 'RUNNABLE' | 'STARTING' | 'RUNNING' | 'SUCCEEDED' | 'FAILED';

/** What a job takes from a compute environment while it runs. */
export interface ResourceRequirements {
  readonly vcpus: number;
  readonly memoryMiB: number;
  readonly gpus: number;
}

/** A compute environment, as far as placing jobs is concerned. */
export interface ComputeEnvironment {
  readonly name: string;
  /** No job gets a place in a disabled environment; what runs there goes on. */
  readonly enabled: boolean;
  /** All that the jobs running at one time may take together. `Infinity` where nothing limits it. */
  readonly capacity: ResourceRequirements;
}

/** A job queue: jobs of a queue with a higher priority are placed first. */
export interface JobQueue {
  readonly name: string;
  readonly enabled: boolean;
  readonly priority: number;
  /** The names of its compute environments, in the order in which they are tried. */
  readonly computeEnvironments: readonly string[];
  /** How it shares its compute among share identifiers; without it, the queue is first in, first out. */
  readonly fairShare?: FairShare;
  /** How long a job may stay RUNNABLE for a reason (the beginning of its `statusReason`) before it is cancelled. */
  readonly timeLimits?: readonly { readonly reason: string; readonly maxTimeSeconds: number }[];
}

/** A fair-share scheduling policy: https://docs.aws.amazon.com/batch/latest/APIReference/API_FairsharePolicy.html. */
export interface FairShare {
  /** For how long past use counts. */
  readonly decaySeconds: number;
  /** 0 to 99, in percent. */
  readonly computeReservation: number;
  /** The smaller, the larger the share; identifiers that none of them names weigh 1. */
  readonly weights: readonly { readonly shareIdentifier: string; readonly weightFactor: number }[];
}

/** Where the jobs of a local Batch wait and run. */
export interface Cluster {
  readonly computeEnvironments: readonly ComputeEnvironment[];
  readonly jobQueues: readonly JobQueue[];
  /** What there is of them in the beginning: from then on, jobs and events change it. */
  readonly consumableResources?: readonly ConsumableResource[];
}

/** What there is only so much of beside compute: licenses, connections. `AWS::Batch::ConsumableResource`. */
export interface ConsumableResource {
  readonly name: string;
  /** Whether what a job took is there again when the job is over. */
  readonly resourceType: 'REPLENISHABLE' | 'NON_REPLENISHABLE';
  readonly totalQuantity: number;
}

/** How much a job takes of a consumable resource. */
export interface ConsumableResourceRequirement {
  readonly name: string;
  readonly quantity: number;
}

/**
 * What is done after an attempt that failed in a certain way: `evaluateOnExit`. All the patterns that are there have to match, each the
 * whole text, or its beginning where the pattern ends in `*`.
 */
export interface RetryCondition {
  readonly action: 'RETRY' | 'EXIT';
  readonly onExitCode?: string;
  readonly onReason?: string;
  readonly onStatusReason?: string;
}

/** A job as it was submitted, every default filled in. It never changes. */
export interface JobSpec {
  /** The id that Batch gave the job; the children of an array have `<id>:<index>`. */
  readonly jobId: string;
  /** The name of the queue. */
  readonly jobQueue: string;
  readonly requirements: ResourceRequirements;
  /** What it takes beside compute; each child of an array takes as much. */
  readonly consumableResources?: readonly ConsumableResourceRequirement[];
  /** The ids of the jobs that must succeed first. */
  readonly dependsOn: readonly string[];
  /** For an array job: the ids of arrays of the same size whose child of an index must succeed before the child of this index (`N_TO_N`). */
  readonly nToN?: readonly string[];
  /** For an array job: each child waits until the one before it has succeeded (`SEQUENTIAL`). */
  readonly sequential?: boolean;
  /** Whose job it is, in a fair-share queue. */
  readonly shareIdentifier?: string;
  /** In a fair-share queue: the higher go first within their share. */
  readonly schedulingPriority?: number;
  /** How often it may run, 1 to 10. */
  readonly attempts: number;
  /** Which failures are worth another attempt; the first condition that matches decides, and where none does the job is retried. */
  readonly retryConditions?: readonly RetryCondition[];
  /** How long one attempt may run. */
  readonly timeoutSeconds?: number;
  /** 2 to 10,000 for an array job. */
  readonly arraySize?: number;
}

/** One run of a job. Times are milliseconds since 1970. */
export interface Attempt {
  readonly startedAt?: number;
  readonly stoppedAt?: number;
  /** Absent when the process never ran, or was killed by a signal that leaves no code. */
  readonly exitCode?: number;
  /** Why the container stopped, in words. */
  readonly reason?: string;
  /** Why the attempt ended, in words. */
  readonly statusReason?: string;
}

/** A job and what became of it so far. */
export interface Job {
  readonly spec: JobSpec;
  readonly status: JobStatus;
  readonly statusReason?: string;
  readonly createdAt: number;
  /** When it last became RUNNABLE. */
  readonly runnableAt?: number;
  readonly startedAt?: number;
  readonly stoppedAt?: number;
  /** The attempts that are over, oldest first. */
  readonly attempts: readonly Attempt[];
  /** Where it runs, while it is STARTING or RUNNING. */
  readonly computeEnvironment?: string;
  /** The index of a child within its array. */
  readonly arrayIndex?: number;
  /** The id of the array job that a child belongs to. */
  readonly arrayJobId?: string;
  readonly isCancelled: boolean;
  readonly isTerminated: boolean;
  /** Why it is being ended by force, from the moment that is decided; it becomes the `statusReason` when the job is over. */
  readonly stopReason?: string;
}

/** The process of the job runs. */
export interface StartedEvent {
  readonly type: 'STARTED';
  readonly at: number;
  readonly jobId: string;
  /** The attempt of the START action. With it, a late event of an earlier attempt is told apart from one of this attempt. */
  readonly attempt?: number;
}

/** The process of the job is gone, or could not be started (`statusReason` says why, no `exitCode`). */
export interface ExitedEvent {
  readonly type: 'EXITED';
  readonly at: number;
  readonly jobId: string;
  /** The attempt of the START action. With it, a late event of an earlier attempt is told apart from one of this attempt. */
  readonly attempt?: number;
  readonly exitCode?: number;
  readonly reason?: string;
  readonly statusReason?: string;
}

/** The machine is there: for the first time, or again, after whatever ran on it was lost. */
export interface ResumedEvent {
  readonly type: 'RESUMED';
  readonly at: number;
  /** The queues and environments as they are from now on. */
  readonly cluster: Cluster;
  /** Why each attempt is over that had a place, in the words of AWS Batch. */
  readonly lost: readonly { readonly jobId: string; readonly statusReason: string }[];
  /** Jobs that cannot go on, and why: neither arrays' children, nor over. */
  readonly ended: readonly { readonly jobId: string; readonly reason: string }[];
}

/** What happened. `at` is in milliseconds since 1970. */
export type SchedulerEvent =
  | { readonly type: 'SUBMITTED'; readonly at: number; readonly job: JobSpec }
  | StartedEvent
  | ExitedEvent
  /** CancelJob: ends a job that has not been started; a job that has is left alone. */
  | { readonly type: 'CANCELLED'; readonly at: number; readonly jobId: string; readonly reason: string }
  /** TerminateJob: ends a job whatever its state. */
  | { readonly type: 'TERMINATED'; readonly at: number; readonly jobId: string; readonly reason: string }
  /** Time went by: ends attempts that have run longer than they may. */
  | { readonly type: 'TICKED'; readonly at: number }
  | ResumedEvent
  /** Environments or queues were made, changed, enabled, disabled or deleted: these are all that there are now. */
  | { readonly type: 'CLUSTER_CHANGED'; readonly at: number; readonly cluster: Cluster }
  /** A consumable resource was made, or there is more or less of it. */
  | { readonly type: 'CONSUMABLE_RESOURCE_SET'; readonly at: number; readonly resource: ConsumableResource }
  | { readonly type: 'CONSUMABLE_RESOURCE_DELETED'; readonly at: number; readonly name: string };

/** What is to be done. */
export type SchedulerAction =
  | { readonly type: 'START'; readonly jobId: string; /** 1 for the first attempt. */ readonly attempt: number; readonly computeEnvironment: string }
  /** Kill the process of the job; an EXITED event is expected to follow. */
  | { readonly type: 'STOP'; readonly jobId: string; readonly reason: string };
