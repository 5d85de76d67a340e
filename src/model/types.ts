/**
 * The model: what a CloudFormation template says about AWS Batch, as plain data.
 *
 * Names and shapes are those of the AWS Batch API (camelCase), so that a job definition out of a template and one
 * that was registered by a request look the same. A value that the template alone does not tell is `Unknown`.
 */
import type { AccessModel, Statements } from './access-types';
import type { ConsumableResourceModel } from './consumable-resource-types';
import type { LaunchTemplateModel } from './launch-template-types';
import type { NetworkModel } from './network-types';
import type { SchedulingPolicyModel } from './scheduling-policy-types';
import type { JobStartModel } from './start-types';
import type { StorageModel } from './storage-types';
import type { Unknown } from './unknown';

/** A value as far as the template tells it. */
export type Known<T> = T | Unknown;

/** Where a resource stands. */
export interface ResourceIdentity {
  /** The template (a stack's name, or a file's). */
  readonly template: string;
  readonly logicalId: string;
  /** The path in the construct tree, without the trailing `/Resource`, where the template carries it. */
  readonly path?: string;
  /** What a person calls it: the physical name if one was given, else the last part of the path, else the logical id. Unique among its kind. */
  readonly name: string;
  /** As `Ref` or `Fn::GetAtt` give it. */
  readonly arn: string;
  /** All that other resources may call it by: what `Ref` gives, the ARN, the physical name if one was given. */
  readonly references: readonly string[];
}

/** `AWS::Batch::ComputeEnvironment`. */
export interface ComputeEnvironmentModel extends ResourceIdentity {
  readonly type: 'MANAGED' | 'UNMANAGED';
  readonly state: 'ENABLED' | 'DISABLED';
  /** FARGATE, FARGATE_SPOT, EC2 or SPOT; absent where unmanaged. */
  readonly computeType?: Known<string>;
  readonly maxvCpus?: Known<number>;
  readonly minvCpus?: Known<number>;
  readonly instanceTypes: readonly Known<string>[];
  /** For an unmanaged environment, `UnmanagedvCpus`. */
  readonly unmanagedvCpus?: Known<number>;
  /** The logical ids that its `DependsOn` names. */
  readonly dependsOn: readonly string[];
  /** The resolved properties, in the API's shape. */
  readonly properties: Readonly<Record<string, unknown>>;
}

/** `AWS::Batch::JobQueue`. */
export interface JobQueueModel extends ResourceIdentity {
  readonly state: 'ENABLED' | 'DISABLED';
  readonly priority: Known<number>;
  /** The environments in their order, by ARN; `Unknown` where the template imports them. */
  readonly computeEnvironments: readonly Known<string>[];
  readonly properties: Readonly<Record<string, unknown>>;
}

/** `AWS::Batch::JobDefinition`. */
export interface JobDefinitionModel extends ResourceIdentity {
  readonly type: string;
  readonly platformCapabilities: readonly Known<string>[];
  readonly parameters: Readonly<Record<string, Known<string>>>;
  /** `ContainerProperties`, in the API's shape (`resourceRequirements`, `mountPoints`, …). */
  readonly containerProperties?: Readonly<Record<string, unknown>>;
  readonly retryStrategy?: Readonly<Record<string, unknown>>;
  readonly timeoutSeconds?: Known<number>;
  /** The path of the queue that the construct was made for, where its metadata tells. */
  readonly queuePath?: string;
  /** The size of the array that the construct is meant to run as, where its metadata tells. AWS Batch itself knows no default size. */
  readonly arraySize?: number;
  /** All resolved properties, in the API's shape. */
  readonly properties: Readonly<Record<string, unknown>>;
}

/** `AWS::SecretsManager::Secret`. */
export interface SecretModel extends ResourceIdentity {
  /** The value that the template gives, in clear. */
  readonly secretString?: Known<string>;
  /** How Secrets Manager is to make one: `GenerateSecretString`, as in the template. */
  readonly generateSecretString?: Readonly<Record<string, unknown>>;
  /** The key that it is encrypted with; without one, a key that AWS manages. */
  readonly kmsKeyId?: Known<string>;
}

/** `AWS::SSM::Parameter`. */
export interface ParameterModel extends ResourceIdentity {
  /** `String` or `StringList`: a template cannot make a `SecureString`. */
  readonly type: Known<string>;
  readonly value: Known<string>;
}

/** `AWS::EFS::FileSystem`. */
export interface FileSystemModel extends ResourceIdentity {
  readonly fileSystemId: string;
  /** Of `FileSystemPolicy`; without one, whoever reaches the file system may do all. */
  readonly statements?: Statements;
}

/** An image that the app brings. */
export type ImageAsset = FolderImageAsset | CommandImageAsset;

/** An image that the CDK builds from a folder of the cloud assembly. */
export interface FolderImageAsset {
  /** The tag of the image: templates call it `REGISTRY/REPOSITORY:TAG`. */
  readonly tag: string;
  /** The folder that the image is built from, absolute. */
  readonly directory: string;
  readonly dockerfile: string;
  /** The stage of the Dockerfile; absent for the last one. */
  readonly target?: string;
  readonly buildArgs?: Readonly<Record<string, string>>;
  /** The network that the build uses: `host`, `none`, …; absent for that of the engine. */
  readonly networkMode?: string;
}

/** An image that a command of the user makes. */
export interface CommandImageAsset {
  readonly tag: string;
  /** The program and its arguments; the last thing that it does is to print the name of the image that it made. */
  readonly command: readonly string[];
  /** Where the command runs: the cloud assembly, absolute. */
  readonly workingDirectory: string;
}

/** All of it. */
export interface BatchModel extends NetworkModel, AccessModel, StorageModel {
  readonly computeEnvironments: readonly ComputeEnvironmentModel[];
  readonly jobQueues: readonly JobQueueModel[];
  readonly jobDefinitions: readonly JobDefinitionModel[];
  readonly secrets: readonly SecretModel[];
  readonly parameters: readonly ParameterModel[];
  readonly fileSystems: readonly FileSystemModel[];
  readonly schedulingPolicies: readonly SchedulingPolicyModel[];
  readonly consumableResources: readonly ConsumableResourceModel[];
  readonly launchTemplates: readonly LaunchTemplateModel[];
  /** Whatever submits jobs. */
  readonly starts: readonly JobStartModel[];
}
