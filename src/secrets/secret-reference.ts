import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { aws_kms, aws_secretsmanager } from 'aws-cdk-lib/interfaces';
import { fail } from '../private/errors';
import { isKnown } from '../private/tokens';

/** What has to be known of a secret for a job to read it. */
export interface SecretFacts {
  readonly secretArn: string;
  /** Nothing where the ARN may lack the six characters that Secrets Manager adds to the name. */
  readonly completeArn?: string;
  /** Nothing where the key is not known, or the one that AWS manages. */
  readonly encryptionKey?: aws_kms.IKeyRef;
}

/** What is known of a secret, which may be an L1, an L2 or an import. */
export function factsOfSecret(secret: aws_secretsmanager.ISecretRef): SecretFacts {
  if (isSecret(secret)) {
    return { secretArn: secret.secretArn, completeArn: secret.secretFullArn, encryptionKey: secret.encryptionKey };
  }
  const { secretId } = secret.secretRef; // what `Ref` of an L1 is: its complete ARN
  if (isKnown(secretId) && !secretId.startsWith('arn:')) {
    fail(undefined, `\`secret\` must tell its ARN, got a reference with the id "${secretId}"; import it by \`Secret.fromSecretCompleteArn\`, or by \`Secret.fromSecretNameV2\` (IAM-09)`);
  }
  return { secretArn: secretId, completeArn: isKnown(secretId) && !COMPLETE_ARN.test(secretId) ? undefined : secretId };
}

/** Six letters or digits end the ARN of a secret: https://docs.aws.amazon.com/secretsmanager/latest/userguide/whats-in-a-secret.html */
const COMPLETE_ARN = /-[A-Za-z0-9]{6}$/;

/** The key that Secrets Manager takes where nobody names one. AWS lets everybody use it who may read the secret. */
const MANAGED_KEY = 'alias/aws/secretsmanager';

/** Requires the key of an L1 that has one: all that the L1 tells may be an id or an alias, by which no permission can be given. */
export function requireEncryptionKey(secret: aws_secretsmanager.ISecretRef, encryptionKey: aws_kms.IKeyRef | undefined) {
  const kmsKeyId = secretsmanager.CfnSecret.isCfnSecret(secret) ? secret.kmsKeyId : undefined;
  if (kmsKeyId !== undefined && kmsKeyId !== MANAGED_KEY && !encryptionKey) {
    fail(undefined, `\`encryptionKey\` must be given for a secret of a customer-managed key, got none for ${secret.node.path}; without it the job may not decrypt the secret (IAM-08)`);
  }
}

function isSecret(secret: aws_secretsmanager.ISecretRef): secret is secretsmanager.ISecret {
  return 'secretArn' in secret;
}
