import { accessOf } from './allows';
import { grantsTo } from './resource-policy';
import { logSecretsOf, secretsOf } from './secrets';
import { secretParts } from './targets';
import type { KeyModel, RoleModel } from '../../../model/access-types';
import type { SecretModel } from '../../../model/types';
import { isKnown, Unknown } from '../../../model/unknown';
import { ofTasks, violates } from '../../answers';
import type { Inspection } from '../../inspection';
import { type Answer, HOLDS, type Rule } from '../../rule';

const DECRYPT = 'kms:Decrypt';

export const IAM_08: Rule = {
  id: 'IAM-08',
  title: 'The execution role may decrypt the secrets of a job',
  severity: 'error',
  explanation: 'Secrets Manager decrypts in the name of who reads. A secret with a KMS key of its own is read only by who has kms:Decrypt on that '
    + 'key, by a policy of the role or by the policy of the key; otherwise the job fails with ResourceInitializationError (AccessDeniedException).',
  remedy: 'Allow the execution role kms:Decrypt on the key, with the condition that `kms:ViaService` is Secrets Manager.',
  links: ['https://docs.aws.amazon.com/batch/latest/userguide/specifying-sensitive-data-secrets.html'],
  inspect: ofTasks(({ containers, executionRoleArn }, _, inspection) => {
    const role = inspection.find('roles', executionRoleArn);
    return containers.flatMap((container) => [...secretsOf(container), ...logSecretsOf(container)])
      .map((entry) => (isKnown(entry) && isKnown(entry.valueFrom) ? inspection.find('secrets', secretParts(entry.valueFrom).secret) : undefined))
      .map((secret) => (secret === undefined || !isKnown(secret) || secret.kmsKeyId === undefined || executionRoleArn === undefined
        ? undefined
        : isKnown(role) ? mayDecrypt(role, secret, inspection) : role));
  }),
};

function mayDecrypt(role: RoleModel, { name, kmsKeyId }: SecretModel, inspection: Inspection): Answer {
  const key = inspection.find('keys', kmsKeyId);
  if (!isKnown(key)) {
    return key;
  }
  const byRole = accessOf(role, inspection).allows(DECRYPT, { arns: [key.arn], isAnother: (arn) => isAnotherKey(arn, key, inspection) });
  if (byRole === true) {
    return HOLDS;
  }
  const byKey = grantsTo(role, key.statements, DECRYPT);
  if (byKey === true) {
    return HOLDS;
  }
  return byRole instanceof Unknown ? byRole : byKey instanceof Unknown ? byKey : violates(
    `The secret ${name} is encrypted with the key ${key.name}, on which the execution role ${role.name} does not have ${DECRYPT}: it cannot be read, `
    + 'and the container does not start',
  );
}

function isAnotherKey(arn: string, key: KeyModel, inspection: Inspection): boolean {
  const other = inspection.find('keys', arn);
  return isKnown(other) && other !== key;
}
