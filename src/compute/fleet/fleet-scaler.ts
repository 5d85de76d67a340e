import * as path from 'node:path';
import { ArnFormat, Duration, Stack } from 'aws-cdk-lib';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import { aws_batch } from 'aws-cdk-lib/interfaces';
import { Construct } from 'constructs';
import { ClusterLookup } from './cluster-lookup';
import { SETTINGS } from './scale-fleet.lambda/settings';
import { handlerCode } from '../../private/handler-code';

/** What the scaler looks at, and how. */
export interface FleetScalerProps {
  readonly computeEnvironment: aws_batch.IComputeEnvironmentRef;
  readonly cluster: ClusterLookup;
  readonly autoScalingGroup: autoscaling.AutoScalingGroup;
  readonly jobsPerInstance: number;
  readonly interval: Duration;
}

/** Makes a fleet as large as its jobs need it, every minute or so: AWS Batch scales managed compute only, and publishes no metric to scale by. */
export class FleetScaler extends Construct {
  public readonly handler: lambda.Function;

  constructor(scope: Construct, id: string, props: FleetScalerProps) {
    super(scope, id);
    this.handler = new lambda.Function(this, 'Handler', {
      ...handlerCode(path.join(__dirname, 'scale-fleet.lambda')),
      description: 'Scales the instances of an unmanaged AWS Batch compute environment with the jobs in its queues',
      timeout: Duration.minutes(1),
      memorySize: 256,
      environment: {
        [SETTINGS.computeEnvironment]: props.computeEnvironment.computeEnvironmentRef.computeEnvironmentArn,
        [SETTINGS.cluster]: props.cluster.clusterArn,
        [SETTINGS.autoScalingGroup]: props.autoScalingGroup.autoScalingGroupName,
        [SETTINGS.jobsPerInstance]: `${props.jobsPerInstance}`,
      },
      logGroup: new logs.LogGroup(this, 'Logs', { retention: logs.RetentionDays.ONE_WEEK }),
      initialPolicy: permissions(Stack.of(this), props),
    });
    new events.Rule(this, 'Schedule', {
      schedule: events.Schedule.rate(props.interval),
      targets: [new targets.LambdaFunction(this.handler, { retryAttempts: 0 })], // the next round comes soon
    });
  }
}

function permissions(stack: Stack, { cluster, autoScalingGroup }: FleetScalerProps): iam.PolicyStatement[] {
  const instances = stack.formatArn({
    service: 'ecs', resource: 'container-instance', resourceName: `${cluster.clusterName}/*`, arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
  });
  return [
    new iam.PolicyStatement({
      actions: ['autoscaling:DescribeAutoScalingGroups', 'batch:DescribeJobQueues', 'batch:ListJobs'],
      resources: ['*'], // they know no resource
    }),
    new iam.PolicyStatement({
      actions: ['autoscaling:SetDesiredCapacity', 'autoscaling:SetInstanceHealth', 'autoscaling:TerminateInstanceInAutoScalingGroup'],
      resources: [autoScalingGroup.autoScalingGroupArn],
    }),
    new iam.PolicyStatement({ actions: ['ecs:ListContainerInstances'], resources: [cluster.clusterArn] }),
    new iam.PolicyStatement({ actions: ['ecs:DescribeContainerInstances', 'ecs:UpdateContainerInstancesState'], resources: [instances] }),
  ];
}
