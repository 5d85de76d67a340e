import { readText } from '../read-value';
import type { AccessPointModel } from '../storage-types';
import { Unknown } from '../unknown';
import type { ResourceKind } from './kind';

export const ACCESS_POINT: ResourceKind<AccessPointModel> = {
  type: 'AWS::EFS::AccessPoint',
  arnAttribute: 'Arn',
  read: ({ identity, properties, ref }) => ({
    ...identity,
    accessPointId: String(ref),
    fileSystemId: readText(properties, 'FileSystemId') ?? new Unknown('the access point has no file system'),
  }),
};
