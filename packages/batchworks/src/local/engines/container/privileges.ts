import type { LinuxParameters } from '@aws-sdk/client-batch';
import type { HostConfig } from 'dockerode';
import type { JobRun } from '../engine';

/** Docker's letters for read, write, mknod. */
type Permission = NonNullable<NonNullable<LinuxParameters['devices']>[number]['permissions']>[number];
const LETTERS: Record<Permission, string> = { READ: 'r', WRITE: 'w', MKNOD: 'm' };

/**
 * What a definition may ask for that is not the container's own: all rights, and devices of the machine. On AWS the machine is there for jobs
 * alone; here it is somebody's, who has to allow it.
 */
export function privilegeSettings({ container, isFargate }: JobRun, isAllowed: boolean): HostConfig {
  const devices = container.linuxParameters?.devices ?? [];
  if (!container.privileged && devices.length === 0) { return {}; }
  const asked = container.privileged ? 'is `privileged`' : `wants the device ${devices[0].hostPath}`;
  if (isFargate) { throw new Error(`the container ${asked}, which AWS Fargate refuses; run the job on Amazon EC2`); }
  if (!isAllowed) {
    throw new Error(`the container ${asked}, which gives it parts of this machine; allow that with \`--allow-privileged\`, or take it from the definition`);
  }
  return {
    ...(container.privileged && { Privileged: true }),
    Devices: devices.map(({ hostPath, containerPath, permissions = ['READ', 'WRITE', 'MKNOD'] }) => ({
      PathOnHost: hostPath,
      PathInContainer: containerPath ?? hostPath,
      CgroupPermissions: permissions.map((permission) => LETTERS[permission]).join(''),
    })),
  };
}
