import * as iam from 'aws-cdk-lib/aws-iam';
import { aws_kms, aws_secretsmanager } from 'aws-cdk-lib/interfaces';
import { SecretFacts } from './secret-reference';

/**
 * Lets ECS read a secret, and no more: `secret.grantRead` would also allow to describe it, and would write into the policy of its key, which
 * makes two stacks depend on each other where secret and job live in two, and does nothing for a key that was imported.
 */
export function grantReadSecret(secret: aws_secretsmanager.ISecretRef, { secretArn, completeArn }: SecretFacts, grantee: iam.IGrantable): iam.Grant {
  return grantOnResource(secret, {
    grantee,
    actions: ['secretsmanager:GetSecretValue'],
    resourceArns: [completeArn ?? `${secretArn}-??????`], // for the six characters that Secrets Manager adds
  });
}

/** Secrets Manager and SSM decrypt in the name of who reads. By way of them, that is: nothing else can be decrypted with the key. */
export function grantDecrypt(key: aws_kms.IKeyRef, region: string, service: string, grantee: iam.IGrantable) {
  grantOnResource(key, {
    grantee,
    actions: ['kms:Decrypt'],
    resourceArns: [key.keyRef.keyArn],
    resourceSelfArns: ['*'], // in its own policy, a key is `*`
    conditions: { StringEquals: { 'kms:ViaService': `${service}.${region}.amazonaws.com` } },
  });
}

/** Where the role cannot be changed, the policy of the resource is, if there is one that can. */
function grantOnResource(
  given: aws_kms.IKeyRef | aws_secretsmanager.ISecretRef, options: iam.CommonGrantOptions & { readonly resourceSelfArns?: string[] },
): iam.Grant {
  const resource = iam.ResourceWithPolicies.of(given);
  return resource ? iam.Grant.addToPrincipalOrResource({ ...options, resource }) : iam.Grant.addToPrincipal(options);
}
