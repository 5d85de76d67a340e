import { readText } from '../read-value';
import type { ParameterModel } from '../types';
import { Unknown } from '../unknown';
import type { ResourceKind } from './kind';

export const PARAMETER: ResourceKind<ParameterModel> = {
  type: 'AWS::SSM::Parameter',
  nameProperty: 'Name',
  // CloudFormation has no attribute for it; an environment answers as it would if there were one.
  arnAttribute: 'Arn',
  read: ({ identity, properties }) => ({
    ...identity,
    type: readText(properties, 'Type') ?? 'String',
    value: readText(properties, 'Value') ?? new Unknown('the parameter has no `Value`'),
  }),
};
