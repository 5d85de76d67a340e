import { realpathSync } from 'node:fs';
import { sep } from 'node:path';
import type { HostConfig } from 'dockerode';
import type { Mount } from '../engine';

/** The mounts of a container: memory, and folders of the state directory, which are all that it sees of this machine's files. */
export function mountSettings(mounts: readonly Mount[], stateDirectory: string): HostConfig {
  const tmpfs = mounts.filter((mount) => mount.tmpfs);
  const folders = mounts.filter((mount) => !mount.tmpfs);
  return {
    Tmpfs: Object.fromEntries(tmpfs.map((mount) => [mount.containerPath, tmpfsOptions(mount.tmpfs!)])),
    Binds: folders.map((mount) => bind(mount, stateDirectory)),
  };
}

/** `exec`, since the engine's own default is `noexec`; what the definition says comes later, and counts. */
function tmpfsOptions({ size, mountOptions = [] }: NonNullable<Mount['tmpfs']>): string {
  return ['exec', `size=${size}m`, ...mountOptions].join(',');
}

/** `z` lets containers read it where SELinux is on, and does nothing elsewhere. */
function bind({ directory, containerPath, readOnly }: Mount, stateDirectory: string): string {
  const folder = resolved(directory, stateDirectory);
  for (const path of [folder, containerPath]) {
    if (path.includes(':')) { throw new Error(`a mount's path must not have a colon, which ends it for the container engine, got ${path}`); }
  }
  return `${folder}:${containerPath}:${readOnly ? 'ro' : 'rw'},z`;
}

/** A job can leave a link in a file system that leads out of it; the next one must not follow it out of its container. */
function resolved(directory: string, stateDirectory: string): string {
  const folder = realpathSync(directory);
  if (!folder.startsWith(realpathSync(stateDirectory) + sep)) {
    throw new Error(`${directory} is a link to ${folder}, which is outside of the state folder; remove it`);
  }
  return folder;
}
