/**
 * Where a job's secret comes from: the `valueFrom` of a job definition's `secrets` and of its log configuration's `secretOptions`.
 *
 * https://docs.aws.amazon.com/batch/latest/userguide/specifying-sensitive-data-secrets.html
 */
import { DeploymentError } from './errors';

/** A secret of AWS Secrets Manager: all of it, or one field of its JSON, in the current or another version. */
export interface SecretsManagerReference {
  readonly kind: 'secretsmanager';
  /** The ARN of the secret. */
  readonly secretId: string;
  readonly jsonKey?: string;
  readonly versionStage?: string;
  readonly versionId?: string;
}

/** A parameter of the AWS Systems Manager Parameter Store. */
export interface ParameterReference {
  readonly kind: 'ssm';
  readonly name: string;
}

export type SecretReference = SecretsManagerReference | ParameterReference;

/** `arn:partition:secretsmanager:region:account:secret:name` has 7 fields; `:json-key:version-stage:version-id` may follow. */
const SECRET_ARN_FIELDS = 7;
const SECRET_SUFFIX_FIELDS = 3;

const PARAMETER_NAME = /^[\w.\-/]{1,2048}$/;

/**
 * Reads a `valueFrom`.
 *
 * @throws DeploymentError when it is neither an ARN of a secret or parameter nor a parameter's name
 */
export function parseSecretReference(valueFrom: string): SecretReference {
  if (!valueFrom.startsWith('arn:')) {
    return { kind: 'ssm', name: parameterName(valueFrom, valueFrom) };
  }
  const fields = valueFrom.split(':');
  switch (fields[2]) {
    case 'secretsmanager': return secretsManagerReference(valueFrom, fields);
    case 'ssm': return parameterReference(valueFrom, fields);
    default: throw malformed(valueFrom, `it is an ARN of "${fields[2] ?? ''}"`);
  }
}

function secretsManagerReference(valueFrom: string, fields: string[]): SecretsManagerReference {
  const [, , , , , type, name] = fields;
  if (type !== 'secret' || !name) {
    throw malformed(valueFrom, 'a Secrets Manager ARN is `arn:aws:secretsmanager:REGION:ACCOUNT:secret:NAME-xxxxxx`');
  }
  const suffix = fields.slice(SECRET_ARN_FIELDS);
  if (suffix.length !== 0 && suffix.length !== SECRET_SUFFIX_FIELDS) {
    throw malformed(valueFrom, 'after the ARN all of `:JSON-KEY:VERSION-STAGE:VERSION-ID` must follow, with every colon, or nothing');
  }
  const [jsonKey, versionStage, versionId] = suffix;
  if (versionStage && versionId) {
    throw malformed(valueFrom, `it names the version stage "${versionStage}" and the version id "${versionId}"; remove one of them`);
  }
  return {
    kind: 'secretsmanager',
    secretId: fields.slice(0, SECRET_ARN_FIELDS).join(':'),
    ...(jsonKey && { jsonKey }),
    ...(versionStage && { versionStage }),
    ...(versionId && { versionId }),
  };
}

function parameterReference(valueFrom: string, fields: string[]): ParameterReference {
  const [, type, name] = /^(parameter)\/(.+)$/.exec(fields.slice(5).join(':')) ?? [];
  if (!type) {
    throw malformed(valueFrom, 'a parameter ARN is `arn:aws:ssm:REGION:ACCOUNT:parameter/NAME`');
  }
  // The ARN of the parameter "/render/key" has one slash, not two: a name with levels begins with a slash, one without does not.
  return { kind: 'ssm', name: parameterName(valueFrom, name.includes('/') ? `/${name}` : name) };
}

function parameterName(valueFrom: string, name: string): string {
  if (!PARAMETER_NAME.test(name)) {
    throw malformed(valueFrom, 'the name of a parameter has letters, digits and `_ . - /` only');
  }
  return name;
}

function malformed(valueFrom: string, detail: string) {
  return new DeploymentError(
    `a secret's \`valueFrom\` must be the ARN of a Secrets Manager secret, or the name or ARN of an SSM parameter, got "${valueFrom}": ${detail}`,
  );
}
