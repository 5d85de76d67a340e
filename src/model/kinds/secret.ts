import { readObject, readText } from '../read-value';
import type { SecretModel } from '../types';
import type { ResourceKind } from './kind';

export const SECRET: ResourceKind<SecretModel> = {
  type: 'AWS::SecretsManager::Secret',
  nameProperty: 'Name',
  arnAttribute: 'Ref',
  read: ({ identity, properties }) => ({
    ...identity,
    secretString: readText(properties, 'SecretString'),
    generateSecretString: readObject(properties, 'GenerateSecretString'),
    kmsKeyId: readText(properties, 'KmsKeyId'),
  }),
};
