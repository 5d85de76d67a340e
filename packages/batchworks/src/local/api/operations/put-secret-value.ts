import { ServiceError } from '../../service-error';
import type { Operation } from '../operation';
import { putVersion, readSecretValue } from './new-secret-value';
import { requiredSecret } from './required-secret';

/** Gives a secret a new value. */
export const putSecretValue: Operation = {
  name: 'PutSecretValue',
  handle: (input, { secrets }) => {
    const { arn, name } = requiredSecret(input, secrets);
    const value = readSecretValue(input);
    if (!value) { throw new ServiceError('InvalidParameterException', 'exactly one of `SecretString` and `SecretBinary` is required'); }
    const version = putVersion(input, arn, value, secrets);
    return { ARN: arn, Name: name, VersionId: version.versionId, VersionStages: version.stages };
  },
};
