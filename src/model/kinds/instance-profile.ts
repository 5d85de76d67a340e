import type { InstanceProfileModel } from '../access-types';
import { textsIn } from '../statements';
import { Unknown } from '../unknown';
import type { ResourceKind } from './kind';

export const INSTANCE_PROFILE: ResourceKind<InstanceProfileModel> = {
  type: 'AWS::IAM::InstanceProfile',
  nameProperty: 'InstanceProfileName',
  arnAttribute: 'Arn',
  read: ({ identity, properties }) => ({
    ...identity,
    role: textsIn(properties.Roles).at(0) ?? new Unknown('the instance profile has no role'),
  }),
};
