import { FileSystemJobVolumeOptions } from './job-volume-options';
import { fail } from '../private/errors';
import { requireInteger } from '../private/requirements';
import { isKnown } from '../private/tokens';

/** https://docs.aws.amazon.com/batch/latest/APIReference/API_EFSVolumeConfiguration.html */
const MAX_ROOT_DIRECTORY = 4096;
const MAX_PORT = 65_535;

/** Requires that the property `name` is a token or an absolute path. */
export function requireAbsolutePath(name: string, path: string) {
  if (isKnown(path) && !path.startsWith('/')) {
    fail(undefined, `\`${name}\` must be an absolute path, got "${path}"; did you mean "/${path}"?`);
  }
}

/** Requires what AWS Batch requires of a file system that is mounted over the network, be it one of Amazon EFS or of S3 Files. */
export function requireFileSystemOptions(options: FileSystemJobVolumeOptions, accessPoint: boolean) {
  const { rootDirectory, transitEncryptionPort } = options;
  if (accessPoint && isKnown(rootDirectory) && rootDirectory !== '/') {
    fail(undefined, '`rootDirectory` must be absent or "/" beside `accessPoint`, which has a directory of its own, '
      + `got "${rootDirectory}"; give the access point that directory, or leave the access point out (ST-05)`);
  }
  if (isKnown(rootDirectory) && rootDirectory.length > MAX_ROOT_DIRECTORY) {
    fail(undefined, `\`rootDirectory\` must have at most ${MAX_ROOT_DIRECTORY} characters, got ${rootDirectory.length}; `
      + 'mount a directory above it, or an access point to it (ST-06)');
  }
  requireInteger(undefined, 'transitEncryptionPort', transitEncryptionPort, {
    min: 0, max: MAX_PORT, advice: 'leave it out to let the mount helper choose one (ST-06)',
  });
}
