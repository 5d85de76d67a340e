import { statementsIn } from '../statements';
import type { FileSystemModel } from '../types';
import type { ResourceKind } from './kind';

export const FILE_SYSTEM: ResourceKind<FileSystemModel> = {
  type: 'AWS::EFS::FileSystem',
  arnAttribute: 'Arn',
  read: ({ identity, properties, ref }) => ({
    ...identity,
    fileSystemId: String(ref),
    statements: properties.FileSystemPolicy === undefined ? undefined : statementsIn(properties.FileSystemPolicy),
  }),
};
