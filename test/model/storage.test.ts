import { modelOfResources } from './_helpers';
import { Unknown } from '../../src/model/unknown';

const FILES = { Type: 'AWS::EFS::FileSystem' };

test('a file system has the statements of its policy, or no policy', () => {
  const FileSystemPolicy = { Statement: [{ Effect: 'Allow', Action: 'elasticfilesystem:ClientMount', Principal: { AWS: '*' } }] };
  const [closed, open] = modelOfResources({ Closed: { ...FILES, Properties: { FileSystemPolicy } }, Open: FILES }).fileSystems;
  expect(closed.statements).toMatchObject([{ effect: 'Allow', actions: ['elasticfilesystem:ClientMount'], resources: [], principals: ['*'] }]);
  expect(open.statements).toBeUndefined();
});

test('a mount target has its file system, its subnet and its groups', () => {
  const Properties = { FileSystemId: { Ref: 'Files' }, SubnetId: 'subnet-1', SecurityGroups: ['sg-1'] };
  const [target, bare] = modelOfResources({ Files: FILES, Target: { Type: 'AWS::EFS::MountTarget', Properties }, Bare: { Type: 'AWS::EFS::MountTarget' } }).mountTargets;
  expect(target).toMatchObject({ fileSystemId: 'Files.Ref', subnetId: 'subnet-1', securityGroupIds: ['sg-1'] });
  expect(bare).toMatchObject({ fileSystemId: expect.any(Unknown), subnetId: expect.any(Unknown), securityGroupIds: [] });
});

test('an access point has its file system', () => {
  const Point = { Type: 'AWS::EFS::AccessPoint', Properties: { FileSystemId: { Ref: 'Files' } } };
  expect(modelOfResources({ Files: FILES, Point }).accessPoints).toMatchObject([{ accessPointId: 'Point.Ref', fileSystemId: 'Files.Ref' }]);
});
