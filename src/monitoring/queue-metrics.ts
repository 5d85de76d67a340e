import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { EVENT_METRICS } from './event-metrics';
import { DIMENSIONS, METRICS, NAMESPACE, STATE_METRICS } from './queue-metrics.lambda/names';
import { IBatchQueue } from '../queue/queue-interface';

/**
 * The metrics of a job queue that `BatchMonitoring` watches.
 *
 * They are in the namespace `Batchworks`, with the ARN of the queue as dimension `JobQueue`. Array jobs count with their children.
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
export class QueueMetrics {
  /** @internal */
  public static _of(queue: IBatchQueue): QueueMetrics {
    return new QueueMetrics(queue);
  }

  private constructor(private readonly queue: IBatchQueue) {}

  /**
   * Jobs that AWS Batch has accepted and not looked at yet. Of this state as of the following ones, at most 10,000 jobs are counted.
   *
   * @param options How the metric is read. @default - the average of 5 minutes
   */
  public metricSubmittedJobs(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric(STATE_METRICS.SUBMITTED, 'Average', options);
  }

  /**
   * Jobs that wait for other jobs.
   *
   * @param options How the metric is read. @default - the average of 5 minutes
   */
  public metricPendingJobs(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric(STATE_METRICS.PENDING, 'Average', options);
  }

  /**
   * Jobs that wait for a place.
   *
   * @param options How the metric is read. @default - the average of 5 minutes
   */
  public metricRunnableJobs(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric(STATE_METRICS.RUNNABLE, 'Average', options);
  }

  /**
   * Jobs that have a place, and whose containers start.
   *
   * @param options How the metric is read. @default - the average of 5 minutes
   */
  public metricStartingJobs(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric(STATE_METRICS.STARTING, 'Average', options);
  }

  /**
   * Jobs that run.
   *
   * @param options How the metric is read. @default - the average of 5 minutes
   */
  public metricRunningJobs(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric(STATE_METRICS.RUNNING, 'Average', options);
  }

  /**
   * For how many seconds the RUNNABLE job stands in its place that stands there longest, among the first hundred of the queue. A queue that moves has
   * a small one, however long it is; the time that a job waited for other jobs, or ran before it was retried, is no part of it.
   *
   * @see https://docs.aws.amazon.com/batch/latest/APIReference/API_GetJobQueueSnapshot.html
   * @param options How the metric is read. @default - the maximum of 5 minutes
   */
  public metricOldestRunnableJobAge(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric(METRICS.oldestRunnableJobAge, 'Maximum', options);
  }

  /**
   * The vCPUs of the jobs that have a place.
   *
   * @param options How the metric is read. @default - the average of 5 minutes
   */
  public metricVcpusInUse(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric(METRICS.vcpusInUse, 'Average', options);
  }

  /**
   * Jobs that succeeded.
   *
   * @param options How the metric is read. @default - the sum of 5 minutes
   */
  public metricSucceededJobs(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric(EVENT_METRICS.succeeded, 'Sum', options);
  }

  /**
   * Jobs that failed, after their last attempt; also those that were cancelled, or terminated.
   *
   * @param options How the metric is read. @default - the sum of 5 minutes
   */
  public metricFailedJobs(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric(EVENT_METRICS.failed, 'Sum', options);
  }

  /**
   * Jobs that ended and that had lost their host at least once: a Spot instance was reclaimed, an instance terminated, a Fargate Spot task interrupted.
   *
   * @param options How the metric is read. @default - the sum of 5 minutes
   */
  public metricHostLostJobs(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric(EVENT_METRICS.hostLost, 'Sum', options);
  }

  /**
   * How often AWS Batch said that the job at the head of the queue cannot start.
   *
   * @see https://docs.aws.amazon.com/batch/latest/userguide/batch-job-queue-blocked-events.html
   * @param options How the metric is read. @default - the sum of 5 minutes
   */
  public metricQueueBlockedEvents(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric(EVENT_METRICS.blocked, 'Sum', options);
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
        stopped: this.metric(EVENT_METRICS.stoppedAt, 'Average', { period }),
        started: this.metric(EVENT_METRICS.startedAt, 'Average', { period }),
      },
      label: 'Average duration (s)',
      period,
    });
  }

  private metric(metricName: string, statistic: string, options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return new cloudwatch.Metric({
      namespace: NAMESPACE,
      metricName,
      dimensionsMap: { [DIMENSIONS.queue]: this.queue.jobQueueRef.jobQueueArn },
      statistic,
      ...options,
    });
  }
}
