import type { FileSystemModel } from '../types';
import type { ResourceKind } from './kind';

export const FILE_SYSTEM: ResourceKind<FileSystemModel> = {
  type: 'AWS::EFS::FileSystem',
  arnAttribute: 'Arn',
  read: ({ identity, ref }) => ({ ...identity, fileSystemId: String(ref) }),
};
