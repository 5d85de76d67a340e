import * as batch from 'aws-cdk-lib/aws-batch';
import { fail } from '../../private/errors';
import { BareVolume } from '../../storage/bare-volume';
import { MountedEfs } from '../../storage/efs-volume';

/** A volume of a task of several containers, for which the L2 has no form. */
export function renderTaskVolume(volume: batch.EcsVolume): batch.CfnJobDefinition.VolumesProperty {
  if (volume instanceof MountedEfs) {
    return { name: volume.name, efsVolumeConfiguration: renderEfs(volume) };
  }
  if (volume instanceof BareVolume) {
    return { name: volume.name, s3FilesVolumeConfiguration: volume.s3FilesConfiguration };
  }
  return batch.HostVolume.isHostVolume(volume)
    ? { name: volume.name, host: { sourcePath: volume.hostPath } }
    : fail(undefined, `a job of several containers mounts volumes of EFS and of the host, got another one, "${volume.name}"`);
}

function renderEfs(volume: MountedEfs): batch.CfnJobDefinition.EfsVolumeConfigurationProperty {
  return {
    fileSystemId: volume.fileSystemId,
    rootDirectory: volume.rootDirectory,
    transitEncryption: enabled(volume.enableTransitEncryption),
    transitEncryptionPort: volume.transitEncryptionPort,
    authorizationConfig: { accessPointId: volume.accessPointId, iam: enabled(volume.useJobRole) },
  };
}

function enabled(value: boolean | undefined): string | undefined {
  return value === undefined ? undefined : value ? 'ENABLED' : 'DISABLED';
}
