import { Stack, Validations } from 'aws-cdk-lib';
import { acknowledgeKnown, strictApp, templateOf } from './_helpers/integ';
import { ClimateModelStack } from '../examples/typescript/climate-model/climate-model-stack';

const REGION = '<AWS::Region>:<AWS::AccountId>';

/** What cdk-nag finds in a fleet, beside what is acknowledged everywhere. */
const FLEET: Record<string, string> = {
  'AwsSolutions-AS3': 'Whoever wants to hear of every start and end of an instance adds notifications to `autoScalingGroup`.',
  'AwsSolutions-EC26': 'The rule cannot read the launch template of the group; the disk in it is encrypted.',
  'AwsSolutions-L1': 'The oldest runtime that is supported, so that the oldest supported CDK knows it.',
  'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]': 'The role that the CDK gives a function.',
  [`AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:autoscaling:${REGION}:autoScalingGroup:*:autoScalingGroupName/<ClimateFleetInstancesASGF07BBB06>]`]:
    'The id in the ARN of a group is not known; its name is.',
  [`AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:ecs:${REGION}:container-instance/<ClimateFleetCluster9E43840E.ClusterName>/*]`]:
    'All instances of the cluster, and of no other.',
  'AwsSolutions-IAM5[Resource::<BatchworksClusterProviderHandlerC8F5C6B5.Arn>:*]': 'All versions of one function.',
};

function acknowledgeFleet(stack: Stack) {
  Object.entries(FLEET).forEach(([id, reason]) => Validations.of(stack).acknowledge({ id: `AwsSolutions::${id}`, reason }));
}

test('the climate model', () => {
  const stack = new ClimateModelStack(strictApp(), 'ClimateModel');
  acknowledgeKnown(stack);
  acknowledgeFleet(stack);
  expect(templateOf(stack)).toMatchSnapshot();
});
