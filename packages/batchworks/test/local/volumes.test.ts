import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Volume } from '@aws-sdk/client-batch';
import { StateDirectory } from '../../src/local/store/state-directory';
import { mountsOf } from '../../src/local/volumes';
import { temporaryFolder } from '../_helpers/templates';

/** The folder, relative to the state, that a volume mounted at `/mnt` stands for. */
function folderOf(volume: Volume | undefined) {
  const state = new StateDirectory(temporaryFolder());
  const container = { volumes: volume && [volume], mountPoints: [{ sourceVolume: 'v', containerPath: '/mnt' }] };
  const [{ directory, containerPath }] = mountsOf(container, state, state.createAttemptDirectory('job', 1));
  expect(containerPath).toBe('/mnt');
  expect(existsSync(directory)).toBe(true);
  return directory.slice(state.path.length + 1);
}

const efs = (rootDirectory?: string, accessPointId?: string) =>
  ({ name: 'v', efsVolumeConfiguration: { fileSystemId: 'fs-1', rootDirectory, ...(accessPointId && { authorizationConfig: { accessPointId } }) } });

describe('mountsOf', () => {
  test.each<[string, Volume | undefined, string]>([
    ['a file system', efs(), 'volumes/fs-1'],
    ['its root', efs('/'), 'volumes/fs-1'],
    ['a folder in it', efs('/a/b'), 'volumes/fs-1/a/b'],
    ['an access point', efs(undefined, 'fsap-2'), 'volumes/fs-1/fsap-2'],
    ['a path out of it', efs('/../../etc'), 'volumes/fs-1/etc'],
    ['S3 Files', { name: 'v', s3filesVolumeConfiguration: { fileSystemArn: 'arn:aws:s3files:r:a:file-system/fs-3' } }, 'volumes/fs-3'],
    ['the host', { name: 'v', host: { sourcePath: '/data' } }, 'jobs/job/1/volumes/v'],
    ['nothing', { name: 'v' }, 'jobs/job/1/volumes/v'],
    ['a volume that is not defined', undefined, 'jobs/job/1/volumes/v'],
  ])('%s', (_, volume, folder) => {
    expect(folderOf(volume)).toBe(folder);
  });

  test('a tmpfs is a folder of the attempt', () => {
    const state = new StateDirectory(temporaryFolder());
    const attempt = state.createAttemptDirectory('job:3', 2);
    const tmpfs = { containerPath: '/scratch', size: 64 };
    expect(mountsOf({ linuxParameters: { tmpfs: [tmpfs] } }, state, attempt))
      .toEqual([{ containerPath: '/scratch', directory: join(state.path, 'jobs/job/3.2/volumes/_scratch'), tmpfs }]);
  });

  test.each([['fsap-2', true], [undefined, false]])('any user may write through an access point: %s', (accessPointId, isOpen) => {
    const state = new StateDirectory(temporaryFolder());
    const container = { volumes: [efs(undefined, accessPointId)], mountPoints: [{ sourceVolume: 'v', containerPath: '/mnt' }] };
    const [{ directory }] = mountsOf(container, state, state.createAttemptDirectory('job', 1));
    expect(statSync(directory).mode % 0o10 === 0o7).toBe(isOpen);
  });

  test('a mount may be read only', () => {
    const state = new StateDirectory(temporaryFolder());
    const mountPoints = [{ sourceVolume: 'v', containerPath: '/mnt', readOnly: true }];
    expect(mountsOf({ mountPoints }, state, state.createAttemptDirectory('job', 1))).toEqual([expect.objectContaining({ readOnly: true })]);
  });
});
