import { allow, arnOf, fargateJob, outcome, policies, resource } from './_helpers';
import { UNKNOWN } from '../../_helpers';

const ROOT = { AWS: { 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:root' } };

/** A job that reads a secret with a key of its own. */
function withKey(key: unknown, ofRole: object[], ofKey: object[] = []) {
  return fargateJob({ Secrets: [{ Name: 'VALUE', ValueFrom: { Ref: 'Secret' } }] }, policies(...ofRole), {
    Secret: resource('AWS::SecretsManager::Secret', { KmsKeyId: key }),
    Key: resource('AWS::KMS::Key', { KeyPolicy: { Statement: [allow('kms:*', '*', { Principal: ROOT }), ...ofKey] } }),
    OtherKey: resource('AWS::KMS::Key'),
  });
}

test.each([
  ['the key', [allow('kms:Decrypt', arnOf('Key'))], 'holds'],
  ['all keys', [allow('kms:*')], 'holds'],
  ['no key', [], 'violates'],
  ['another key', [allow('kms:Decrypt', arnOf('OtherKey'))], 'violates'],
  ['the key by way of a service', [allow('kms:Decrypt', arnOf('Key'), { Condition: { StringEquals: { 'kms:ViaService': 'x' } } })], 'unknown'],
])('an execution role that may decrypt with %s: %s', (_, statements, expected) => {
  expect(outcome('IAM-08', withKey(arnOf('Key'), statements))).toBe(expected);
});

test.each([
  ['the role', { AWS: arnOf('Role') }, {}, 'holds'],
  ['the role by way of a service', { AWS: arnOf('Role') }, { Condition: {} }, 'unknown'],
  ['a role by its name', { AWS: 'arn:aws:iam::123456789012:role/render' }, {}, 'unknown'],
  ['a service', { Service: 'logs.amazonaws.com' }, {}, 'violates'],
])('a policy of the key that allows it to %s: %s', (_, principal, rest, expected) => {
  expect(outcome('IAM-08', withKey(arnOf('Key'), [], [allow('kms:Decrypt', '*', { Principal: principal, ...rest })]))).toBe(expected);
});

test('of a key from elsewhere it cannot tell; one of AWS needs nothing', () => {
  expect(outcome('IAM-08', withKey(UNKNOWN, []))).toBe('unknown');
  expect(outcome('IAM-08', withKey(undefined, []))).toBeUndefined();
});
