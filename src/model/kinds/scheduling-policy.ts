import { toApiShape } from '../api-shape';
import type { SchedulingPolicyModel } from '../scheduling-policy-types';
import type { ResourceKind } from './kind';

export const SCHEDULING_POLICY: ResourceKind<SchedulingPolicyModel> = {
  type: 'AWS::Batch::SchedulingPolicy',
  nameProperty: 'Name',
  arnAttribute: 'Arn',
  read: ({ identity, properties }) => ({ ...identity, properties: toApiShape(properties) }),
};
