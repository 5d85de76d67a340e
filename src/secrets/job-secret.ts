import * as batch from 'aws-cdk-lib/aws-batch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { aws_kms, aws_secretsmanager, aws_ssm } from 'aws-cdk-lib/interfaces';
import { arnOfParameter } from './parameter-reference';
import { grantDecrypt, grantReadSecret } from './secret-grants';
import { factsOfSecret, requireEncryptionKey } from './secret-reference';
import { fail } from '../private/errors';

/** Which part of a secret of Secrets Manager a job gets. */
export interface SecretsManagerJobSecretOptions {
  /**
   * The key in the secret's JSON object whose value the job gets.
   *
   * @default - the whole secret
   */
  readonly field?: string;

  /**
   * The staging label of the version to read, for example `AWSPREVIOUS`.
   *
   * @default - `AWSCURRENT`, the newest version at the start of each job
   */
  readonly versionStage?: string;

  /**
   * The id of the version to read.
   *
   * @default - the version that `versionStage` names
   */
  readonly versionId?: string;

  /**
   * The customer-managed KMS key of a secret that does not tell it: an L1, or one that was imported without it. The job's execution role may
   * decrypt with it, through Secrets Manager alone.
   *
   * @default - the key that an L2 tells of, or `aws/secretsmanager`, which AWS manages and which needs no permission
   */
  readonly encryptionKey?: aws_kms.IKeyRef;
}

/** How a parameter of the SSM Parameter Store is read. */
export interface SsmJobSecretOptions {
  /**
   * The customer-managed KMS key that a `SecureString` parameter is encrypted with; the job's execution role may decrypt with it, through
   * SSM alone.
   *
   * @default - the parameter is not encrypted, or with the key `aws/ssm` that AWS manages
   */
  readonly encryptionKey?: aws_kms.IKeyRef;
}

/**
 * A value that a job gets at its start as an environment variable, or its log driver as an option, and that no template ever holds.
 *
 * ECS reads it with the job's execution role; the code of the job needs no permission for it. One secret can be given to several jobs: each
 * gets the permission for itself.
 *
 * A secret may rotate at any time. Each attempt of a job reads the value that is current when it starts, and keeps it to its end: a job that
 * may run past a rotation reads `AWSPREVIOUS` as well, or asks Secrets Manager itself (`secret.grantRead(job)`). Neither a rotation nor a new
 * value needs a deployment, unless `versionId` names the version.
 *
 * @see https://docs.aws.amazon.com/batch/latest/userguide/specifying-sensitive-data.html
 *
 * @example
 * declare const batch: BatchPlatform;
 * declare const queue: BatchQueue;
 * declare const database: secretsmanager.ISecret;
 *
 * batch.addJob('Report', {
 *   queue,
 *   image: ecs.ContainerImage.fromAsset('./report'),
 *   secrets: {
 *     DB_PASSWORD: JobSecret.fromSecretsManager(database, { field: 'password' }),
 *   },
 * });
 */
export class JobSecret {
  /**
   * A secret of Secrets Manager, whole or one field of it.
   *
   * The key of an L1 (`secretsmanager.CfnSecret`), and of a mere reference, is not known: where it is a customer-managed one, give it as
   * `encryptionKey`.
   *
   * @param secret The secret: an L1, an L2 or an imported one, which must carry its complete ARN when a field or a version is read.
   * @param options Which field and version.
   */
  public static fromSecretsManager(secret: aws_secretsmanager.ISecretRef, options: SecretsManagerJobSecretOptions = {}): JobSecret {
    const { field = '', versionStage = '', versionId = '' } = options;
    const selectsPart = field || versionStage || versionId;
    const facts = factsOfSecret(secret);
    if (selectsPart && !facts.completeArn) {
      fail(undefined, '`secret` must tell its complete ARN where a field or a version of it is read, got one that was imported by its name or a part of '
        + `its ARN, ${secret.node.path}; import it by \`Secret.fromSecretCompleteArn\` (IAM-09)`);
    }
    const key = options.encryptionKey ?? facts.encryptionKey;
    requireEncryptionKey(secret, key);
    return new JobSecret(
      // The three parts stand behind the ARN in this order, and the colons of empty ones stay:
      // https://docs.aws.amazon.com/batch/latest/userguide/specifying-sensitive-data-secrets.html
      selectsPart ? `${facts.secretArn}:${field}:${versionStage}:${versionId}` : facts.secretArn,
      ec2.InterfaceVpcEndpointAwsService.SECRETS_MANAGER,
      (grantee) => {
        if (key) { grantDecrypt(key, secret.env.region, 'secretsmanager', grantee); }
        return grantReadSecret(secret, facts, grantee);
      },
    );
  }

  /**
   * A parameter of the SSM Parameter Store, of any type.
   *
   * @param parameter The parameter: an L1, an L2 or an imported one.
   * @param options The key that it is encrypted with, which no parameter tells.
   */
  public static fromSsmParameter(parameter: aws_ssm.IParameterRef, options: SsmJobSecretOptions = {}): JobSecret {
    const parameterArn = arnOfParameter(parameter);
    return new JobSecret(parameterArn, ec2.InterfaceVpcEndpointAwsService.SSM, (grantee) => {
      if (options.encryptionKey) { grantDecrypt(options.encryptionKey, parameter.env.region, 'ssm', grantee); }
      // the `grantRead` of an L2 would also allow to describe the parameter and to read its history, which ECS does not do.
      return iam.Grant.addToPrincipal({ grantee, actions: ['ssm:GetParameters'], resourceArns: [parameterArn] });
    });
  }

  private constructor(
    /** @internal */ public readonly _valueFrom: string,
    /** @internal */ public readonly _service: ec2.InterfaceVpcEndpointAwsService,
    /** @internal */ public readonly _grantRead: (grantee: iam.IGrantable) => iam.Grant,
  ) {}

  /**
   * The same secret in the form that the job definition of the CDK takes.
   *
   * @internal
   */
  public _toBatchSecret(): batch.Secret {
    return new RenderedSecret(this);
  }
}

class RenderedSecret extends batch.Secret {
  public readonly arn: string;
  public readonly hasField?: boolean;

  constructor(private readonly secret: JobSecret) {
    super();
    this.arn = secret._valueFrom;
  }

  public grantRead(grantee: iam.IGrantable): iam.Grant {
    return this.secret._grantRead(grantee);
  }
}
