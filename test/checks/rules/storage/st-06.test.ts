import { efs, outcomeOn, volumes } from './_helpers';
import { UNKNOWN } from '../../_helpers';

test.each([
  [{ RootDirectory: `/${'x'.repeat(4095)}` }, 'holds'],
  [{ RootDirectory: `/${'x'.repeat(4096)}` }, 'violates'],
  [{ RootDirectory: UNKNOWN }, 'unknown'],
  [{ TransitEncryptionPort: 0 }, 'holds'],
  [{ TransitEncryptionPort: 65_535 }, 'holds'],
  [{ TransitEncryptionPort: '65536' }, 'violates'],
  [{ TransitEncryptionPort: -1 }, 'violates'],
  [{ TransitEncryptionPort: UNKNOWN }, 'unknown'],
  [{}, undefined],
])('a volume with %j: %s', (configuration, expected) => {
  expect(outcomeOn('FARGATE', 'ST-06', efs(configuration))).toBe(expected);
});

test('volumes of S3 Files have the same limits', () => {
  expect(outcomeOn('FARGATE', 'ST-06', volumes({ Name: 'scenes', S3FilesVolumeConfiguration: { TransitEncryptionPort: 70_000 } }))).toBe('violates');
});
