import { randomBytes } from 'node:crypto';
import { secretArn } from '../../../deployment';
import { ServiceError } from '../../../service-error';
import type { Operation } from '../../operation';
import { putVersion, readSecretValue } from './members/secret-value';

const NAME = { pattern: /^[\w/+=.@-]{1,512}$/, rule: 'at most 512 letters, digits and /_+=.@-' };
const SUFFIX_BYTES = 3;

/** Makes a secret, with a value or without one. It stays in the state folder. */
export const createSecret: Operation = {
  name: 'CreateSecret',
  handle: (input, { secrets }) => {
    const name = input.requiredText('Name', NAME);
    const value = readSecretValue(input);
    const tags = input.objects('Tags').map((tag) => ({ Key: tag.requiredText('Key'), Value: tag.text('Value') }));
    const details = { description: input.text('Description'), kmsKeyId: input.text('KmsKeyId'), tags };
    const known = secrets.find(name);
    if (known && secrets.isMade(known)) {
      throw new ServiceError('ResourceExistsException', `The operation failed because the secret ${name} already exists.`);
    }
    const arn = known?.arn ?? secretArn(name, randomBytes(SUFFIX_BYTES).toString('hex'));
    secrets.store.create(arn, details);
    const version = value && putVersion(input, arn, value, secrets);
    return { ARN: arn, Name: name, VersionId: version?.versionId };
  },
};
