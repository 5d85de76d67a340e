import { allow, fargateJob, outcome, policies, resource } from './_helpers';
import { UNKNOWN } from '../../_helpers';

const REGISTRY = { Registry: resource('AWS::SecretsManager::Secret') };
const READ = 'secretsmanager:GetSecretValue';

test.each([
  [{ Ref: 'Registry' }, [], 'violates'],
  [{ Ref: 'Registry' }, [allow(READ, { Ref: 'Registry' })], 'holds'],
  ['registry', [allow(READ, { 'Fn::Sub': 'arn:${AWS::Partition}:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:registry-*' })], 'holds'],
  ['registry', [], 'unknown'],
  [UNKNOWN, [allow(READ)], 'unknown'],
])('credentials in %j, and a role that is allowed %j: %s', (credentials, statements, expected) => {
  const container = { RepositoryCredentials: { CredentialsParameter: credentials } };
  expect(outcome('IAM-18', fargateJob(container, policies(...statements), REGISTRY))).toBe(expected);
});
