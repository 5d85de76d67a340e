import * as batch from 'aws-cdk-lib/aws-batch';
import { ClaimVolume } from './container/pod-volume';

/** Which claim on storage a pod mounts, and where. */
export interface PersistentVolumeClaimOptions {
  /** The name of the volume in the pod: lower-case letters, digits, hyphens and periods. */
  readonly name: string;

  /** The name of the claim, in the namespace of the pod. */
  readonly claimName: string;

  /** The absolute path in the container at which the job sees the files, for example `/data`. */
  readonly mountPath: string;

  /**
   * Whether the job may only read.
   *
   * @default false
   */
  readonly readOnly?: boolean;
}

/**
 * Volumes of pods that `EksVolume` of `aws-cdk-lib/aws-batch` does not know.
 */
export abstract class EksJobVolume {
  /**
   * Storage that the cluster has for whoever claims it: a volume of EBS, or a file system of EFS, by its CSI driver.
   *
   * @see https://docs.aws.amazon.com/batch/latest/APIReference/API_EksPersistentVolumeClaim.html
   * @param options The claim, and where it is mounted.
   */
  public static persistentVolumeClaim(options: PersistentVolumeClaimOptions): batch.EksVolume {
    return new ClaimVolume(options);
  }
}
