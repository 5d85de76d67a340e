import type { SecretPolicyModel } from '../access-types';
import { readText } from '../read-value';
import { Unknown } from '../unknown';
import type { ResourceKind } from './kind';

export const SECRET_POLICY: ResourceKind<SecretPolicyModel> = {
  type: 'AWS::SecretsManager::ResourcePolicy',
  arnAttribute: 'Ref',
  read: ({ identity, properties }) => ({
    ...identity,
    secretId: readText(properties, 'SecretId') ?? new Unknown('the policy names no secret'),
  }),
};
