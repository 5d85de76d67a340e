import { Duration, Stack, Validations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sns from 'aws-cdk-lib/aws-sns';
import { BatchDashboard, BatchNetwork, BatchPlatform } from '../src';
import { acknowledgeKnown, strictApp, templateOf } from './_helpers/integ';

/** What cdk-nag finds beside what is acknowledged everywhere. */
const ACKNOWLEDGED: Record<string, string> = {
  'AwsSolutions-AS3': 'Whoever wants to hear of every start and end of an instance adds notifications to `autoScalingGroup`.',
  'AwsSolutions-L1': 'The oldest runtime that is supported, so that the oldest supported CDK knows it.',
  'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]': 'The role that the CDK gives a function.',
  'AwsSolutions-EC26': 'The rule cannot read the launch template of the group; the disk in it is encrypted.',
  'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:autoscaling:<AWS::Region>:<AWS::AccountId>:autoScalingGroup:*:autoScalingGroupName/<BatchFleetInstancesASG56E975D0>]':
    'Nobody knows the unique id in the ARN of an Auto Scaling group; the name behind it is unique, too.',
  'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:ecs:<AWS::Region>:<AWS::AccountId>:container-instance/<BatchFleetCluster5CD67641.ClusterName>/*]':
    'The container instances of one cluster, which come and go.',
  'AwsSolutions-IAM5[Resource::<BatchworksClusterProviderHandlerC8F5C6B5.Arn>:*]': 'The permission that the CDK gives its provider: versions of one function.',
};

test('metrics of queues and a fleet, all alarms, and a dashboard', () => {
  const stack = new Stack(strictApp(), 'Monitoring');
  const network = new BatchNetwork(stack, 'Network', { maxAzs: 1, flowLogs: { All: { destination: ec2.FlowLogDestination.toCloudWatchLogs() } } });
  const batch = new BatchPlatform(stack, 'Batch', { network });
  const bulk = batch.addQueue('Bulk', { compute: [batch.addFargateCompute('Spot', { spot: true })] });
  const licensed = batch.addQueue('Licensed', { compute: [batch.addUnmanagedFleet('Fleet')] });

  const masterKey = new kms.Key(stack, 'Key', { enableKeyRotation: true });
  const monitoring = batch.addMonitoring('Monitoring', {
    queues: [bulk, licensed],
    interval: Duration.minutes(2),
    alarmTopic: new sns.Topic(stack, 'Topic', { masterKey, enforceSSL: true }),
    eventRetention: logs.RetentionDays.THREE_MONTHS,
  });
  monitoring.alarmOnAll();
  new BatchDashboard(stack, 'Dashboard', { monitoring });

  acknowledgeKnown(stack);
  Object.entries(ACKNOWLEDGED).forEach(([id, reason]) => Validations.of(stack).acknowledge({ id: `AwsSolutions::${id}`, reason }));
  expect(templateOf(stack)).toMatchSnapshot();
});
