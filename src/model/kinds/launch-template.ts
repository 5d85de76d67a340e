import type { LaunchTemplateModel } from '../launch-template-types';
import { isObject } from '../record';
import { Unknown } from '../unknown';
import type { ResourceKind } from './kind';

export const LAUNCH_TEMPLATE: ResourceKind<LaunchTemplateModel> = {
  type: 'AWS::EC2::LaunchTemplate',
  nameProperty: 'LaunchTemplateName',
  // A launch template has no ARN that anything takes: it is referred to by its id, which `Ref` gives as well, or its name.
  arnAttribute: 'LaunchTemplateId',
  read: ({ identity, properties: { LaunchTemplateData: data } }) => ({
    ...identity,
    data: isObject(data) || data instanceof Unknown ? data : new Unknown('the launch template has no `LaunchTemplateData`'),
  }),
};
