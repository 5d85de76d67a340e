import { compute, outcomes, UNKNOWN } from '../../_helpers';
import { launchTemplate, OWN_TEMPLATE } from '../compute/_helpers';

const ROOT = { Effect: 'Allow', Action: 'kms:*', Resource: '*', Principal: { AWS: { 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:root' } } };
const AUTO_SCALING = {
  'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling',
};

function outcome(keyId: unknown, ...statements: object[]) {
  return outcomes('LT-09', {
    Role: { Type: 'AWS::IAM::Role', Properties: {} },
    Key: { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: { Version: '2012-10-17', Statement: statements } } },
    Template: launchTemplate({ BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { Encrypted: true, KmsKeyId: keyId } }] }),
    Compute: compute('EC2', OWN_TEMPLATE),
  }).Compute;
}

const KEY = { 'Fn::GetAtt': ['Key', 'Arn'] };

test.each<[string, object[], string]>([
  ['the account', [ROOT], 'violates'],
  ['nobody', [], 'violates'],
  ['Auto Scaling', [ROOT, { ...ROOT, Principal: { AWS: AUTO_SCALING } }], 'holds'],
  ['all, under a condition', [{ ...ROOT, Principal: { AWS: '*' }, Condition: { StringEquals: { 'kms:ViaService': 'ec2.eu-west-1.amazonaws.com' } } }], 'holds'],
  ['a role of the stack', [ROOT, { ...ROOT, Principal: { AWS: { 'Fn::GetAtt': ['Role', 'Arn'] } } }], 'violates'],
  ['somebody', [{ ...ROOT, Principal: { AWS: UNKNOWN } }], 'unknown'],
  ['all but Auto Scaling', [{ ...ROOT, Effect: 'Deny', Principal: { AWS: AUTO_SCALING } }], 'violates'],
])('a key whose policy names %s: %s', (_, statements, expected) => {
  expect(outcome(KEY, ...statements)).toBe(expected);
});

test.each([
  ['the AWS managed key', 'alias/aws/ebs', 'holds'],
  ['a key from elsewhere', 'arn:aws:kms:eu-west-1:123456789012:key/1', 'unknown'],
  ['no key', undefined, undefined],
])('%s: %s', (_, keyId, expected) => {
  expect(outcome(keyId)).toBe(expected);
});
