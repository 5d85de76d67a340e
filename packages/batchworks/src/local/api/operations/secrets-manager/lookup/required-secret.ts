import { shown } from '../../../../../private/shown';
import type { Secrets } from '../../../../secrets';
import { ServiceError } from '../../../../service-error';
import type { Input } from '../../../input';

/** The secret that `SecretId` names. */
export function requiredSecret(input: Input, secrets: Secrets) {
  const secretId = input.requiredText('SecretId');
  const secret = secrets.find(secretId);
  if (!secret) {
    throw new ServiceError('ResourceNotFoundException', `Secrets Manager can't find the specified secret: the template has no ${shown(secretId)}${thereAre(secrets)}`);
  }
  return secret;
}

function thereAre(secrets: Secrets) {
  const names = secrets.all.map(({ name }) => name);
  return names.length > 0 ? `; there are ${names.join(', ')}` : '';
}
