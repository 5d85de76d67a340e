import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as actions from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { FailedJobsAlarmOptions, FleetAlarmOptions, ReclaimRateAlarmOptions, RunnableAgeAlarmOptions } from './alarm-options';
import { EventLog } from './event-log';
import { runnableWithoutInstances } from './fleet-metrics';
import { MetricsFunction } from './metrics-function';
import { BatchMonitoringProps } from './monitoring-options';
import { requireMonitoringOptions, requirePeriod } from './monitoring-rules';
import { QueueMetrics } from './queue-metrics';
import { RUNBOOK_URL, RunbookEntry } from './runbook';
import { UniqueIds } from './unique-ids';
import { UnmanagedFleet } from '../compute/unmanaged-fleet';
import { fail } from '../private/errors';
import { requireInteger } from '../private/requirements';
import { IBatchQueue } from '../queue/queue-interface';

const { GREATER_THAN_THRESHOLD, GREATER_THAN_OR_EQUAL_TO_THRESHOLD } = cloudwatch.ComparisonOperator;
const { MISSING, NOT_BREACHING } = cloudwatch.TreatMissingData;

/** What an alarm is about, what it says, and when. */
interface AlarmDefinition extends Omit<cloudwatch.AlarmProps, 'alarmDescription' | 'evaluationPeriods'> {
  readonly entry: RunbookEntry;
  readonly text: string;
  readonly evaluationPeriods?: number;
}

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
  /** The fleets behind them. */
  public readonly fleets: UnmanagedFleet[];
  /** The function that looks at queues and fleets. */
  public readonly metricsFunction: lambda.IFunction;
  /** Which job ended when, and how: a line each. */
  public readonly eventLogGroup: logs.ILogGroup;

  private readonly runbookUrl: string;
  private readonly actions: cloudwatch.IAlarmAction[];
  private readonly ids = new UniqueIds();
  private readonly alarmScope: Construct;
  private readonly made: cloudwatch.Alarm[] = [];

  constructor(scope: Construct, id: string, props: BatchMonitoringProps) {
    super(scope, id);
    requireMonitoringOptions(this, props);
    this.queues = [...props.queues];
    this.fleets = [...new Set(this.queues.flatMap(({ compute }) => compute))].filter((compute) => compute instanceof UnmanagedFleet);
    this.runbookUrl = props.runbookUrl ?? RUNBOOK_URL;
    // A topic with a policy of its own, or a key, admits no alarm unless it says so: the message would be lost without a word.
    props.alarmTopic?.grantPublish(new iam.ServicePrincipal('cloudwatch.amazonaws.com'));
    this.actions = [...(props.alarmTopic ? [new actions.SnsAction(props.alarmTopic)] : []), ...props.alarmActions ?? []];
    this.metricsFunction = new MetricsFunction(this, 'Metrics', {
      queues: this.queues, fleets: this.fleets, interval: props.interval ?? Duration.minutes(1),
    }).handler;
    this.eventLogGroup = new EventLog(this, 'Events', { queues: this.queues, retention: props.eventRetention ?? logs.RetentionDays.ONE_MONTH }).logGroup;
    this.alarmScope = new Construct(this, 'Alarms');
  }

  /** The alarms that were made so far. */
  public get alarms(): cloudwatch.Alarm[] {
    return [...this.made];
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
   * All alarms there are, with their defaults: for every queue and fleet, and for the metrics themselves. That on lost hosts is for queues with Spot only.
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
    requireInteger(this, 'threshold', options.threshold, { min: 1, advice: 'one failed job is the least' });
    requirePeriod(this, 'period', options.period);
    return this.alarm(queue, 'FailedJobs', {
      entry: RunbookEntry.FAILED_JOBS,
      text: 'Jobs failed after their last attempt.',
      metric: this.metricsOf(queue).metricFailedJobs({ period: options.period ?? Duration.minutes(5) }),
      threshold: options.threshold ?? 1,
      comparisonOperator: GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: NOT_BREACHING,
    });
  }

  /**
   * Raises an alarm when AWS Batch says that the job at the head of the queue cannot start, so that those behind it cannot, either.
   *
   * @see https://docs.aws.amazon.com/batch/latest/userguide/batch-job-queue-blocked-events.html
   * @param queue One of the queues that are watched.
   */
  public alarmOnBlockedQueue(queue: IBatchQueue): cloudwatch.Alarm {
    return this.alarm(queue, 'Blocked', {
      entry: RunbookEntry.BLOCKED_QUEUE,
      text: 'The job at the head of the queue cannot start.',
      metric: this.metricsOf(queue).metricQueueBlockedEvents(),
      threshold: 1,
      comparisonOperator: GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: NOT_BREACHING,
    });
  }

  /**
   * Raises an alarm when a job stays in RUNNABLE and gets no nearer to its start.
   *
   * @param queue One of the queues that are watched.
   * @param options For how long a job may.
   */
  public alarmOnRunnableAge(queue: IBatchQueue, options: RunnableAgeAlarmOptions = {}): cloudwatch.Alarm {
    const maxAge = options.maxAge ?? Duration.hours(1);
    requireInteger(this, 'maxAge', options.maxAge?.toSeconds({ integral: false }), { min: 60, unit: 'seconds', advice: 'a job needs some time to find a place' });
    return this.alarm(queue, 'RunnableAge', {
      entry: RunbookEntry.RUNNABLE_AGE,
      text: `A job is RUNNABLE for more than ${maxAge.toHumanString()} without getting nearer to its start.`,
      metric: this.metricsOf(queue).metricOldestRunnableJobAge(),
      threshold: maxAge.toSeconds(),
      comparisonOperator: GREATER_THAN_THRESHOLD,
      treatMissingData: MISSING, // nobody knows then; `alarmOnMissingMetrics()` says so
    });
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
    const threshold = options.maxPercent ?? 20;
    return this.alarm(queue, 'ReclaimRate', {
      entry: RunbookEntry.RECLAIM_RATE,
      text: `More than ${threshold} % of the jobs lost their host.`,
      metric: this.metricsOf(queue).metricReclaimRate(options.period),
      threshold,
      comparisonOperator: GREATER_THAN_THRESHOLD,
      treatMissingData: NOT_BREACHING,
    });
  }

  /**
   * Raises an alarm when jobs wait in queues of a fleet, and no instance of the fleet has joined its cluster.
   *
   * @param fleet A fleet behind one of the queues that are watched.
   * @param options For how long that may be.
   */
  public alarmOnFleetWithoutInstances(fleet: UnmanagedFleet, options: FleetAlarmOptions = {}): cloudwatch.Alarm {
    const after = options.after ?? Duration.minutes(15);
    requirePeriod(this, 'after', after);
    return this.alarm(fleet, 'WithoutInstances', {
      entry: RunbookEntry.FLEET_WITHOUT_INSTANCES,
      text: 'Jobs wait, and no instance of the fleet has joined its cluster.',
      metric: runnableWithoutInstances(this, fleet, this.queues),
      threshold: 1,
      evaluationPeriods: Math.ceil(after.toMinutes() / 5),
      comparisonOperator: GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: MISSING,
    });
  }

  /**
   * Raises an alarm when the function fails that looks at queues and fleets: the other alarms see nothing then.
   */
  public alarmOnMissingMetrics(): cloudwatch.Alarm {
    return this.alarm(this.alarmScope, 'MissingMetrics', {
      entry: RunbookEntry.MISSING_METRICS,
      text: 'Queues or fleets could not be looked at.',
      metric: this.metricsFunction.metricErrors(),
      threshold: 1,
      evaluationPeriods: 3, // a single round may fail
      comparisonOperator: GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: NOT_BREACHING,
    });
  }

  private alarm(subject: Construct | IBatchQueue, kind: string, { entry, text, evaluationPeriods = 1, ...props }: AlarmDefinition): cloudwatch.Alarm {
    const id = subject === this.alarmScope ? kind : `${this.ids.of(subject)}${kind}`;
    const alarm = new cloudwatch.Alarm(this.alarmScope, id, {
      ...props,
      evaluationPeriods,
      alarmDescription: `${text} ${subject === this.alarmScope ? '' : `${subject.node.path}. `}What to do: ${this.runbookUrl}#${entry}`,
    });
    alarm.addAlarmAction(...this.actions);
    this.made.push(alarm);
    return alarm;
  }
}
