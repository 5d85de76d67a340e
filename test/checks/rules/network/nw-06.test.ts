import { outcomeOnFargate } from './_helpers';
import { UNKNOWN } from '../../_helpers';

const SECRET = { Secret: { Type: 'AWS::SecretsManager::Secret' }, Parameter: { Type: 'AWS::SSM::Parameter', Properties: { Value: 'x' } } };
const ARN = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:key-AbCdEf';

function secretsOf(valueFrom: unknown) {
  return { Secrets: [{ Name: 'KEY', ValueFrom: valueFrom }] };
}

test.each<[string, object, string, string]>([
  ['a secret by its ARN', secretsOf(ARN), 'secretsmanager', 'ssm'],
  ['a field of a secret of the template', secretsOf({ 'Fn::Sub': '${Secret}:password::' }), 'secretsmanager', 'ssm'],
  ['a parameter by its name', secretsOf('/batch/token'), 'ssm', 'secretsmanager'],
  ['a parameter by its ARN', secretsOf('arn:aws:ssm:eu-west-1:123456789012:parameter/batch/token'), 'ssm', 'secretsmanager'],
  ['a parameter of the template', secretsOf({ Ref: 'Parameter' }), 'ssm', 'secretsmanager'],
  ['a secret of the log driver', { LogConfiguration: { LogDriver: 'splunk', SecretOptions: [{ Name: 'splunk-token', ValueFrom: ARN }] } }, 'secretsmanager', 'ssm'],
  ['the password of a registry', { RepositoryCredentials: { CredentialsParameter: ARN } }, 'secretsmanager', 'ssm'],
])('%s takes its endpoint, and no other', (_, container, needed, other) => {
  expect(outcomeOnFargate('NW-06', container, { endpoints: [needed] }, SECRET)).toBe('holds');
  expect(outcomeOnFargate('NW-06', container, { endpoints: [other] }, SECRET)).toBe('violates');
});

test.each<[string, object, string | undefined]>([
  ['a secret that is not known', secretsOf(UNKNOWN), 'unknown'],
  ['no secret', {}, undefined],
])('a job with %s', (_, container, outcome) => {
  expect(outcomeOnFargate('NW-06', container)).toBe(outcome);
});
