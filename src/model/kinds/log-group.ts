import type { LogGroupModel } from '../access-types';
import { readText } from '../read-value';
import { Unknown } from '../unknown';
import type { ResourceKind } from './kind';

export const LOG_GROUP: ResourceKind<LogGroupModel> = {
  type: 'AWS::Logs::LogGroup',
  nameProperty: 'LogGroupName',
  arnAttribute: 'Arn',
  read: ({ identity, properties, ref }) => ({
    ...identity,
    logGroupName: readText(properties, 'LogGroupName') ?? readText({ ref }, 'ref') ?? new Unknown('the log group has no name'),
  }),
};
