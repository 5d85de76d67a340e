import * as events from 'aws-cdk-lib/aws-events';
import { aws_batch } from 'aws-cdk-lib/interfaces';
import { BatchEvents } from './batch-events';
import { MessageTarget } from './message-target';
import { MessageKind } from './message-text';

/**
 * What becomes of the jobs of a queue, and of the queue, as rules of Amazon EventBridge.
 *
 * @see https://docs.aws.amazon.com/batch/latest/userguide/cloudwatch_event_stream.html
 *
 * @example
 * declare const queue: BatchQueue;
 * declare const onCall: sns.Topic;
 *
 * queue.events.onFailed('Alert', { target: JobMessage.toTopic(onCall) });
 * queue.events.onBlocked('Blocked', { target: JobMessage.toTopic(onCall) });
 */
export class QueueEvents extends BatchEvents {
  /**
   * The events of a queue, and of all its jobs.
   *
   * @param queue The job queue: one of this library, of `aws-cdk-lib`, or an imported one.
   */
  public static fromQueue(queue: aws_batch.IJobQueueRef): QueueEvents {
    return new QueueEvents(queue);
  }

  private constructor(queue: aws_batch.IJobQueueRef) {
    super(queue, { jobQueue: [queue.jobQueueRef.jobQueueArn] });
  }

  /**
   * Does something when the job at the head of the queue cannot start, so that none behind it can.
   *
   * `detail.statusReason` of the event says why: `CAPACITY:INSUFFICIENT_INSTANCE_CAPACITY`, `MISCONFIGURATION:JOB_RESOURCE_REQUIREMENT`, …
   * A `JobMessage` tells it.
   *
   * @see https://docs.aws.amazon.com/batch/latest/userguide/batch-job-queue-blocked-events.html
   * @param id The id of the rule, below the queue.
   * @param options Where the events go, and which ones.
   */
  public onBlocked(id: string, options: events.OnEventOptions = {}): events.Rule {
    const { target } = options;
    return this._on(id, 'Batch Job Queue Blocked', this._filter, {
      ...options, target: target instanceof MessageTarget ? target.of(MessageKind.BLOCKED_QUEUE) : target,
    });
  }
}
