import * as path from 'node:path';
import { ArnFormat, Duration, Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { QueueMetricsEvent } from './queue-metrics.lambda/names';
import { IUnmanagedCompute } from '../compute/unmanaged-interface';
import { handlerCode } from '../private/handler-code';
import { IBatchQueue } from '../queue/queue-interface';

/** What the function looks at, and how often. */
export interface MetricsFunctionProps {
  readonly queues: IBatchQueue[];
  readonly fleets: IUnmanagedCompute[];
  readonly interval: Duration;
}

/**
 * The input of a rule's target has at most 8,192 characters, and a round has a minute: ten queues of more than 10,000 jobs in every state take 510
 * calls of about 0.1 s.
 */
const QUEUES_PER_ROUND = 10;

/** Publishes what AWS Batch publishes no metrics of. */
export class MetricsFunction extends Construct {
  public readonly handler: lambda.Function;

  constructor(scope: Construct, id: string, props: MetricsFunctionProps) {
    super(scope, id);
    this.handler = new lambda.Function(this, 'Handler', {
      ...handlerCode(path.join(__dirname, 'queue-metrics.lambda')),
      description: 'Publishes metrics of AWS Batch job queues',
      timeout: Duration.minutes(1),
      memorySize: 256,
      logGroup: new logs.LogGroup(this, 'Logs', { retention: logs.RetentionDays.ONE_WEEK }),
      initialPolicy: this.permissions(props),
    });
    this.rounds(props).forEach((round, index) => new events.Rule(this, `Schedule${index || ''}`, {
      schedule: events.Schedule.rate(props.interval),
      targets: [new targets.LambdaFunction(this.handler, {
        event: events.RuleTargetInput.fromObject(round),
        retryAttempts: 0, // the next round comes soon
      })],
    }));
  }

  private rounds({ queues, fleets }: MetricsFunctionProps): QueueMetricsEvent[] {
    const arns = queues.map(({ jobQueueRef }) => jobQueueRef.jobQueueArn);
    const rounds = [];
    for (let index = 0; index < arns.length; index += QUEUES_PER_ROUND) {
      rounds.push({ queues: arns.slice(index, index + QUEUES_PER_ROUND), fleets: index === 0 ? fleets.map((fleet) => this.watched(fleet)) : [] });
    }
    return rounds;
  }

  private watched(fleet: IUnmanagedCompute) {
    return { computeEnvironment: fleet.computeEnvironmentRef.computeEnvironmentArn, cluster: this.clusterArn(fleet) };
  }

  private clusterArn({ clusterName }: IUnmanagedCompute): string {
    return Stack.of(this).formatArn({ service: 'ecs', resource: 'cluster', resourceName: clusterName, arnFormat: ArnFormat.SLASH_RESOURCE_NAME });
  }

  private permissions({ queues, fleets }: MetricsFunctionProps): iam.PolicyStatement[] {
    const clusters = fleets.map((fleet) => this.clusterArn(fleet));
    return [
      new iam.PolicyStatement({ actions: ['batch:ListJobs'], resources: ['*'] }), // it knows no resource
      new iam.PolicyStatement({ actions: ['batch:GetJobQueueSnapshot'], resources: queues.map(({ jobQueueRef }) => jobQueueRef.jobQueueArn) }),
      ...(clusters.length > 0 ? [new iam.PolicyStatement({ actions: ['ecs:DescribeClusters'], resources: clusters })] : []),
    ];
  }
}
