import { randomUUID } from 'node:crypto';
import type { JobDefinitionModel, JobQueueModel } from '#shared/model/types';
import type { ContainerProperties, JobDefinition, JobDependency, KeyValuePair, ResourceRequirement, RetryStrategy } from '@aws-sdk/client-batch';
import { substituteParameters } from './parameters';
import { plain } from './plain';

/** A SubmitJob request that was found to be right: what it names exists, what it sets is allowed. */
export interface JobSubmission {
  readonly jobName: string;
  readonly jobQueue: JobQueueModel;
  readonly jobDefinition: JobDefinitionModel;
  readonly arraySize?: number;
  readonly dependsOn: readonly JobDependency[];
  readonly parameters: Readonly<Record<string, string>>;
  readonly containerOverrides: ContainerOverrides;
  readonly retryStrategy?: RetryStrategy;
  readonly timeoutSeconds?: number;
  readonly shareIdentifier?: string;
  readonly schedulingPriority?: number;
  readonly propagateTags?: boolean;
  readonly tags?: Readonly<Record<string, string>>;
}

/** What a submission changes of the container. */
export interface ContainerOverrides {
  readonly command?: readonly string[];
  readonly environment: readonly KeyValuePair[];
  readonly resourceRequirements: readonly ResourceRequirement[];
  readonly vcpus?: number;
  readonly memory?: number;
  readonly instanceType?: string;
}

/** A job as AWS Batch remembers it: the definition with what the submission changed. It never changes; the children of an array share it. */
export interface JobRecord {
  readonly jobId: string;
  readonly jobArn: string;
  readonly jobName: string;
  readonly jobQueue: JobQueueModel;
  readonly jobDefinitionArn: string;
  readonly jobDefinitionName: string;
  readonly arraySize?: number;
  readonly dependsOn: readonly JobDependency[];
  readonly parameters: Readonly<Record<string, string>>;
  readonly container: ContainerProperties;
  readonly retryStrategy?: RetryStrategy;
  readonly timeoutSeconds?: number;
  readonly platformCapabilities: readonly string[];
  readonly shareIdentifier?: string;
  readonly schedulingPriority?: number;
  readonly propagateTags: boolean;
  readonly tags: Readonly<Record<string, string>>;
}

/** A job definition as AWS Batch describes it. */
export function describeJobDefinition(model: JobDefinitionModel): JobDefinition {
  return {
    ...plain(model.properties) as Partial<JobDefinition>,
    jobDefinitionName: model.name,
    jobDefinitionArn: model.arn,
    revision: Number(model.arn.split(':').at(-1)),
    status: 'ACTIVE',
    type: model.type,
    parameters: plain(model.parameters) as Record<string, string>,
    containerProperties: plain(model.containerProperties) as ContainerProperties | undefined,
    containerOrchestrationType: 'ECS',
  };
}

/** The job that a submission makes. */
export function createJobRecord(submission: JobSubmission): JobRecord {
  const definition = describeJobDefinition(submission.jobDefinition);
  const jobId = randomUUID();
  const parameters = { ...definition.parameters, ...submission.parameters };
  return {
    jobId,
    jobArn: submission.jobQueue.arn.replace(/:job-queue\/.*$/, `:job/${jobId}`),
    jobName: submission.jobName,
    jobQueue: submission.jobQueue,
    jobDefinitionArn: submission.jobDefinition.arn,
    jobDefinitionName: submission.jobDefinition.name,
    arraySize: submission.arraySize,
    dependsOn: submission.dependsOn,
    parameters,
    container: overridden(definition.containerProperties!, submission.containerOverrides, parameters),
    retryStrategy: submission.retryStrategy ?? definition.retryStrategy,
    timeoutSeconds: submission.timeoutSeconds ?? definition.timeout?.attemptDurationSeconds,
    platformCapabilities: definition.platformCapabilities ?? ['EC2'],
    shareIdentifier: submission.shareIdentifier,
    schedulingPriority: submission.schedulingPriority ?? definition.schedulingPriority,
    propagateTags: submission.propagateTags ?? definition.propagateTags ?? false,
    tags: { ...submission.tags },
  };
}

function overridden(container: ContainerProperties, overrides: ContainerOverrides, parameters: Readonly<Record<string, string>>) {
  return {
    ...container,
    command: substituteParameters(overrides.command ?? container.command ?? [], parameters),
    environment: mergedBy('name', container.environment, overrides.environment),
    resourceRequirements: mergedBy('type', container.resourceRequirements, overrides.resourceRequirements),
    // The old form overrides the old form only: AWS Batch ignores it where the definition has `resourceRequirements`.
    vcpus: container.vcpus === undefined ? undefined : overrides.vcpus ?? container.vcpus,
    memory: container.memory === undefined ? undefined : overrides.memory ?? container.memory,
    instanceType: overrides.instanceType ?? container.instanceType,
  } satisfies ContainerProperties;
}

/** Both lists, where an entry of the second one replaces that of the same name in the first. */
function mergedBy<K extends string, T extends { readonly [key in K]?: string }>(key: K, first: readonly T[] = [], second: readonly T[] = []): T[] {
  return [...new Map([...first, ...second].map((entry) => [entry[key], entry])).values()];
}
