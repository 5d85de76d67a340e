import { ServiceError } from '../../../service-error';
import type { Operation } from '../../operation';
import { requiredSecret } from './lookup/required-secret';
import { shown } from '../../../../private/shown';

/** The value of a secret: of the version that is asked for, or the current one. */
export const getSecretValue: Operation = {
  name: 'GetSecretValue',
  handle: (input, { secrets }) => {
    const { arn, name } = requiredSecret(input, secrets);
    const selector = { versionId: input.text('VersionId'), versionStage: input.text('VersionStage') };
    const version = secrets.store.get(arn, selector);
    if (!version) {
      throw new ServiceError('ResourceNotFoundException', `the secret ${shown(name)} has no value ${selector.versionId
        ? `of version id ${selector.versionId}` : `with staging label ${selector.versionStage ?? 'AWSCURRENT'}`}; put one with PutSecretValue`);
    }
    return {
      ARN: arn,
      Name: name,
      VersionId: version.versionId,
      SecretString: version.secretString,
      SecretBinary: version.secretBinary,
      VersionStages: version.stages,
      CreatedDate: version.createdAt / 1000, // JSON 1.1 has times in seconds
    };
  },
};
