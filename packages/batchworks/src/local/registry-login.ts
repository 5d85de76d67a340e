import type { RepositoryCredentials } from '@aws-sdk/client-batch';
import type { RegistryLogin } from './engines/engine';
import { type Secrets, SecretUnavailableError, unavailable } from './secrets';

const MEMBER = 'repositoryCredentials';

/**
 * The login in the secret that `repositoryCredentials` names: JSON with `username` and `password`
 * (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/private-auth.html). It is looked up when an image is pulled with it: one that is
 * there needs none.
 */
export function registryLogin(secrets: Secrets, { credentialsParameter = '' }: RepositoryCredentials): RegistryLogin {
  return { secretId: credentialsParameter, read: () => read(secrets, credentialsParameter) };
}

function read(secrets: Secrets, credentialsParameter: string) {
  const arn = secrets.find(credentialsParameter)?.arn ?? credentialsParameter;
  if (!/^arn:[^:]*:secretsmanager:/.test(arn)) {
    throw unavailable(MEMBER, `\`credentialsParameter\` must be the ARN of a Secrets Manager secret, got "${credentialsParameter}"`);
  }
  return { username: field(secrets, arn, 'username'), password: field(secrets, arn, 'password') };
}

function field(secrets: Secrets, arn: string, name: string): string {
  try {
    return secrets.valueOf(MEMBER, `${arn}:${name}::`);
  } catch (error) {
    if (!(error instanceof SecretUnavailableError)) { throw error; }
    throw new SecretUnavailableError(`${error.message}; its value has to be {"username": "…", "password": "…"}`);
  }
}
