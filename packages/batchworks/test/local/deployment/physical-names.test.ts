import type { ResourceReference } from '#shared/model/environment';
import { Unknown } from '#shared/model/unknown';
import { LOCAL_ENVIRONMENT } from '../../../src/local/deployment/physical-names';

function attributeOf(type: string, attribute: string, properties: Record<string, unknown> = {}, logicalId = 'Thing') {
  const resource: ResourceReference = { template: 'Farm', stackName: 'Farm', type, logicalId, name: logicalId, property: (name) => properties[name] };
  return LOCAL_ENVIRONMENT.attributeOf(resource, attribute);
}

test.each<[string, string, Record<string, unknown>, RegExp]>([
  ['AWS::Batch::JobDefinition', 'Ref', {}, /^arn:aws:batch:us-east-1:000000000000:job-definition\/Thing:1$/],
  ['AWS::Batch::SchedulingPolicy', 'Arn', { Name: 'fair' }, /:scheduling-policy\/fair$/],
  ['AWS::SecretsManager::Secret', 'Ref', {}, /^arn:aws:secretsmanager:us-east-1:000000000000:secret:Thing-[A-Za-z0-9]{6}$/],
  ['AWS::SecretsManager::SecretTargetAttachment', 'Ref', { SecretId: 'arn' }, /^arn$/],
  ['AWS::SSM::Parameter', 'Ref', {}, /^Thing$/],
  ['AWS::SSM::Parameter', 'Value', { Value: 'harbor' }, /^harbor$/],
  ['AWS::EFS::FileSystem', 'Ref', {}, /^fs-[0-9a-f]{17}$/],
  ['AWS::EFS::AccessPoint', 'AccessPointId', {}, /^fsap-[0-9a-f]{17}$/],
  ['AWS::EFS::AccessPoint', 'Arn', {}, /^arn:aws:elasticfilesystem:us-east-1:000000000000:access-point\/fsap-[0-9a-f]{17}$/],
  ['AWS::Logs::LogGroup', 'Ref', { LogGroupName: '/farm' }, /^\/farm$/],
  ['AWS::Logs::LogGroup', 'Ref', {}, /^Farm-Thing-[A-Z0-9]{12}$/],
  ['AWS::IAM::Role', 'Arn', { RoleName: 'render' }, /^arn:aws:iam::000000000000:role\/render$/],
  ['AWS::S3::Bucket', 'Ref', {}, /^farm-thing-[a-z0-9]{12}$/],
  ['AWS::EC2::LaunchTemplate', 'LatestVersionNumber', {}, /^1$/],
  ['Custom::Thing', 'Ref', {}, /^Farm-Thing-[A-Z0-9]{12}$/],
])('%s has a %s', (type, attribute, properties, pattern) => {
  expect(attributeOf(type, attribute, properties)).toEqual(expect.stringMatching(pattern));
});

test('ids are the same in every run, and of each resource its own', () => {
  expect(attributeOf('AWS::EFS::FileSystem', 'Ref')).toBe(attributeOf('AWS::EFS::FileSystem', 'Ref'));
  expect(attributeOf('AWS::EFS::FileSystem', 'Ref')).not.toBe(attributeOf('AWS::EFS::FileSystem', 'Ref', {}, 'Other'));
});

test('other attributes are unknown', () => {
  expect(attributeOf('Custom::Thing', 'Answer')).toEqual(new Unknown('the local Batch has no Answer of "Thing" (Custom::Thing)'));
});
