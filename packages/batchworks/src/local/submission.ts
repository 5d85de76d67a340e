import { randomUUID } from 'node:crypto';
import type { JobDefinitionModel, JobQueueModel } from '#shared/model/types';
import type { ConsumableResourceProperties, ContainerProperties, JobDefinition, JobDependency, NodeProperties, RetryStrategy } from '@aws-sdk/client-batch';
import { revisionOf } from './deployment';
import { createNodeTasks, type NodeOverrides, overriddenNodes } from './nodes';
import { plain } from './plain';
import { createTask, type JobTask, type TaskOverrides } from './tasks';

/** A SubmitJob request that was found to be right: what it names exists, what it sets is allowed. */
export interface JobSubmission {
  readonly jobName: string;
  readonly jobQueue: JobQueueModel;
  readonly jobDefinition: JobDefinitionModel;
  readonly arraySize?: number;
  readonly dependsOn: readonly JobDependency[];
  readonly parameters: Readonly<Record<string, string>>;
  readonly taskOverrides: TaskOverrides;
  readonly nodeOverrides: NodeOverrides;
  readonly retryStrategy?: RetryStrategy;
  readonly timeoutSeconds?: number;
  readonly shareIdentifier?: string;
  readonly schedulingPriority?: number;
  readonly propagateTags?: boolean;
  readonly tags?: Readonly<Record<string, string>>;
  readonly consumableResourceProperties?: ConsumableResourceProperties;
}

/** A job as AWS Batch remembers it: the definition with what the submission changed. It never changes; the children of an array share it. */
export interface JobRecord {
  readonly jobId: string;
  readonly jobArn: string;
  readonly jobName: string;
  readonly jobQueue: Pick<JobQueueModel, 'name' | 'arn'>;
  readonly jobDefinitionArn: string;
  readonly jobDefinitionName: string;
  readonly arraySize?: number;
  readonly dependsOn: readonly JobDependency[];
  readonly parameters: Readonly<Record<string, string>>;
  /** What it runs: one task, or that of each node. */
  readonly tasks: readonly JobTask[];
  /** Of a multi-node job. */
  readonly nodeProperties?: NodeProperties;
  /** What it takes of consumable resources; a multi-node job has it in its `nodeProperties`. */
  readonly consumableResourceProperties?: ConsumableResourceProperties;
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
    revision: revisionOf(model),
    status: (model.properties.status ?? 'ACTIVE') as string,
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
    jobQueue: { name: submission.jobQueue.name, arn: submission.jobQueue.arn },
    jobDefinitionArn: submission.jobDefinition.arn,
    jobDefinitionName: submission.jobDefinition.name,
    arraySize: submission.arraySize,
    dependsOn: submission.dependsOn,
    parameters,
    ...tasksOf(definition, submission, parameters),
    consumableResourceProperties: submission.consumableResourceProperties ?? definition.consumableResourceProperties,
    retryStrategy: submission.retryStrategy ?? definition.retryStrategy,
    timeoutSeconds: submission.timeoutSeconds ?? definition.timeout?.attemptDurationSeconds,
    platformCapabilities: definition.platformCapabilities ?? ['EC2'],
    shareIdentifier: submission.shareIdentifier,
    schedulingPriority: submission.schedulingPriority ?? definition.schedulingPriority,
    propagateTags: submission.propagateTags ?? definition.propagateTags ?? false,
    tags: { ...submission.tags },
  };
}

function tasksOf(definition: JobDefinition, { taskOverrides, nodeOverrides }: JobSubmission, parameters: Readonly<Record<string, string>>) {
  if (!definition.nodeProperties) { return { tasks: [createTask(definition, taskOverrides, parameters)] }; }
  const nodeProperties = overriddenNodes(definition.nodeProperties, nodeOverrides);
  return { nodeProperties, tasks: createNodeTasks(nodeProperties, nodeOverrides, parameters) };
}
