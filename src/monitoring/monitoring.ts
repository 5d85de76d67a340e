import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import { aws_stepfunctions } from 'aws-cdk-lib/interfaces';
import { Construct } from 'constructs';
import { blockedQueue, failedJobs, failedWorkflow, missingMetrics, reclaimRate, runnableAge, withoutInstances } from './alarm-definition';
import { FailedJobsAlarmOptions, FailedWorkflowAlarmOptions, FleetAlarmOptions, ReclaimRateAlarmOptions, RunnableAgeAlarmOptions } from './alarm-options';
import { Alarms } from './alarms';
import { EventLog } from './event-log';
import { runnableWithoutInstances } from './fleet-metrics';
import { MetricsFunction } from './metrics-function';
import { BatchMonitoringProps } from './monitoring-options';
import { requireCount, requireMonitoringOptions, requirePeriod } from './monitoring-rules';
import { QueueMetrics } from './queue-metrics';
import { unsuccessfulRuns } from './workflow-metrics';
import { UnmanagedBase } from '../compute/unmanaged-base';
import { IUnmanagedCompute } from '../compute/unmanaged-interface';
import { fail } from '../private/errors';
import { requireSamePlace } from '../private/place';
import { requireInteger } from '../private/requirements';
import { IBatchQueue } from '../queue/queue-interface';

const FIVE_MINUTES = Duration.minutes(5);

/**
 * Metrics of job queues, which AWS Batch does not publish, and alarms on them.
 *
 * A function looks at the queues every minute; what ends, and how, is counted from the events of AWS Batch, without code. A watched queue costs about
 * 4 USD a month, nearly all of it for its metrics. Watch a queue in one place only: two would count its events twice.
 *
 * Each alarm refers to its entry in the runbook, which says what to look at and what to do.
 *
 * @see https://github.com/cdk-batchworks/cdk-batchworks/blob/main/docs/costs.md
 *
 * @example
 * declare const bulk: BatchQueue;
 * declare const urgent: BatchQueue;
 * declare const topic: sns.Topic;
 *
 * const monitoring = new BatchMonitoring(this, 'Monitoring', { queues: [bulk, urgent], alarmTopic: topic });
 * monitoring.alarmOnFailedJobs(urgent);
 * monitoring.alarmOnRunnableAge(bulk, { maxAge: Duration.hours(4) });
 */
export class BatchMonitoring extends Construct {
  /** The queues that are watched. */
  public readonly queues: IBatchQueue[];
  /** The unmanaged compute behind them: fleets, and instances of your own. */
  public readonly fleets: IUnmanagedCompute[];
  /** The function that looks at queues and fleets. */
  public readonly metricsFunction: lambda.IFunction;
  /** Which job ended when, and how: a line each. */
  public readonly eventLogGroup: logs.ILogGroup;

  private readonly made: Alarms;

  constructor(scope: Construct, id: string, props: BatchMonitoringProps) {
    super(scope, id);
    requireMonitoringOptions(this, props);
    this.queues = [...props.queues];
    this.fleets = [...new Set(this.queues.flatMap(({ compute }) => compute))].filter((compute) => compute instanceof UnmanagedBase);
    this.metricsFunction = new MetricsFunction(this, 'Metrics', {
      queues: this.queues, fleets: this.fleets, interval: props.interval ?? Duration.minutes(1),
    }).handler;
    this.eventLogGroup = new EventLog(this, 'Events', { queues: this.queues, retention: props.eventRetention ?? logs.RetentionDays.ONE_MONTH }).logGroup;
    this.made = new Alarms(this, 'Alarms', props);
  }

  /** The alarms that were made so far. */
  public get alarms(): cloudwatch.Alarm[] {
    return [...this.made.all];
  }

  /**
   * The metrics of a queue.
   *
   * @param queue One of the queues that are watched.
   */
  public metricsOf(queue: IBatchQueue): QueueMetrics {
    if (!this.queues.includes(queue)) { fail(this, `${queue.node.path} is not watched; add it to \`queues\``); }
    return QueueMetrics._of(queue);
  }

  /**
   * All alarms on what is watched, with their defaults: for every queue and fleet, and for the metrics themselves. That on lost hosts is for queues
   * with Spot only; `alarmOnFailedWorkflow()` is for what you name.
   */
  public alarmOnAll(): cloudwatch.Alarm[] {
    return [
      ...this.queues.flatMap((queue) => [
        this.alarmOnFailedJobs(queue),
        this.alarmOnBlockedQueue(queue),
        this.alarmOnRunnableAge(queue),
        ...(queue.compute.some(({ spot }) => spot) ? [this.alarmOnReclaimRate(queue)] : []),
      ]),
      ...this.fleets.map((fleet) => this.alarmOnFleetWithoutInstances(fleet)),
      this.alarmOnMissingMetrics(),
    ];
  }

  /**
   * Raises an alarm when jobs fail, after their last attempt.
   *
   * @param queue One of the queues that are watched.
   * @param options How many are too many.
   */
  public alarmOnFailedJobs(queue: IBatchQueue, options: FailedJobsAlarmOptions = {}): cloudwatch.Alarm {
    requireCount(this, options.threshold, 'one failed job is the least');
    requirePeriod(this, 'period', options.period);
    const metric = this.metricsOf(queue).metricFailedJobs({ period: options.period ?? FIVE_MINUTES });
    return this.made.add(failedJobs(metric, options.threshold ?? 1), queue);
  }

  /**
   * Raises an alarm when AWS Batch says that the job at the head of the queue cannot start, so that those behind it cannot, either.
   *
   * @see https://docs.aws.amazon.com/batch/latest/userguide/batch-job-queue-blocked-events.html
   * @param queue One of the queues that are watched.
   */
  public alarmOnBlockedQueue(queue: IBatchQueue): cloudwatch.Alarm {
    return this.made.add(blockedQueue(this.metricsOf(queue).metricQueueBlockedEvents()), queue);
  }

  /**
   * Raises an alarm when a job stays in RUNNABLE and gets no nearer to its start.
   *
   * @param queue One of the queues that are watched.
   * @param options For how long a job may.
   */
  public alarmOnRunnableAge(queue: IBatchQueue, options: RunnableAgeAlarmOptions = {}): cloudwatch.Alarm {
    requireInteger(this, 'maxAge', options.maxAge?.toSeconds({ integral: false }), { min: 60, unit: 'seconds', advice: 'a job needs some time to find a place' });
    return this.made.add(runnableAge(this.metricsOf(queue).metricOldestRunnableJobAge(), options.maxAge ?? Duration.hours(1)), queue);
  }

  /**
   * Raises an alarm when too many jobs lose their host: Spot instances are reclaimed faster than jobs end.
   *
   * @param queue One of the queues that are watched.
   * @param options How many are too many.
   */
  public alarmOnReclaimRate(queue: IBatchQueue, options: ReclaimRateAlarmOptions = {}): cloudwatch.Alarm {
    requireInteger(this, 'maxPercent', options.maxPercent, { min: 1, max: 99, unit: 'percent', advice: 'of a hundred jobs, that many may lose their host' });
    requirePeriod(this, 'period', options.period);
    return this.made.add(reclaimRate(this.metricsOf(queue).metricReclaimRate(options.period), options.maxPercent ?? 20), queue);
  }

  /**
   * Raises an alarm when runs of a workflow fail, time out or are aborted: those of a `JobGraph`, or of any other state machine.
   *
   * AWS Step Functions counts them. What the run says of its reason stands in its history, and for a `JobGraph` names the job that failed.
   *
   * @see https://docs.aws.amazon.com/step-functions/latest/dg/procedure-cw-metrics.html
   * @param stateMachine A state machine in the account and region of the stack: `graph.stateMachine`.
   * @param options How many are too many.
   */
  public alarmOnFailedWorkflow(stateMachine: aws_stepfunctions.IStateMachineRef, options: FailedWorkflowAlarmOptions = {}): cloudwatch.Alarm {
    requireSamePlace(this, 'stateMachine', stateMachine);
    requireCount(this, options.threshold, 'one failed run is the least');
    requirePeriod(this, 'period', options.period);
    return this.made.add(failedWorkflow(unsuccessfulRuns(stateMachine, options.period ?? FIVE_MINUTES), options.threshold ?? 1), stateMachine);
  }

  /**
   * Raises an alarm when jobs wait in queues of unmanaged compute, and no instance has joined its cluster.
   *
   * @param fleet An `UnmanagedFleet`, or an `UnmanagedCompute` on instances of your own, behind one of the queues that are watched.
   * @param options For how long that may be.
   */
  public alarmOnFleetWithoutInstances(fleet: IUnmanagedCompute, options: FleetAlarmOptions = {}): cloudwatch.Alarm {
    const after = options.after ?? Duration.minutes(15);
    requirePeriod(this, 'after', after);
    const periods = Math.ceil(after.toMinutes() / FIVE_MINUTES.toMinutes());
    return this.made.add(withoutInstances(runnableWithoutInstances(this, fleet, this.queues), periods), fleet);
  }

  /**
   * Raises an alarm when the function fails that looks at queues and fleets: the other alarms see nothing then.
   */
  public alarmOnMissingMetrics(): cloudwatch.Alarm {
    return this.made.add(missingMetrics(this.metricsFunction.metricErrors()));
  }
}
