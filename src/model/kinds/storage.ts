/** What belongs to file systems, by the member of the model that lists it. */
import type { StorageModel } from '../storage-types';
import { ACCESS_POINT } from './access-point';
import type { ResourceKind } from './kind';
import { MOUNT_TARGET } from './mount-target';

export const STORAGE_KINDS: { readonly [Member in keyof StorageModel]: ResourceKind<StorageModel[Member][number]> } = {
  mountTargets: MOUNT_TARGET,
  accessPoints: ACCESS_POINT,
};
