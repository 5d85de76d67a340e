import { efs, outcomeOn } from './_helpers';
import { UNKNOWN } from '../../_helpers';
import { resource } from '../iam/_helpers';

const POINT = { AccessPointId: 'fsap-0a1b2c3d' };

test.each([
  [POINT, 'ENABLED', undefined, 'holds'],
  [POINT, 'ENABLED', '/', 'holds'],
  [POINT, 'ENABLED', '/scenes', 'violates'],
  [POINT, 'DISABLED', undefined, 'violates'],
  [POINT, undefined, undefined, 'violates'],
  [POINT, UNKNOWN, undefined, 'unknown'],
  [POINT, 'ENABLED', UNKNOWN, 'unknown'],
  [{ AccessPointId: UNKNOWN }, undefined, '/scenes', 'unknown'],
  [undefined, undefined, '/scenes', undefined],
])('with %j, transit encryption %j and the directory %j: %s', (authorization, encryption, directory, expected) => {
  const volume = efs({ AuthorizationConfig: authorization, TransitEncryption: encryption, RootDirectory: directory });
  expect(outcomeOn('FARGATE', 'ST-05', volume)).toBe(expected);
});

test.each([
  ['Files', 'holds'],
  ['Others', 'violates'],
])('an access point of the file system %s: %s', (fileSystem, expected) => {
  const volume = efs({ FileSystemId: { Ref: 'Files' }, AuthorizationConfig: { AccessPointId: { Ref: 'Point' } }, TransitEncryption: 'ENABLED' });
  expect(outcomeOn('FARGATE', 'ST-05', volume, {
    Files: resource('AWS::EFS::FileSystem'),
    Others: resource('AWS::EFS::FileSystem'),
    Point: resource('AWS::EFS::AccessPoint', { FileSystemId: { Ref: fileSystem } }),
  })).toBe(expected);
});
