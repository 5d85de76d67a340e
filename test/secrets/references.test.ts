import { Lazy, Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import { aws_kms, aws_secretsmanager, aws_ssm } from 'aws-cdk-lib/interfaces';
import { JobSecret } from '../../src';
import { addJob, fargateQueue, jobProperties, statementsOf } from '../_helpers/jobs';

const SECRET = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:db-AbCdEf';
const { CfnSecret } = secretsmanager;

/** What a job with a secret reads, and what its execution role may do for it. */
function given(secretIn: (stack: Stack) => JobSecret) {
  const stack = new Stack();
  const job = addJob(fargateQueue(stack), { secrets: { KEY: secretIn(stack) } });
  const [{ ValueFrom }] = jobProperties(stack).ContainerProperties.Secrets;
  const permissions = statementsOf(stack, job.executionRole).filter(({ Action }) => /^(secretsmanager|kms|ssm):/.test(Action));
  return { stack, read: ValueFrom, permissions };
}

const ALLOWED = { Effect: 'Allow', Action: 'secretsmanager:GetSecretValue' };

describe('a secret of Secrets Manager', () => {
  test.each<[string, (stack: Stack) => aws_secretsmanager.ISecretRef, unknown]>([
    ['an L1', (stack) => new CfnSecret(stack, 'Secret', { generateSecretString: {} }), { Ref: 'Secret' }],
    ['a reference by its ARN', (stack) => CfnSecret.fromSecretId(stack, 'Secret', SECRET), SECRET],
    ['imported by its ARN', (stack) => secretsmanager.Secret.fromSecretCompleteArn(stack, 'Secret', SECRET), SECRET],
  ])('that is %s is read, whole and in part', (_, secretIn, arn) => {
    const whole = given((stack) => JobSecret.fromSecretsManager(secretIn(stack)));
    expect([whole.read, whole.permissions]).toEqual([arn, [{ ...ALLOWED, Resource: arn }]]);
    const part = given((stack) => JobSecret.fromSecretsManager(secretIn(stack), { field: 'password' }));
    expect(part.read).toEqual(typeof arn === 'string' ? `${arn}:password::` : { 'Fn::Join': ['', [arn, ':password::']] });
  });

  test('that is a reference by a part of its ARN is read whole only', () => {
    const secretIn = (stack: Stack) => CfnSecret.fromSecretId(stack, 'Secret', SECRET.slice(0, -7));
    expect(given((stack) => JobSecret.fromSecretsManager(secretIn(stack))).permissions).toEqual([{ ...ALLOWED, Resource: `${SECRET.slice(0, -7)}-??????` }]);
    expect(() => JobSecret.fromSecretsManager(secretIn(new Stack()), { field: 'a' })).toThrow('must tell its complete ARN');
  });

  test('that is a reference by its name is refused', () => {
    expect(() => JobSecret.fromSecretsManager(CfnSecret.fromSecretId(new Stack(), 'Secret', 'db'))).toThrow('got a reference with the id "db"; import it by');
  });
});

describe('the key of a secret', () => {
  const permissionsWith = (keyIn: (stack: Stack) => aws_kms.IKeyRef) => given((stack) => {
    const encryptionKey = keyIn(stack);
    const secret = new CfnSecret(stack, 'Secret', { kmsKeyId: encryptionKey.keyRef.keyArn });
    return JobSecret.fromSecretsManager(secret, { encryptionKey });
  }).permissions.find(({ Action }) => Action === 'kms:Decrypt');

  test.each<[string, (stack: Stack) => aws_kms.IKeyRef, unknown]>([
    ['an L1', (stack) => new kms.CfnKey(stack, 'Key', { keyPolicy: new kms.CfnKey(stack, 'Other').keyPolicy }), { 'Fn::GetAtt': ['Key', 'Arn'] }],
    ['an L2', (stack) => new kms.Key(stack, 'Key'), { 'Fn::GetAtt': ['Key961B73FD', 'Arn'] }],
    ['imported by its ARN', (stack) => kms.Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-west-1:1:key/1f'), 'arn:aws:kms:eu-west-1:1:key/1f'],
  ])('that is %s may be used, through Secrets Manager alone', (_, keyIn, arn) => {
    expect(permissionsWith(keyIn)).toMatchObject({ Resource: arn, Condition: { StringEquals: { 'kms:ViaService': expect.anything() } } });
  });

  test('of an L1 has to be given', () => {
    const secret = new CfnSecret(new Stack(), 'Secret', { kmsKeyId: 'alias/mine' });
    expect(() => JobSecret.fromSecretsManager(secret)).toThrow('`encryptionKey` must be given for a secret of a customer-managed key, got none for Default/Secret;');
  });

  test('of an L1 that AWS manages need not', () => {
    expect(() => JobSecret.fromSecretsManager(new CfnSecret(new Stack(), 'Secret', { kmsKeyId: 'alias/aws/secretsmanager' }))).not.toThrow();
  });
});

describe('a parameter of SSM', () => {
  const PREFIX = ['arn:', { Ref: 'AWS::Partition' }, ':ssm:', { Ref: 'AWS::Region' }, ':', { Ref: 'AWS::AccountId' }];
  const arn = (...rest: unknown[]) => ({ 'Fn::Join': ['', [...PREFIX, ...rest]] });
  const l1 = (name?: string) => (stack: Stack) => new ssm.CfnParameter(stack, 'Token', { name, type: 'String', value: 'x' });

  test.each<[string, (stack: Stack) => aws_ssm.IParameterRef, unknown]>([
    ['an L1 with a slash', l1('/batch/token'), arn(':parameter', { Ref: 'Token' })],
    ['an L1 without a slash', l1('token'), arn(':parameter/', { Ref: 'Token' })],
    ['an L1 whose name CloudFormation makes', l1(), arn(':parameter/', { Ref: 'Token' })],
    ['an L2', (stack) => new ssm.StringParameter(stack, 'Token', { stringValue: 'x' }), arn(':parameter/', { Ref: 'TokenCB33349F' })],
    ['imported by its name', (stack) => ssm.StringParameter.fromStringParameterName(stack, 'Token', '/batch/token'), arn(':parameter/batch/token')],
  ])('that is %s is read', (_, parameterIn, expected) => {
    const { read, permissions } = given((stack) => JobSecret.fromSsmParameter(parameterIn(stack)));
    expect([read, permissions]).toEqual([expected, [{ Effect: 'Allow', Action: 'ssm:GetParameters', Resource: expected }]]);
  });

  test('whose name nobody knows yet is refused', () => {
    const parameter = l1(Lazy.string({ produce: () => 'x' }))(new Stack());
    expect(() => JobSecret.fromSsmParameter(parameter)).toThrow('`parameter` must tell whether its name begins with a slash, got Default/Token');
  });
});
