import type { RoleModel } from '../access-types';
import { readText } from '../read-value';
import { inlineStatements, statementsIn, textsIn } from '../statements';
import { Unknown } from '../unknown';
import type { ResourceKind } from './kind';

export const ROLE: ResourceKind<RoleModel> = {
  type: 'AWS::IAM::Role',
  nameProperty: 'RoleName',
  arnAttribute: 'Arn',
  read: ({ identity, properties, ref }) => ({
    ...identity,
    roleName: readText({ ref }, 'ref') ?? new Unknown('the role has no name'),
    rolePath: readText(properties, 'Path') ?? '/',
    trust: statementsIn(properties.AssumeRolePolicyDocument),
    statements: inlineStatements(properties.Policies),
    managedPolicyArns: textsIn(properties.ManagedPolicyArns),
    bounded: properties.PermissionsBoundary !== undefined,
  }),
};
