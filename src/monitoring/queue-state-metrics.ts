import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { DIMENSIONS, METRICS, NAMESPACE, STATE_METRICS } from './queue-metrics.lambda/names';
import { IBatchQueue } from '../queue/queue-interface';

/**
 * The metrics of a job queue that the function publishes: what is in the queue now. What has ended is counted from events, see `QueueMetrics`.
 *
 * @internal
 */
export abstract class QueueStateMetrics {
  constructor(private readonly queue: IBatchQueue) {}

  /**
   * Jobs that AWS Batch has accepted and not looked at yet.
   *
   * @param options How the metric is read. @default - the average of 5 minutes
   */
  public metricSubmittedJobs(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this._metric(STATE_METRICS.SUBMITTED, 'Average', options);
  }

  /**
   * Jobs that wait for other jobs.
   *
   * @param options How the metric is read. @default - the average of 5 minutes
   */
  public metricPendingJobs(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this._metric(STATE_METRICS.PENDING, 'Average', options);
  }

  /**
   * Jobs that wait for a place.
   *
   * @param options How the metric is read. @default - the average of 5 minutes
   */
  public metricRunnableJobs(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this._metric(STATE_METRICS.RUNNABLE, 'Average', options);
  }

  /**
   * Jobs that have a place, and whose containers start.
   *
   * @param options How the metric is read. @default - the average of 5 minutes
   */
  public metricStartingJobs(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this._metric(STATE_METRICS.STARTING, 'Average', options);
  }

  /**
   * Jobs that run.
   *
   * @param options How the metric is read. @default - the average of 5 minutes
   */
  public metricRunningJobs(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this._metric(STATE_METRICS.RUNNING, 'Average', options);
  }

  /**
   * For how many seconds the RUNNABLE job stands in its place that stands there longest, among the first hundred of the queue. A queue that moves has
   * a small one, however long it is; the time that a job waited for other jobs, or ran before it was retried, is no part of it.
   *
   * @see https://docs.aws.amazon.com/batch/latest/APIReference/API_GetJobQueueSnapshot.html
   * @param options How the metric is read. @default - the maximum of 5 minutes
   */
  public metricOldestRunnableJobAge(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this._metric(METRICS.oldestRunnableJobAge, 'Maximum', options);
  }

  /**
   * The vCPUs of the jobs that have a place.
   *
   * @param options How the metric is read. @default - the average of 5 minutes
   */
  public metricVcpusInUse(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this._metric(METRICS.vcpusInUse, 'Average', options);
  }

  /** @internal */
  protected _metric(metricName: string, statistic: string, options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return new cloudwatch.Metric({
      namespace: NAMESPACE,
      metricName,
      dimensionsMap: { [DIMENSIONS.queue]: this.queue.jobQueueRef.jobQueueArn },
      statistic,
      ...options,
    });
  }
}
