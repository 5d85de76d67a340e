import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { EVENT_METRICS } from './event-metrics';
import { QueueStateMetrics } from './queue-state-metrics';
import { IBatchQueue } from '../queue/queue-interface';

/**
 * The metrics of a job queue that `BatchMonitoring` watches.
 *
 * They are in the namespace `Batchworks`, with the ARN of the queue as dimension `JobQueue`. Array jobs count with their children.
 *
 * Of each state before the end, the first 10,000 jobs are counted, each array with all of its children: a queue of 100,000 RUNNABLE jobs shows 10,000.
 * AWS Batch counts no jobs, it lists a thousand a call, and the calls are taken from the rate that all who submit jobs share.
 *
 * @example
 * declare const monitoring: BatchMonitoring;
 * declare const queue: BatchQueue;
 *
 * new cloudwatch.Alarm(this, 'TooMuchToDo', {
 *   metric: monitoring.metricsOf(queue).metricRunnableJobs(),
 *   threshold: 5000,
 *   evaluationPeriods: 3,
 * });
 */
export class QueueMetrics extends QueueStateMetrics {
  /** @internal */
  public static _of(queue: IBatchQueue): QueueMetrics {
    return new QueueMetrics(queue);
  }

  private constructor(queue: IBatchQueue) {
    super(queue);
  }

  /**
   * Jobs that succeeded.
   *
   * @param options How the metric is read. @default - the sum of 5 minutes
   */
  public metricSucceededJobs(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this._metric(EVENT_METRICS.succeeded, 'Sum', options);
  }

  /**
   * Jobs that failed, after their last attempt; also those that were cancelled, or terminated.
   *
   * @param options How the metric is read. @default - the sum of 5 minutes
   */
  public metricFailedJobs(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this._metric(EVENT_METRICS.failed, 'Sum', options);
  }

  /**
   * Jobs that ended and that had lost their host at least once: a Spot instance was reclaimed, an instance terminated, a Fargate Spot task interrupted.
   *
   * @param options How the metric is read. @default - the sum of 5 minutes
   */
  public metricHostLostJobs(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this._metric(EVENT_METRICS.hostLost, 'Sum', options);
  }

  /**
   * How often AWS Batch said that the job at the head of the queue cannot start.
   *
   * @see https://docs.aws.amazon.com/batch/latest/userguide/batch-job-queue-blocked-events.html
   * @param options How the metric is read. @default - the sum of 5 minutes
   */
  public metricQueueBlockedEvents(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this._metric(EVENT_METRICS.blocked, 'Sum', options);
  }

  /**
   * Of a hundred jobs that ended, how many had lost their host at least once.
   *
   * @param period Over which time. @default Duration.hours(1)
   */
  public metricReclaimRate(period: Duration = Duration.hours(1)): cloudwatch.MathExpression {
    return new cloudwatch.MathExpression({
      expression: '100 * FILL(lost, 0) / (FILL(succeeded, 0) + FILL(failed, 0))',
      usingMetrics: {
        lost: this.metricHostLostJobs({ period }),
        succeeded: this.metricSucceededJobs({ period }),
        failed: this.metricFailedJobs({ period }),
      },
      label: 'Jobs that lost their host (%)',
      period,
    });
  }

  /**
   * How many seconds the last attempts of the jobs took that ended, on average.
   *
   * @param period Over which time. @default Duration.minutes(5)
   */
  public metricAverageDuration(period: Duration = Duration.minutes(5)): cloudwatch.MathExpression {
    return new cloudwatch.MathExpression({
      expression: '(stopped - started) / 1000',
      usingMetrics: {
        stopped: this._metric(EVENT_METRICS.stoppedAt, 'Average', { period }),
        started: this._metric(EVENT_METRICS.startedAt, 'Average', { period }),
      },
      label: 'Average duration (s)',
      period,
    });
  }
}
