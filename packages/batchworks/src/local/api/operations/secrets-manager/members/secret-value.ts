import type { Secrets } from '../../../../secrets';
import { ServiceError } from '../../../../service-error';
import type { SecretVersion } from '../../../../store/secret-store';
import type { Input } from '../../../input';

/** The value that a request gives to a secret: text, or binary in Base64. */
export interface SecretValue {
  readonly secretString?: string;
  readonly secretBinary?: string;
}

/** Reads it; undefined where the request gives none. */
export function readSecretValue(input: Input): SecretValue | undefined {
  const secretString = input.text('SecretString');
  const secretBinary = input.text('SecretBinary');
  if (secretString !== undefined && secretBinary !== undefined) {
    throw notOne();
  }
  return secretString === undefined && secretBinary === undefined ? undefined : { secretString, secretBinary };
}

/** The same, where there must be one. */
export function requiredSecretValue(input: Input): SecretValue {
  const value = readSecretValue(input);
  if (!value) { throw notOne(); }
  return value;
}

function notOne() {
  return new ServiceError('InvalidParameterException', 'exactly one of `SecretString` and `SecretBinary` is required');
}

/** Adds a version. A request that is sent again, with the same token and value, changes nothing. */
export function putVersion(input: Input, arn: string, value: SecretValue, { store }: Secrets): SecretVersion {
  const versionId = input.text('ClientRequestToken');
  const existing = versionId === undefined ? undefined : store.get(arn, { versionId });
  if (existing && (existing.secretString !== value.secretString || existing.secretBinary !== value.secretBinary)) {
    throw new ServiceError('ResourceExistsException', `the secret ${arn} has another value under the version id ${versionId}`);
  }
  return existing ?? store.put(arn, { ...value, versionId, stages: input.texts('VersionStages') });
}
