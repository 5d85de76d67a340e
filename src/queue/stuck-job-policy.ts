import { Duration } from 'aws-cdk-lib';
import * as batch from 'aws-cdk-lib/aws-batch';
import { fail } from '../private/errors';
import { requireInteger } from '../private/requirements';

/**
 * Options of `StuckJobPolicy.cancelAfterEach()`: how long a job may stand at the head of its queue, by what keeps it there.
 *
 * @see https://docs.aws.amazon.com/batch/latest/userguide/job_stuck_in_runnable_capacity.html
 */
export interface StuckJobTimes {
  /**
   * There are no instances of the types that the job could run on: AWS has no capacity, for example of spot instances. This may pass.
   *
   * @default - the job waits
   */
  readonly insufficientCapacity?: Duration;

  /**
   * The job is larger than `maxVcpus` of all compute of its queue. This never passes.
   *
   * @default - the job waits
   */
  readonly maxVcpusTooSmall?: Duration;

  /**
   * No instance type of all compute of its queue has the vCPUs, memory or GPUs of the job. This never passes.
   *
   * @default - the job waits
   */
  readonly noFittingInstance?: Duration;
}

/**
 * What becomes of a job that stands at the head of its queue and cannot start. While it waits, all others wait behind it.
 *
 * A job that is cancelled so is FAILED, and its `statusReason` says why. Times are from 10 minutes to 24 hours.
 *
 * @see https://docs.aws.amazon.com/batch/latest/userguide/job_stuck_in_runnable_capacity.html
 *
 * @example
 * declare const spot: SpotCompute;
 *
 * new BatchQueue(this, 'Bulk', {
 *   compute: [spot],
 *   stuckJobPolicy: StuckJobPolicy.cancelAfterEach({
 *     insufficientCapacity: Duration.hours(12), // there may be spot capacity tonight
 *     noFittingInstance: Duration.minutes(10), // there will never be such an instance
 *   }),
 * });
 */
export class StuckJobPolicy {
  /**
   * Cancels a job that cannot start for any of the reasons that AWS Batch can tell.
   *
   * @param time How long it may stand at the head of the queue.
   */
  public static cancelAfter(time: Duration): StuckJobPolicy {
    return StuckJobPolicy.cancelAfterEach({ insufficientCapacity: time, maxVcpusTooSmall: time, noFittingInstance: time });
  }

  /**
   * Cancels a job after a time that depends on what keeps it from starting.
   *
   * @param times How long it may stand at the head of the queue, by reason.
   */
  public static cancelAfterEach(times: StuckJobTimes): StuckJobPolicy {
    if (Object.values(times as Record<string, Duration | undefined>).every((time) => time === undefined)) {
      fail(undefined, '`cancelAfterEach` must have a time for at least one reason, got none; use `StuckJobPolicy.waitForever()` to let jobs wait (CE-36)');
    }
    return new StuckJobPolicy(times);
  }

  /**
   * Lets every job wait, also one that can never start: it blocks all jobs behind it until somebody cancels it.
   */
  public static waitForever(): StuckJobPolicy {
    return new StuckJobPolicy({});
  }

  private constructor(private readonly times: StuckJobTimes) {
    const given = Object.entries(times as Record<string, Duration | undefined>).filter(([, time]) => time !== undefined);
    for (const [name, time] of given) {
      requireInteger(undefined, name, time!.isUnresolved() ? undefined : time!.toSeconds({ integral: false }), {
        ...SECONDS, unit: 'seconds', advice: 'AWS Batch looks from 10 minutes to 24 hours (CE-35)',
      });
    }
  }

  /**
   * The actions as the L2 has them.
   *
   * @internal
   */
  public _actions(): batch.JobStateTimeLimitAction[] | undefined {
    const actions = Object.entries(REASONS).flatMap(([name, reason]) => {
      const maxTime = this.times[name as keyof StuckJobTimes];
      return maxTime ? [{ reason, maxTime, ...CANCEL }] : [];
    });
    return actions.length > 0 ? actions : undefined;
  }
}

/** AWS Batch API, `JobStateTimeLimitAction`. */
const SECONDS = { min: 600, max: 86_400 };

/** The only action, and the only state, that there is for jobs that run in containers (CE-35). */
const CANCEL = { action: batch.JobStateTimeLimitActionsAction.CANCEL, state: batch.JobStateTimeLimitActionsState.RUNNABLE };

const REASONS: Record<keyof StuckJobTimes, batch.JobStateTimeLimitActionsReason> = {
  insufficientCapacity: batch.JobStateTimeLimitActionsReason.INSUFFICIENT_INSTANCE_CAPACITY,
  maxVcpusTooSmall: batch.JobStateTimeLimitActionsReason.COMPUTE_ENVIRONMENT_MAX_RESOURCE,
  noFittingInstance: batch.JobStateTimeLimitActionsReason.JOB_RESOURCE_REQUIREMENT,
};
