import { ArnFormat, Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { EVENT_METRIC_FILTERS, EVENT_METRICS, LoggedEvent, NOTHING } from './event-metrics';
import { DIMENSIONS, NAMESPACE } from './queue-metrics.lambda/names';
import { NO_NODE } from '../events/job-patterns';
import { IBatchQueue } from '../queue/queue-interface';

/** Whose events are logged, and for how long. */
export interface EventLogProps {
  readonly queues: IBatchQueue[];
  readonly retention: logs.RetentionDays;
}

/** The pattern of a rule has at most 2,048 characters, the ARN of a queue up to 190. */
const QUEUES_PER_RULE = 8;

/** As `RetryPolicy.onHostLoss()` has it: Spot instances reclaimed, instances terminated, Fargate Spot tasks interrupted. */
const HOST_LOST = ['Host EC2', 'Your Spot Task was interrupted'];

/** Array jobs are left out: their children end, and are logged. Only what has children has a size. Of multi-node jobs the nodes are left out. */
const ONE_JOB = { arrayProperties: { size: events.Match.doesNotExist() }, ...NO_NODE };

const { fromPath } = events.EventField;
const started = () => [fromPath('$.detail.startedAt'), fromPath('$.detail.stoppedAt')];
const notStarted = () => [NOTHING, NOTHING];

/** What is logged, by the ids of its rules. A job that never started has no times, and what an event does not have, a line cannot name. */
const RULES: Record<string, { event: LoggedEvent; detailType: string; detail: object; times: () => string[] }> = {
  Ended: {
    event: LoggedEvent.ENDED,
    detailType: 'Batch Job State Change',
    detail: { status: ['SUCCEEDED', 'FAILED'], startedAt: events.Match.exists(), stoppedAt: events.Match.exists(), ...ONE_JOB },
    times: started,
  },
  NeverStarted: {
    event: LoggedEvent.ENDED,
    detailType: 'Batch Job State Change',
    detail: { status: ['FAILED'], startedAt: events.Match.doesNotExist(), ...ONE_JOB },
    times: notStarted,
  },
  HostLost: {
    event: LoggedEvent.HOST_LOST,
    detailType: 'Batch Job State Change',
    detail: { status: ['SUCCEEDED', 'FAILED'], attempts: { statusReason: HOST_LOST.map((prefix) => ({ prefix })) }, ...ONE_JOB },
    times: notStarted,
  },
  Blocked: { event: LoggedEvent.BLOCKED, detailType: 'Batch Job Queue Blocked', detail: {}, times: notStarted },
};

/**
 * Which job ended when, and how: a line in a log group, and metrics of the lines. No code runs for it.
 *
 * A line holds six values of the event. The event as a whole holds the environment of the job, which is for nobody else to read.
 */
export class EventLog extends Construct {
  public readonly logGroup: logs.LogGroup;

  constructor(scope: Construct, id: string, { queues, retention }: EventLogProps) {
    super(scope, id);
    this.logGroup = new logs.LogGroup(this, 'Resource', { retention });
    // not `targets.CloudWatchLogGroup`, which brings in a custom resource for this policy
    this.logGroup.addToResourcePolicy(new iam.PolicyStatement({
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      principals: [new iam.ServicePrincipal('events.amazonaws.com')],
      resources: [this.logGroup.logGroupArn],
    }));
    const arns = queues.map(({ jobQueueRef }) => jobQueueRef.jobQueueArn);
    for (let index = 0; index < arns.length; index += QUEUES_PER_RULE) {
      this.addRules(arns.slice(index, index + QUEUES_PER_RULE), index / QUEUES_PER_RULE);
    }
    this.addMetrics();
  }

  private addRules(jobQueue: string[], index: number) {
    for (const [id, { event, detailType, detail, times }] of Object.entries(RULES)) {
      const columns = [event, fromPath('$.detail.status'), fromPath('$.detail.jobQueue'), ...times(), fromPath('$.detail.jobId')];
      new events.Rule(this, `${id}${index || ''}`, {
        eventPattern: { source: ['aws.batch'], detailType: [detailType], detail: { jobQueue, ...detail } },
        targets: [{ bind: () => this.target(columns.join(' ')) }],
      });
    }
  }

  private target(message: string): events.RuleTargetConfig {
    return {
      arn: Stack.of(this).formatArn({
        service: 'logs', resource: 'log-group', resourceName: this.logGroup.logGroupName, arnFormat: ArnFormat.COLON_RESOURCE_NAME,
      }),
      input: events.RuleTargetInput.fromObject({ timestamp: events.EventField.time, message }), // the only form that a log group takes
      targetResource: this.logGroup,
    };
  }

  private addMetrics() {
    for (const [name, { pattern, value, unit }] of Object.entries(EVENT_METRIC_FILTERS)) {
      const metricName = EVENT_METRICS[name as keyof typeof EVENT_METRICS];
      new logs.MetricFilter(this, `${metricName}Filter`, {
        logGroup: this.logGroup,
        filterPattern: pattern,
        metricNamespace: NAMESPACE,
        metricName,
        metricValue: value,
        unit,
        dimensions: { [DIMENSIONS.queue]: '$queue' },
      });
    }
  }
}
