import type { PolicyModel } from '../access-types';
import type { JsonObject } from '../record';
import { statementsIn, textsIn } from '../statements';
import type { ResolvedResource, ResourceKind } from './kind';

export const POLICY: ResourceKind<PolicyModel> = {
  type: 'AWS::IAM::Policy',
  arnAttribute: 'Id', // an inline policy has no ARN
  read: (resource) => policy(resource, ({ Roles }) => Roles),
};

export const MANAGED_POLICY: ResourceKind<PolicyModel> = {
  type: 'AWS::IAM::ManagedPolicy',
  nameProperty: 'ManagedPolicyName',
  arnAttribute: 'Ref',
  read: (resource) => policy(resource, ({ Roles }) => Roles),
};

export const ROLE_POLICY: ResourceKind<PolicyModel> = {
  type: 'AWS::IAM::RolePolicy',
  arnAttribute: 'Ref', // it has no ARN either
  read: (resource) => policy(resource, ({ RoleName }) => RoleName),
};

function policy({ identity, properties }: ResolvedResource, roles: (properties: JsonObject) => unknown): PolicyModel {
  return { ...identity, roles: textsIn(roles(properties)), statements: statementsIn(properties.PolicyDocument) };
}
