import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';

/**
 * Lets ECS read a secret, and no more: `secret.grantRead` would also allow to describe it, and would write into the policy of its key, which
 * makes two stacks depend on each other where secret and job live in two, and does nothing for a key that was imported.
 */
export function grantReadSecret(secret: secretsmanager.ISecret, grantee: iam.IGrantable): iam.Grant {
  // an ARN without the six characters that Secrets Manager adds is one of a secret that was imported by its name
  const secretArn = secret.secretFullArn ?? `${secret.secretArn}-??????`;
  return iam.Grant.addToPrincipalOrResource({ grantee, actions: ['secretsmanager:GetSecretValue'], resourceArns: [secretArn], resource: secret });
}

/** Secrets Manager and SSM decrypt in the name of who reads. By way of them, that is: nothing else can be decrypted with the key. */
export function grantDecrypt(key: kms.IKey, region: string, service: string, grantee: iam.IGrantable) {
  iam.Grant.addToPrincipalOrResource({
    grantee,
    actions: ['kms:Decrypt'],
    resourceArns: [key.keyArn],
    resource: key,
    resourceSelfArns: ['*'], // in its own policy, a key is `*`
    conditions: { StringEquals: { 'kms:ViaService': `${service}.${region}.amazonaws.com` } },
  });
}
