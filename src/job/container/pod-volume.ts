import * as batch from 'aws-cdk-lib/aws-batch';
import { PersistentVolumeClaimOptions } from '../eks-job-volume';

/** A volume of a pod of a kind that the L2 does not know: the L2 takes it for an empty folder; `completeEksVolumes` makes it what it is. */
export class ClaimVolume extends batch.EmptyDirVolume {
  public readonly claimName: string;

  constructor({ name, claimName, mountPath, readOnly }: PersistentVolumeClaimOptions) {
    super({ name, mountPath, readonly: readOnly });
    this.claimName = claimName;
  }
}

/** Makes volumes in a job definition what the L2 cannot make them. */
export function completeEksVolumes(resource: batch.CfnJobDefinition, volumes: batch.EksVolume[]) {
  volumes.forEach((volume, index) => {
    if (volume instanceof ClaimVolume) {
      const path = `EksProperties.PodProperties.Volumes.${index}`;
      resource.addPropertyDeletionOverride(`${path}.EmptyDir`);
      resource.addPropertyOverride(`${path}.PersistentVolumeClaim`, { ClaimName: volume.claimName, ReadOnly: volume.readonly });
    }
  });
}
