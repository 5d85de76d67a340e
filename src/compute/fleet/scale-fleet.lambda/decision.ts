/** An instance that Amazon ECS and the Auto Scaling group both know. */
export interface FleetInstance {
  readonly instanceId: string;
  readonly containerInstanceArn: string;
  /** Whether it takes no further job. */
  readonly draining: boolean;
  /** Whether it was started from another version of the launch template than new instances are. */
  readonly outdated: boolean;
  /** The jobs on it, those that start included. */
  readonly jobs: number;
}

/** All that the decision depends on. */
export interface FleetState {
  /** The jobs that found no place yet. */
  readonly waitingJobs: number;
  readonly jobsPerInstance: number;
  readonly minInstances: number;
  readonly maxInstances: number;
  /** The size that the Auto Scaling group works towards: instances that still boot are part of it. */
  readonly desiredInstances: number;
  readonly instances: readonly FleetInstance[];
  /** What is in service, but unknown to Amazon ECS: instances that still boot, and those that never join. */
  readonly unregistered: readonly string[];
}

/** What is to be done, in this order. */
export interface FleetDecision {
  /** A larger size for the Auto Scaling group; absent where it need not grow. */
  readonly desiredInstances?: number;
  /** Instances that have finished draining; those that still have a use are replaced by new ones. */
  readonly terminate: readonly { readonly instanceId: string; readonly replace: boolean }[];
  /** Container instances that shall take no further job. */
  readonly drain: readonly string[];
  /** Instances to be called unhealthy. The Auto Scaling group replaces them, but not before their time to boot is over. */
  readonly unhealthy: readonly string[];
}

/**
 * As many instances as have jobs, and as the waiting jobs need besides.
 *
 * A job is never cut off: an instance is drained, which lets its jobs finish, and it is terminated in a later round, when it has none. What is
 * no longer needed is drained when it has no job, what is outdated at once.
 */
export function decide(state: FleetState): FleetDecision {
  const { desiredInstances, minInstances, maxInstances } = state;
  const [leaving, staying] = partition(state.instances, ({ draining, outdated }) => draining || outdated);
  const [idle, busy] = partition(staying, ({ jobs }) => jobs === 0);
  const [empty, finishing] = partition(leaving, ({ jobs }) => jobs === 0);
  const [gone, soonGone] = partition(empty, ({ draining }) => draining);

  const needed = busy.length + Math.ceil(state.waitingJobs / state.jobsPerInstance);
  const wanted = Math.min(Math.max(needed, minInstances), maxInstances);
  // what drains is of no more use, but is there until its jobs end
  const target = Math.min(wanted + finishing.length, maxInstances);

  const fewer = Math.min(Math.max(desiredInstances - target, 0), gone.length);
  const surplus = desiredInstances - fewer - soonGone.length - target;
  const drain = [...leaving.filter(({ draining }) => !draining), ...idle.slice(0, Math.max(surplus, 0))];
  return {
    ...(target > desiredInstances ? { desiredInstances: target } : {}),
    terminate: gone.map(({ instanceId }, index) => ({ instanceId, replace: index >= fewer })),
    drain: drain.map(({ containerInstanceArn }) => containerInstanceArn),
    unhealthy: state.unregistered,
  };
}

/** What passes a test, and what does not. */
export function partition<T>(values: readonly T[], test: (value: T) => boolean): [T[], T[]] {
  return [values.filter((value) => test(value)), values.filter((value) => !test(value))];
}
