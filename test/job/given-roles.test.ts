import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { aws_iam, aws_logs } from 'aws-cdk-lib/interfaces';
import { JobLogging, JobSecret, MultiContainerJob } from '../../src';
import { addJob, fargateQueue, IMAGE, jobProperties, statementsOf } from '../_helpers/jobs';

const ARN = 'arn:aws:iam::123456789012:role/teams/render/Existing';

/** A role of each kind. */
const ROLES: [string, (stack: Stack) => aws_iam.IRoleRef][] = [
  ['an L1', (stack) => l1(stack)],
  ['an L1 with a path', (stack) => l1(stack, '/teams/render/')],
  ['an L2', (stack) => new iam.Role(stack, 'Existing', { assumedBy: TASKS })],
  ['imported by its ARN', (stack) => iam.Role.fromRoleArn(stack, 'Existing', ARN)],
];
const TASKS = new iam.ServicePrincipal('ecs-tasks.amazonaws.com');

function l1(stack: Stack, path?: string) {
  return new iam.CfnRole(stack, 'Role', {
    path,
    assumeRolePolicyDocument: new iam.PolicyDocument({
      statements: [
        new iam.PolicyStatement({ principals: [TASKS], actions: ['sts:AssumeRole'] }),
      ],
    }),
  });
}

/** A stack of the account that the imported role belongs to: nothing is added to the roles of other accounts. */
const stackOfAccount = () => new Stack(new App(), 'Stack', { env: { account: '123456789012', region: 'eu-west-1' } });

describe.each(ROLES)('a role that is %s', (_, roleIn) => {
  test('is the role of the job, and gets what is granted to it', () => {
    const stack = stackOfAccount();
    const given = roleIn(stack);
    const job = addJob(fargateQueue(stack), { jobRole: given });
    iam.Grant.addToPrincipal({ grantee: job, actions: ['s3:GetObject'], resourceArns: ['arn:aws:s3:::scenes/*'] });
    expect(jobProperties(stack).ContainerProperties.JobRoleArn).toEqual(stack.resolve(given.roleRef.roleArn));
    expect(statementsOf(stack, given.roleRef)).toEqual([{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::scenes/*' }]);
  });

  test('is the execution role of the job, and gets what the job needs', () => {
    const stack = stackOfAccount();
    const secret = new secretsmanager.Secret(stack, 'Secret');
    const given = roleIn(stack);
    addJob(fargateQueue(stack), { executionRole: given, secrets: { KEY: JobSecret.fromSecretsManager(secret) } });
    expect(jobProperties(stack).ContainerProperties.ExecutionRoleArn).toEqual(stack.resolve(given.roleRef.roleArn));
    const actions = statementsOf(stack, given.roleRef).flatMap(({ Action }) => Action);
    expect(actions).toEqual(expect.arrayContaining(['secretsmanager:GetSecretValue', 'logs:PutLogEvents']));
  });
});

test('a role of another account stays as it is', () => {
  const stack = stackOfAccount();
  const jobRole = iam.Role.fromRoleArn(stack, 'Existing', 'arn:aws:iam::210987654321:role/Existing');
  const job = addJob(fargateQueue(stack), { jobRole });
  iam.Grant.addToPrincipal({ grantee: job, actions: ['s3:GetObject'], resourceArns: ['*'] });
  expect(statementsOf(stack, job.jobRole)).toEqual([]);
});

test('two jobs share a role that is an L1', () => {
  const stack = new Stack();
  const [queue, jobRole] = [fargateQueue(stack), l1(stack)];
  ['A', 'B'].forEach((id) => iam.Grant.addToPrincipal({ grantee: addJob(queue, { jobRole }, id), actions: ['s3:Get*'], resourceArns: ['*'] }));
  const names = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy', { Properties: { Roles: [{ Ref: 'Role' }] } }))
    .map(({ Properties }) => Properties.PolicyName);
  expect([names.length, new Set(names).size]).toEqual([2, 2]);
});

test('a job of several containers takes roles that are L1s', () => {
  const stack = new Stack();
  const role = l1(stack);
  new MultiContainerJob(stack, 'Job', { queue: fargateQueue(stack), containers: [{ name: 'a', image: IMAGE }], jobRole: role, executionRole: role });
  expect(jobProperties(stack).EcsProperties.TaskProperties[0])
    .toMatchObject({ TaskRoleArn: stack.resolve(role.attrArn), ExecutionRoleArn: stack.resolve(role.attrArn) });
});

test.each<[string, (stack: Stack) => aws_logs.ILogGroupRef, unknown]>([
  ['an L1', (stack) => new logs.CfnLogGroup(stack, 'Logs'), { Ref: 'AWS::Region' }],
  ['an L2', (stack) => new logs.LogGroup(stack, 'Logs'), { Ref: 'AWS::Region' }],
  ['imported by its ARN', (stack) => logs.LogGroup.fromLogGroupArn(stack, 'Logs', 'arn:aws:logs:eu-west-1:1:log-group:jobs'), 'eu-west-1'],
])('a log group that is %s gets the output, and the job may write there', (_, logGroupIn, region) => {
  const stack = new Stack();
  const logGroup = logGroupIn(stack);
  const job = addJob(fargateQueue(stack), { logging: JobLogging.cloudWatch({ logGroup }) });
  const { logGroupName, logGroupArn } = stack.resolve(logGroup.logGroupRef);
  expect(jobProperties(stack).ContainerProperties.LogConfiguration.Options).toMatchObject({ 'awslogs-group': logGroupName, 'awslogs-region': region });
  expect(statementsOf(stack, job.executionRole)[0]).toMatchObject({ Action: ['logs:CreateLogStream', 'logs:PutLogEvents'], Resource: logGroupArn });
});
