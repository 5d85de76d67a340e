import { efs, outcomeOn, volumes } from './_helpers';
import { UNKNOWN } from '../../_helpers';

const S3_FILES = volumes({ Name: 'scenes', S3FilesVolumeConfiguration: { FileSystemArn: 'arn:aws:s3files:eu-west-1:123456789012:file-system/fs-1' } });

test.each([
  ['EC2', S3_FILES, 'violates'],
  [UNKNOWN, S3_FILES, 'unknown'],
  ['FARGATE', S3_FILES, 'holds'],
  ['MANAGED_INSTANCES', S3_FILES, 'holds'],
  ['EC2', efs(), undefined],
])('on %j %j: %s', (platform, volume, expected) => {
  expect(outcomeOn(platform, 'ST-14', volume)).toBe(expected);
});
