import { readText, readTexts } from '../read-value';
import type { MountTargetModel } from '../storage-types';
import { Unknown } from '../unknown';
import type { ResourceKind } from './kind';

export const MOUNT_TARGET: ResourceKind<MountTargetModel> = {
  type: 'AWS::EFS::MountTarget',
  arnAttribute: 'Ref', // it has no ARN
  read: ({ identity, properties }) => ({
    ...identity,
    fileSystemId: readText(properties, 'FileSystemId') ?? new Unknown('the mount target has no file system'),
    subnetId: readText(properties, 'SubnetId') ?? new Unknown('the mount target has no subnet'),
    securityGroupIds: readTexts(properties, 'SecurityGroups'),
  }),
};
