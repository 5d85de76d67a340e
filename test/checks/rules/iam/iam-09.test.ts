import { fargateJob, outcome, resource } from './_helpers';
import { UNKNOWN } from '../../_helpers';

const ARN = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop-AbCdEf';
const SECRETS = { Database: resource('AWS::SecretsManager::Secret'), Token: resource('AWS::SSM::Parameter', { Value: 'x' }) };

test.each([
  [ARN, 'holds'],
  [`${ARN}:password`, 'violates'],
  [`${ARN}:password:`, 'violates'],
  [`${ARN}:password::`, 'holds'],
  [`${ARN}::AWSPREVIOUS:`, 'holds'],
  [`${ARN}:password:::`, 'violates'],
  [{ Ref: 'Database' }, 'holds'],
  [{ 'Fn::Sub': '${Database}:password' }, 'violates'],
  [{ 'Fn::Sub': '${Database}:password::' }, 'holds'],
  [{ 'Fn::Sub': 'arn:${AWS::Partition}:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:shop:password' }, 'violates'],
  [{ Ref: 'Token' }, 'holds'],
  ['/batch/token', 'holds'],
  ['token:3', 'holds'],
  ['arn:aws:ssm:eu-west-1:123456789012:parameter/token', 'holds'],
  ['arn:aws:s3:::bucket/token', 'violates'],
  ['shop password', 'violates'],
  [{ 'Fn::GetAtt': ['Attachment', 'Id'] }, 'unknown'],
  [UNKNOWN, 'unknown'],
])('a value from %j: %s', (valueFrom, expected) => {
  const others = { ...SECRETS, Attachment: resource('AWS::SecretsManager::SecretTargetAttachment') };
  expect(outcome('IAM-09', fargateJob({ Secrets: [{ Name: 'VALUE', ValueFrom: valueFrom }] }, {}, others))).toBe(expected);
});

test('the secrets of the log driver are read the same way', () => {
  const LogConfiguration = { LogDriver: 'splunk', SecretOptions: [{ Name: 'splunk-token', ValueFrom: `${ARN}:token` }] };
  expect(outcome('IAM-09', fargateJob({ LogConfiguration }, {}))).toBe('violates');
});
