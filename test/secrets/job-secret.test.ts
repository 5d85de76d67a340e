import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import { Egress, JobLogging, JobSecret, SecretsManagerJobSecretOptions } from '../../src';
import { addJob, ec2Queue, fargateQueue, jobProperties, statementsOf } from '../_helpers/jobs';

const ARN = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:db-AbCdEf';

function valueFrom(options?: SecretsManagerJobSecretOptions): string {
  const stack = new Stack();
  const secret = secretsmanager.Secret.fromSecretCompleteArn(stack, 'Secret', ARN);
  addJob(fargateQueue(stack), { secrets: { PASSWORD: JobSecret.fromSecretsManager(secret, options) } });
  const [{ Name, ValueFrom }] = jobProperties(stack).ContainerProperties.Secrets;
  expect(Name).toBe('PASSWORD');
  return ValueFrom;
}

describe('a secret of Secrets Manager', () => {
  test.each([
    [undefined, ARN],
    [{ field: 'password' }, `${ARN}:password::`],
    [{ versionStage: 'AWSPREVIOUS' }, `${ARN}::AWSPREVIOUS:`],
    [{ versionId: '1f' }, `${ARN}:::1f`],
    [{ field: 'password', versionStage: 'AWSPREVIOUS', versionId: '1f' }, `${ARN}:password:AWSPREVIOUS:1f`],
  ])('%j is read as %s', (options, expected) => {
    expect(valueFrom(options)).toBe(expected);
  });

  test('gives the job an execution role of its own that reads just this secret', () => {
    const stack = new Stack();
    const queue = fargateQueue(stack);
    const secret = new secretsmanager.Secret(stack, 'Secret');
    const plain = addJob(queue, {}, 'Plain');
    const job = addJob(queue, { secrets: { KEY: JobSecret.fromSecretsManager(secret) } });
    expect(job.executionRole).not.toBe(plain.executionRole);
    expect(statementsOf(stack, job.executionRole)).toContainEqual({
      Effect: 'Allow', Action: ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'], Resource: stack.resolve(secret.secretArn),
    });
    expect(JSON.stringify(statementsOf(stack, plain.executionRole))).not.toContain('secretsmanager');
  });

  test('with a key of its own may be decrypted', () => {
    const stack = new Stack();
    const secret = new secretsmanager.Secret(stack, 'Secret', { encryptionKey: new kms.Key(stack, 'Key') });
    addJob(fargateQueue(stack), { secrets: { KEY: JobSecret.fromSecretsManager(secret) } });
    const [key] = Object.values(Template.fromStack(stack).findResources('AWS::KMS::Key'));
    expect(JSON.stringify(key.Properties.KeyPolicy)).toContain('kms:Decrypt');
  });
});

test('a parameter of SSM may be read, and nothing more', () => {
  const stack = new Stack();
  const parameter = ssm.StringParameter.fromSecureStringParameterAttributes(stack, 'Parameter', { parameterName: '/db/password' });
  const key = new kms.Key(stack, 'Key');
  const job = addJob(fargateQueue(stack), { secrets: { PASSWORD: JobSecret.fromSsmParameter(parameter, { encryptionKey: key }) } });
  const arn = stack.resolve(parameter.parameterArn);
  expect(jobProperties(stack).ContainerProperties.Secrets).toEqual([{ Name: 'PASSWORD', ValueFrom: arn }]);
  expect(statementsOf(stack, job.executionRole)).toContainEqual({ Effect: 'Allow', Action: 'ssm:GetParameters', Resource: arn });
  expect(statementsOf(stack, job.executionRole)).toContainEqual({ Effect: 'Allow', Action: 'kms:Decrypt', Resource: stack.resolve(key.keyArn) });
});

describe('a secret of the log driver', () => {
  test('is an option, readable by the execution role of this job alone', () => {
    const stack = new Stack();
    const token = new secretsmanager.Secret(stack, 'Token');
    const job = addJob(ec2Queue(stack), {
      logging: JobLogging.driver('splunk', {
        options: { 'splunk-url': 'https://splunk.example.com' }, secretOptions: { 'splunk-token': JobSecret.fromSecretsManager(token) },
      }),
    });
    expect(jobProperties(stack).ContainerProperties.LogConfiguration).toEqual({
      LogDriver: 'splunk',
      Options: { 'splunk-url': 'https://splunk.example.com' },
      SecretOptions: [{ Name: 'splunk-token', ValueFrom: stack.resolve(token.secretArn) }],
    });
    expect(JSON.stringify(statementsOf(stack, job.executionRole))).toContain('secretsmanager:GetSecretValue');
    expect(job.executionRole.node.path).toContain('Job/');
  });

  test.each(['fluentd', 'gelf', 'syslog'])('%s is refused on Fargate', (driver) => {
    const queue = fargateQueue(new Stack());
    expect(() => addJob(queue, { logging: JobLogging.driver(driver) })).toThrow(`must be one of awslogs, splunk on Fargate, got "${driver}"`);
  });

  test('an unknown driver is refused everywhere', () => {
    expect(() => JobLogging.driver('cloudwatch')).toThrow('`logDriver` must be one of awsfirelens, awslogs,');
  });
});

test('a variable cannot be plain and secret', () => {
  const stack = new Stack();
  const secret = JobSecret.fromSecretsManager(new secretsmanager.Secret(stack, 'Secret'));
  expect(() => addJob(fargateQueue(stack), { environment: { KEY: 'a' }, secrets: { KEY: secret } }))
    .toThrow('the environment variable "KEY" must be in `environment` or in `secrets`, not in both');
});

describe('in an isolated network', () => {
  const endpoints = (secret?: (stack: Stack) => JobSecret) => {
    const stack = new Stack(new App(), 'Stack', { env: { region: 'us-east-1', account: '123456789012' } });
    addJob(fargateQueue(stack, { egress: Egress.endpoints() }), { secrets: secret && { KEY: secret(stack) } });
    return Object.values(Template.fromStack(stack).findResources('AWS::EC2::VPCEndpoint')).map(({ Properties }) => Properties.ServiceName);
  };

  test.each([
    ['secretsmanager', (stack: Stack) => JobSecret.fromSecretsManager(new secretsmanager.Secret(stack, 'Secret'))],
    ['ssm', (stack: Stack) => JobSecret.fromSsmParameter(new ssm.StringParameter(stack, 'Parameter', { stringValue: 'a' }))],
  ])('a secret of %s brings its endpoint', (service, secret) => {
    expect(endpoints()).not.toContain(`com.amazonaws.us-east-1.${service}`);
    expect(endpoints(secret)).toContain(`com.amazonaws.us-east-1.${service}`);
  });
});
