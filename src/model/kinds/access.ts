/** Who may do what, by the member of the model that lists it. */
import type { AccessModel } from '../access-types';
import { INSTANCE_PROFILE } from './instance-profile';
import { KEY } from './key';
import type { ResourceKind } from './kind';
import { LOG_GROUP } from './log-group';
import { MANAGED_POLICY, POLICY, ROLE_POLICY } from './policy';
import { ROLE } from './role';
import { SECRET_POLICY } from './secret-policy';

export const ACCESS_KINDS: { readonly [Member in keyof AccessModel]: ResourceKind<AccessModel[Member][number]> } = {
  roles: ROLE,
  policies: POLICY,
  managedPolicies: MANAGED_POLICY,
  rolePolicies: ROLE_POLICY,
  instanceProfiles: INSTANCE_PROFILE,
  keys: KEY,
  secretPolicies: SECRET_POLICY,
  logGroups: LOG_GROUP,
};
