import * as path from 'node:path';
import { CustomResource, Duration, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Provider } from 'aws-cdk-lib/custom-resources';
import { aws_batch } from 'aws-cdk-lib/interfaces';
import { Construct } from 'constructs';
import { handlerCode } from '../../private/handler-code';

/**
 * The Amazon ECS cluster that AWS Batch makes for an unmanaged compute environment.
 *
 * AWS CloudFormation does not tell it (`AWS::Batch::ComputeEnvironment` has no such attribute), so a custom resource asks
 * `DescribeComputeEnvironments`.
 */
export class ClusterLookup extends Construct {
  public readonly clusterName: string;
  public readonly clusterArn: string;

  constructor(scope: Construct, id: string, computeEnvironment: aws_batch.IComputeEnvironmentRef) {
    super(scope, id);
    const resource = new CustomResource(this, 'Resource', {
      resourceType: 'Custom::BatchworksCluster',
      serviceToken: obtainProvider(Stack.of(this)).serviceToken,
      properties: { ComputeEnvironment: computeEnvironment.computeEnvironmentRef.computeEnvironmentArn },
    });
    this.clusterName = resource.getAttString('ClusterName');
    this.clusterArn = resource.getAttString('ClusterArn');
  }
}

const PROVIDER_ID = 'BatchworksClusterProvider';

/** One for all compute of a stack. */
function obtainProvider(stack: Stack): Provider {
  const scope = stack.node.tryFindChild(PROVIDER_ID) as Construct | undefined;
  return scope?.node.findChild('Provider') as Provider | undefined ?? createProvider(new Construct(stack, PROVIDER_ID));
}

function createProvider(scope: Construct): Provider {
  const onEventHandler = new lambda.Function(scope, 'Handler', {
    ...handlerCode(path.join(__dirname, 'find-cluster.lambda')),
    description: 'Finds the Amazon ECS clusters of AWS Batch compute environments',
    timeout: Duration.seconds(30),
    logGroup: new logs.LogGroup(scope, 'HandlerLogs', { retention: logs.RetentionDays.ONE_MONTH }),
    initialPolicy: [new iam.PolicyStatement({
      actions: ['batch:DescribeComputeEnvironments'],
      resources: ['*'], // the action knows no resource
    })],
  });
  return new Provider(scope, 'Provider', {
    onEventHandler,
    logGroup: new logs.LogGroup(scope, 'ProviderLogs', { retention: logs.RetentionDays.ONE_MONTH }),
  });
}
