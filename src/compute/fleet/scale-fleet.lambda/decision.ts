/** An instance that Amazon ECS and the Auto Scaling group both know. */
export interface FleetInstance {
  readonly instanceId: string;
  readonly containerInstanceArn: string;
  /** Whether it takes no further job. */
  readonly draining: boolean;
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
}

/** What is to be done, in this order. */
export interface FleetDecision {
  /** A larger size for the Auto Scaling group; absent where it need not grow. */
  readonly desiredInstances?: number;
  /** Instances that have finished draining; those that still have a use are replaced by new ones. */
  readonly terminate: readonly { readonly instanceId: string; readonly replace: boolean }[];
  /** Container instances that shall take no further job. */
  readonly drain: readonly string[];
}

/**
 * As many instances as have jobs, and as the waiting jobs need besides.
 *
 * A job is never cut off: only an instance without a job is drained, and it is terminated in a later round, when it still has none. An
 * instance that took a job in between finishes it first.
 */
export function decide(state: FleetState): FleetDecision {
  const { desiredInstances, minInstances, maxInstances } = state;
  const [leaving, staying] = partition(state.instances, ({ draining }) => draining);
  const [idle, busy] = partition(staying, ({ jobs }) => jobs === 0);
  const [gone, finishing] = partition(leaving, ({ jobs }) => jobs === 0);

  const needed = busy.length + Math.ceil(state.waitingJobs / state.jobsPerInstance);
  const wanted = Math.min(Math.max(needed, minInstances), maxInstances);
  const target = Math.min(wanted + finishing.length, maxInstances); // what drains is of no more use, but is there until its jobs end

  const fewer = Math.min(Math.max(desiredInstances - target, 0), gone.length);
  const surplus = desiredInstances - fewer - target;
  return {
    ...(target > desiredInstances ? { desiredInstances: target } : {}),
    terminate: gone.map(({ instanceId }, index) => ({ instanceId, replace: index >= fewer })),
    drain: idle.slice(0, Math.max(surplus, 0)).map(({ containerInstanceArn }) => containerInstanceArn),
  };
}

function partition<T>(values: readonly T[], test: (value: T) => boolean): [T[], T[]] {
  return [values.filter((value) => test(value)), values.filter((value) => !test(value))];
}
