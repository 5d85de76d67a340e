import { ServiceError } from '../../service-error';
import type { Operation } from '../operation';
import { requiredSecret } from './required-secret';

/** Gives a secret of the template a new value. */
export const putSecretValue: Operation = {
  name: 'PutSecretValue',
  handle: (input, { secrets }) => {
    const { arn, name } = requiredSecret(input, secrets);
    const secretString = input.text('SecretString');
    const secretBinary = input.text('SecretBinary');
    if ((secretString === undefined) === (secretBinary === undefined)) {
      throw new ServiceError('InvalidParameterException', 'exactly one of `SecretString` and `SecretBinary` is required');
    }
    const versionId = input.text('ClientRequestToken');
    const existing = versionId === undefined ? undefined : secrets.store.get(arn, { versionId });
    if (existing && (existing.secretString !== secretString || existing.secretBinary !== secretBinary)) {
      throw new ServiceError('ResourceExistsException', `the secret "${name}" has another value under the version id ${versionId}`);
    }
    // A request that is sent again, with the same token and value, changes nothing.
    const version = existing ?? secrets.store.put(arn, { secretString, secretBinary, versionId, stages: input.texts('VersionStages') });
    return { ARN: arn, Name: name, VersionId: version.versionId, VersionStages: version.stages };
  },
};
