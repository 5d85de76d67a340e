import { allow, fargateJob, outcome, policies, resource } from './_helpers';
import { UNKNOWN } from '../../_helpers';

const TOKEN = { Token: resource('AWS::SecretsManager::Secret') };

function splunk(valueFrom: unknown) {
  return { LogConfiguration: { LogDriver: 'splunk', SecretOptions: [{ Name: 'splunk-token', ValueFrom: valueFrom }] } };
}

test.each([
  [{ Ref: 'Token' }, [], 'violates'],
  [{ Ref: 'Token' }, [allow('secretsmanager:GetSecretValue', { Ref: 'Token' })], 'holds'],
  [UNKNOWN, [allow('secretsmanager:GetSecretValue')], 'unknown'],
])('a log driver with the secret %j, and a role that is allowed %j: %s', (valueFrom, statements, expected) => {
  expect(outcome('IAM-11', fargateJob(splunk(valueFrom), policies(...statements), TOKEN))).toBe(expected);
});
