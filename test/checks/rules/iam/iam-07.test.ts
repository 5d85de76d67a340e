import { allow, fargateJob, outcome, policies, resource, words } from './_helpers';
import { job, UNKNOWN } from '../../_helpers';

const SECRETS = { Database: resource('AWS::SecretsManager::Secret'), Other: resource('AWS::SecretsManager::Secret'), Token: resource('AWS::SSM::Parameter', { Value: 'x' }) };
const READ = 'secretsmanager:GetSecretValue';

function secret(valueFrom: unknown) {
  return { Secrets: [{ Name: 'VALUE', ValueFrom: valueFrom }] };
}

test.each([
  ['the secret', allow(READ, { Ref: 'Database' }), 'holds'],
  ['the secret and what follows', allow(READ, { 'Fn::Sub': '${Database}*' }), 'holds'],
  ['another secret', allow(READ, { Ref: 'Other' }), 'violates'],
  ['no secret', allow('s3:*'), 'violates'],
  ['an imported secret', allow(READ, UNKNOWN), 'unknown'],
])('a job with a field of a secret, whose execution role may read %s: %s', (_, statement, expected) => {
  expect(outcome('IAM-07', fargateJob(secret({ 'Fn::Sub': '${Database}:password::' }), policies(statement), SECRETS))).toBe(expected);
});

test.each([
  ['arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop', 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop-??????', 'holds'],
  ['arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop', 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:other-*', 'unknown'], // its own policy may
])('the secret %s, of which a role may read %s: %s', (valueFrom, arn, expected) => {
  expect(outcome('IAM-07', fargateJob(secret(valueFrom), policies(allow(READ, arn))))).toBe(expected);
});

test.each([
  [{ Ref: 'Token' }, { 'Fn::Sub': 'arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:parameter/${Token}' }, 'holds'],
  ['/batch/token', { 'Fn::Sub': 'arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:parameter/batch/*' }, 'holds'],
  ['/batch/token', { 'Fn::Sub': 'arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:parameter/shop/*' }, 'violates'],
  ['arn:aws:ssm:eu-west-1:123456789012:parameter/token', 'arn:aws:ssm:eu-west-1:123456789012:parameter/token', 'holds'],
])('the parameter %j, of which a role may read %j: %s', (valueFrom, arn, expected) => {
  expect(outcome('IAM-07', fargateJob(secret(valueFrom), policies(allow('ssm:GetParameters', arn)), SECRETS))).toBe(expected);
});

test('the policy of a secret may allow what the role\'s do not', () => {
  const Policy = resource('AWS::SecretsManager::ResourcePolicy', { SecretId: { Ref: 'Database' } });
  expect(outcome('IAM-07', fargateJob(secret({ Ref: 'Database' }), {}, { ...SECRETS, Policy }))).toBe('unknown');
});

test('on instances a job with secrets needs an execution role too', () => {
  expect(words('IAM-07', { Job: job({ ContainerProperties: { Image: 'busybox', ...secret({ Ref: 'Database' }) } }), ...SECRETS }))
    .toContain('gets secrets (VALUE) and has no execution role');
  expect(outcome('IAM-07', fargateJob(secret({ Ref: 'Database' }), undefined, SECRETS))).toBeUndefined(); // IAM-01 says so
});

test('of what is imported it cannot tell', () => {
  expect(outcome('IAM-07', fargateJob(secret(UNKNOWN), {}))).toBe('unknown');
  expect(outcome('IAM-07', fargateJob({ ...secret({ Ref: 'Database' }), ExecutionRoleArn: UNKNOWN }, {}, SECRETS))).toBe('unknown');
});
