import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import { Egress, JobLogging, JobSecret, SecretsManagerJobSecretOptions } from '../../src';
import { addJob, ec2Queue, ECR_IMAGE, fargateQueue, jobProperties, statementsOf } from '../_helpers/jobs';

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
      Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: stack.resolve(secret.secretArn),
    });
    expect(JSON.stringify(statementsOf(stack, plain.executionRole))).not.toContain('secretsmanager');
  });

  test('given to several jobs, is read by each of them', () => {
    const stack = new Stack();
    const queue = fargateQueue(stack);
    const secret = new secretsmanager.Secret(stack, 'Secret');
    const secrets = { KEY: JobSecret.fromSecretsManager(secret) };
    const roles = ['A', 'B'].map((id) => addJob(queue, { secrets }, id).executionRole);
    expect(roles[0]).not.toBe(roles[1]);
    roles.forEach((role) => expect(statementsOf(stack, role)).toContainEqual({
      Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: stack.resolve(secret.secretArn),
    }));
  });

  test('imported by its name, is read whole', () => {
    const stack = new Stack();
    const secret = secretsmanager.Secret.fromSecretNameV2(stack, 'Secret', 'db');
    const job = addJob(fargateQueue(stack), { secrets: { KEY: JobSecret.fromSecretsManager(secret) } });
    expect(JSON.stringify(statementsOf(stack, job.executionRole))).toContain(':secret:db-??????');
  });

  test.each([{ field: 'password' }, { versionStage: 'AWSPREVIOUS' }, { versionId: '1f' }])('imported by its name, is not read in part: %j', (options) => {
    const secret = secretsmanager.Secret.fromSecretNameV2(new Stack(), 'Secret', 'db');
    expect(() => JobSecret.fromSecretsManager(secret, options)).toThrow('Default/Secret; import it by `Secret.fromSecretCompleteArn` (IAM-09)');
  });
});

describe('a customer-managed key', () => {
  const ARN_OF_KEY = 'arn:aws:kms:eu-west-1:123456789012:key/1f';
  const importKey = (stack: Stack) => kms.Key.fromKeyArn(stack, 'Key', ARN_OF_KEY);
  const imported = (stack: Stack, encryptionKey?: kms.IKey) =>
    secretsmanager.Secret.fromSecretAttributes(stack, 'Secret', { secretCompleteArn: ARN, encryptionKey });
  const parameter = (stack: Stack) => ssm.StringParameter.fromSecureStringParameterAttributes(stack, 'Parameter', { parameterName: '/db/password' });
  const viaService = (service: any) => ({ StringEquals: { 'kms:ViaService': service } });

  test.each<[string, (stack: Stack) => JobSecret, unknown]>([
    ['of an imported secret', (stack) => JobSecret.fromSecretsManager(imported(stack, importKey(stack))), 'secretsmanager.us-east-1.amazonaws.com'],
    ['named beside an imported secret', (stack) => JobSecret.fromSecretsManager(imported(stack), { encryptionKey: importKey(stack) }),
      'secretsmanager.us-east-1.amazonaws.com'],
    ['of a parameter', (stack) => JobSecret.fromSsmParameter(parameter(stack), { encryptionKey: importKey(stack) }),
      { 'Fn::Join': ['', ['ssm.', { Ref: 'AWS::Region' }, '.amazonaws.com']] }],
  ])('%s decrypts for the execution role, by way of the service', (_, secret, service) => {
    const stack = new Stack();
    const job = addJob(fargateQueue(stack), { secrets: { KEY: secret(stack) } });
    expect(statementsOf(stack, job.executionRole)).toContainEqual({
      Effect: 'Allow', Action: 'kms:Decrypt', Resource: ARN_OF_KEY, Condition: viaService(service),
    });
  });

  test('of a secret that is made here keeps its policy, which is the account\'s', () => {
    const stack = new Stack();
    const secret = new secretsmanager.Secret(stack, 'Secret', { encryptionKey: new kms.Key(stack, 'Key') });
    const job = addJob(fargateQueue(stack), { secrets: { KEY: JobSecret.fromSecretsManager(secret) } });
    const [key] = Object.values(Template.fromStack(stack).findResources('AWS::KMS::Key'));
    expect(statementsOf(stack, job.executionRole)).toContainEqual(expect.objectContaining({ Action: 'kms:Decrypt' }));
    expect(JSON.stringify(key.Properties.KeyPolicy)).not.toContain(stack.resolve(job.executionRole.roleArn)['Fn::GetAtt'][0]);
  });

  test('of a secret in another stack makes no two stacks depend on each other', () => {
    const app = new App();
    const [data, jobs] = ['Data', 'Jobs'].map((id) => new Stack(app, id));
    const secret = new secretsmanager.Secret(data, 'Secret', { encryptionKey: new kms.Key(data, 'Key') });
    addJob(fargateQueue(jobs), { secrets: { KEY: JobSecret.fromSecretsManager(secret) } });
    app.synth();
    expect(jobs.dependencies.map(({ node }) => node.id)).toEqual(['Data']);
  });

  test('is not asked for without one', () => {
    const stack = new Stack();
    const job = addJob(fargateQueue(stack), { secrets: { KEY: JobSecret.fromSecretsManager(new secretsmanager.Secret(stack, 'Secret')) } });
    expect(JSON.stringify(statementsOf(stack, job.executionRole))).not.toContain('kms:');
  });
});

test('a parameter of SSM may be read, and nothing more', () => {
  const stack = new Stack();
  const parameter = ssm.StringParameter.fromSecureStringParameterAttributes(stack, 'Parameter', { parameterName: '/db/password' });
  const job = addJob(fargateQueue(stack), { secrets: { PASSWORD: JobSecret.fromSsmParameter(parameter) } });
  const arn = stack.resolve(parameter.parameterArn);
  expect(jobProperties(stack).ContainerProperties.Secrets).toEqual([{ Name: 'PASSWORD', ValueFrom: arn }]);
  expect(statementsOf(stack, job.executionRole)).toContainEqual({ Effect: 'Allow', Action: 'ssm:GetParameters', Resource: arn });
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
    addJob(fargateQueue(stack, { egress: Egress.endpoints() }), { image: ECR_IMAGE, secrets: secret && { KEY: secret(stack) } });
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
