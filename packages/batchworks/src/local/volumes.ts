import { mkdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { ContainerProperties, Volume } from '@aws-sdk/client-batch';
import type { Mount } from './engines/engine';
import type { StateDirectory } from './store/state-directory';

/**
 * The folders that stand for the mounts of a job.
 *
 * A file system (EFS, S3 Files) is a folder that all jobs share and that stays; each access point is a folder of its own.
 * A volume of the host, a tmpfs, or one without a source is new and empty for every attempt.
 */
export function mountsOf(container: ContainerProperties, state: StateDirectory, attemptDirectory: string): Mount[] {
  const volumes = new Map((container.volumes ?? []).map((volume) => [volume.name, volume]));
  const ownDirectory = (name: string) => {
    const directory = join(attemptDirectory, 'volumes', safe(name));
    mkdirSync(directory, { recursive: true });
    return directory;
  };
  const ofVolumes = (container.mountPoints ?? []).map(({ containerPath, sourceVolume }) => {
    const shared = sharedFolder(volumes.get(sourceVolume));
    return { containerPath: containerPath!, directory: shared ? state.volumeDirectory(...shared) : ownDirectory(sourceVolume ?? 'unnamed') };
  });
  const tmpfs = (container.linuxParameters?.tmpfs ?? [])
    .map(({ containerPath }) => ({ containerPath: containerPath!, directory: ownDirectory(containerPath!) }));
  return [...ofVolumes, ...tmpfs].filter(({ containerPath }) => containerPath?.startsWith('/') && containerPath !== '/');
}

/** The names of the folders, one in the other, that stand for a file system. */
function sharedFolder(volume: Volume | undefined): string[] | undefined {
  const efs = volume?.efsVolumeConfiguration;
  if (efs) { return folderNames(efs.fileSystemId, efs.authorizationConfig?.accessPointId, efs.rootDirectory); }
  const s3 = volume?.s3filesVolumeConfiguration;
  return s3 && folderNames(s3.fileSystemArn, s3.accessPointArn, s3.rootDirectory);
}

function folderNames(fileSystem: string | undefined, accessPoint: string | undefined, rootDirectory: string | undefined) {
  const below = posix.join('/', rootDirectory ?? '').split('/').filter(Boolean); // joined to `/`, no `..` leads out of it
  return [idOf(fileSystem ?? 'unnamed'), ...(accessPoint ? [idOf(accessPoint)] : []), ...below];
}

/** The last part of an ARN, an id as it is. */
function idOf(idOrArn: string) {
  return safe(idOrArn.split('/').at(-1)!);
}

function safe(name: string) {
  return name.replace(/[^\w.-]+/g, '_').replace(/^\.+/, '_');
}
