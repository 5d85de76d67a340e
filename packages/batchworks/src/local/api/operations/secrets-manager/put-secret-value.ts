import type { Operation } from '../../operation';
import { requiredSecret } from './lookup/required-secret';
import { putVersion, requiredSecretValue } from './members/secret-value';

/** Gives a secret a new value. */
export const putSecretValue: Operation = {
  name: 'PutSecretValue',
  handle: (input, { secrets }) => {
    const { arn, name } = requiredSecret(input, secrets);
    const version = putVersion(input, arn, requiredSecretValue(input), secrets);
    return { ARN: arn, Name: name, VersionId: version.versionId, VersionStages: version.stages };
  },
};
