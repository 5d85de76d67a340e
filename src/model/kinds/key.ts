import type { KeyModel } from '../access-types';
import { statementsIn } from '../statements';
import type { ResourceKind } from './kind';

export const KEY: ResourceKind<KeyModel> = {
  type: 'AWS::KMS::Key',
  arnAttribute: 'Arn',
  read: ({ identity, properties }) => ({ ...identity, statements: statementsIn(properties.KeyPolicy) }),
};
