import * as batch from 'aws-cdk-lib/aws-batch';
import { BareVolume } from './bare-volume';
import { HostJobVolumeOptions, ScratchJobVolumeOptions } from './job-volume-options';
import { VolumeHost } from './volume-host';
import { fail } from '../private/errors';

/** Shows a folder of the instance to a job. */
export function mountHost(options: HostJobVolumeOptions, host: VolumeHost): batch.EcsVolume {
  if (host.platform === 'FARGATE') {
    fail(host.scope, `a volume of the host must be mounted on EC2, got "${options.hostPath}" for a queue with Fargate compute, which has no host to look into; `
      + 'use `JobVolume.scratch` for a folder of the job\'s own, or EFS for one that jobs share (ST-10)');
  }
  return batch.EcsVolume.host({ name: host.volumeName, containerPath: options.mountPath, hostPath: options.hostPath, readonly: options.readOnly });
}

/** Gives a job an empty folder. On Fargate no more may be said of it than its name; elsewhere a host is, of which nothing is said. */
export function mountScratch({ mountPath }: ScratchJobVolumeOptions, host: VolumeHost): batch.EcsVolume {
  const volume = { name: host.volumeName, containerPath: mountPath };
  return host.platform === 'FARGATE' ? new BareVolume(volume) : batch.EcsVolume.host(volume);
}
