import { App, Stack, Validations } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks } from 'cdk-nag';
import { requireKeptIds } from './kept-ids';
import { plainSecretsOf } from './plain-secrets';
import { actionsOnEverything, rolesOf } from './roles';
import { BatchChecks } from '../../src';

/**
 * An app under the strictest checks there are: every finding of CDK's own validation throws, and so does every rule of cdk-nag's
 * AwsSolutions pack and every warning of ours that is not acknowledged with a reason.
 */
export function strictApp(): App {
  process.env.CDK_VALIDATION = 'true';
  const app = new App({ context: { '@aws-cdk/core:strictCfnValidateErrors': true, '@aws-cdk/aws-iam:minimizePolicies': true } });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new BatchChecks({ advice: false }));
  return app;
}

/** What cdk-nag's AwsSolutions finds in an app of ours, and why it is right as it is. */
const ACKNOWLEDGED: Record<string, string> = {
  'AwsSolutions-VPC7': 'Flow logs cost by the byte; whoever needs them gives `flowLogs`.',
  'AwsSolutions-SMG4': 'A signing key or a token of another service rotates by its own rules.',
  'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role]':
    'AWS keeps what the ECS agent of an instance needs in this policy.',
  'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSBatchServiceRole]':
    'AWS keeps what Batch needs to look after an unmanaged compute environment in this policy.',
  'AwsSolutions-IAM5[Resource::*]': 'ecr:GetAuthorizationToken knows no resource.',
};

/** Acknowledges what is known in a stack, and nothing else. */
export function acknowledgeKnown(stack: Stack) {
  Object.entries(ACKNOWLEDGED).forEach(([id, reason]) => Validations.of(stack).acknowledge({ id: `AwsSolutions::${id}`, reason }));
}

/** Actions that know no resource, as https://docs.aws.amazon.com/service-authorization/ tells: a role must have them on all or on none. */
const WITHOUT_RESOURCE: Record<string, string> = {
  'ecr:GetAuthorizationToken': 'signs in to the registry of the account; what may be pulled is said by the other actions',
  'autoscaling:DescribeAutoScalingGroups': 'reads how large the group of a fleet is; to change it is allowed for this group only',
  'batch:DescribeComputeEnvironments': 'reads the ECS cluster of an unmanaged compute environment',
  'batch:DescribeJobQueues': 'reads which queues lead to a fleet; an operator of a queue reads its state',
  'batch:DescribeJobs': 'an operator of a queue reads the state of its jobs',
  'batch:ListJobs': 'reads which jobs wait in a queue',
  'logs:CreateLogDelivery': 'a state machine with a log: the delivery of logs is set up for the account',
  'logs:DeleteLogDelivery': 'a state machine with a log',
  'logs:DescribeLogGroups': 'a state machine with a log',
  'logs:DescribeResourcePolicies': 'a state machine with a log',
  'logs:GetLogDelivery': 'a state machine with a log',
  'logs:ListLogDeliveries': 'a state machine with a log',
  'logs:PutResourcePolicy': 'a state machine with a log',
  'logs:UpdateLogDelivery': 'a state machine with a log',
  'xray:GetSamplingRules': 'a state machine that is traced',
  'xray:GetSamplingTargets': 'a state machine that is traced',
  'xray:PutTelemetryRecords': 'a state machine that is traced',
  'xray:PutTraceSegments': 'a state machine that is traced',
  'ssmmessages:CreateControlChannel': 'ECS Exec: the agent in the container opens its own channel',
  'ssmmessages:CreateDataChannel': 'ECS Exec',
  'ssmmessages:OpenControlChannel': 'ECS Exec',
  'ssmmessages:OpenDataChannel': 'ECS Exec',
};

/**
 * The template of a stack, after what holds for every app of ours was seen to hold: it came without a warning, no secret stands in it, no role
 * may do something on all resources without a reason, what its roles may do is what was reviewed (the snapshot `roles`), and its resources are
 * those that there were (`test/ids`).
 *
 * The hashes of assets, which change with every byte of them, are left out.
 */
export function templateOf(stack: Stack): any {
  expect(Annotations.fromStack(stack).findWarning('*', Match.anyValue())).toEqual([]);
  const text = JSON.stringify(Template.fromStack(stack).toJSON());
  requireKeptIds(stack);
  const template = JSON.parse(text.replace(/[0-9a-f]{64}/g, '<hash>'));
  expect(plainSecretsOf(template)).toEqual([]);
  expect(actionsOnEverything(template).filter((entry) => !(entry.split(': ')[1] in WITHOUT_RESOURCE))).toEqual([]);
  expect(rolesOf(template)).toMatchSnapshot('roles');
  return template;
}
