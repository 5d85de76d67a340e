import { chmodSync, mkdirSync, readdirSync } from 'node:fs';
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
  const ofVolumes = (container.mountPoints ?? []).map(({ containerPath, sourceVolume, readOnly }) => {
    const volume = volumes.get(sourceVolume);
    const shared = sharedFolder(volume);
    const directory = shared ? state.volumeDirectory(...shared) : ownDirectory(sourceVolume ?? 'unnamed');
    if (hasAccessPoint(volume)) { openToAllUsers(directory); }
    return { containerPath: containerPath!, directory, readOnly };
  });
  const ofMemory = (container.linuxParameters?.tmpfs ?? [])
    .map((tmpfs) => ({ containerPath: tmpfs.containerPath!, directory: ownDirectory(tmpfs.containerPath!), tmpfs }));
  return [...ofVolumes, ...ofMemory].filter(({ containerPath }) => containerPath?.startsWith('/') && containerPath !== '/');
}

function hasAccessPoint(volume: Volume | undefined): boolean {
  return Boolean(volume?.efsVolumeConfiguration?.authorizationConfig?.accessPointId ?? volume?.s3filesVolumeConfiguration?.accessPointArn);
}

/**
 * An access point "can enforce a user identity" for whoever connects, so that a container of any user may write
 * (https://docs.aws.amazon.com/efs/latest/ug/efs-access-points.html). Nobody else gets to the folder, since the state directory is its owner's.
 */
function openToAllUsers(directory: string) {
  const isNew = readdirSync(directory).length === 0; // later, it may belong to a user that only the container engine can be
  if (isNew) { chmodSync(directory, 0o777); }
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
