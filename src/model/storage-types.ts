/** The model of file systems, as far as more than one resource says it. */
import type { Known, ResourceIdentity } from './types';

/** `AWS::EFS::MountTarget`. */
export interface MountTargetModel extends ResourceIdentity {
  readonly fileSystemId: Known<string>;
  readonly subnetId: Known<string>;
  readonly securityGroupIds: readonly Known<string>[];
}

/** `AWS::EFS::AccessPoint`. */
export interface AccessPointModel extends ResourceIdentity {
  readonly accessPointId: string;
  readonly fileSystemId: Known<string>;
}

/** All of it. */
export interface StorageModel {
  readonly mountTargets: readonly MountTargetModel[];
  readonly accessPoints: readonly AccessPointModel[];
}
