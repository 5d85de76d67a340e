/** Where the metrics are in Amazon CloudWatch. */
export const NAMESPACE = 'Batchworks';

/** What the metrics are about, each by its ARN. */
export const DIMENSIONS = { queue: 'JobQueue', computeEnvironment: 'ComputeEnvironment' } as const;

/** The states that a job goes through before it ends, each with the metric that counts the jobs in it. */
export const STATE_METRICS = {
  SUBMITTED: 'SubmittedJobs',
  PENDING: 'PendingJobs',
  RUNNABLE: 'RunnableJobs',
  STARTING: 'StartingJobs',
  RUNNING: 'RunningJobs',
} as const;

/** What else is measured of a queue, and of a fleet. */
export const METRICS = {
  oldestRunnableJobAge: 'OldestRunnableJobAge',
  vcpusInUse: 'VcpusInUse',
  instances: 'RegisteredInstances',
} as const;

/** What is looked at in one round. */
export interface QueueMetricsEvent {
  /** The ARNs of job queues. */
  readonly queues: readonly string[];
  /** Unmanaged compute environments with fleets. */
  readonly fleets: readonly WatchedFleet[];
}

/** An unmanaged compute environment, and the cluster that its instances join, by their ARNs. */
export interface WatchedFleet {
  readonly computeEnvironment: string;
  readonly cluster: string;
}
