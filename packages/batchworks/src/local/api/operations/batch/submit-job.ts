import { readList } from '#shared/model/read-value';
import { objectMember } from '#shared/model/record';
import { tasksOf } from '#shared/model/tasks';
import type { JobQueueModel } from '#shared/model/types';
import type { ConsumableResourceProperties } from '@aws-sdk/client-batch';
import { toJobSpec } from '../../../machine';
import { ClientException } from '../../../service-error';
import type { Services } from '../../../services';
import { createJobRecord, describeJobDefinition } from '../../../submission';
import type { JobSubmission } from '../../../submission';
import type { Input } from '../../input';
import type { Operation } from '../../operation';
import { requiredJobDefinition, requiredQueue } from './lookup/required';
import { readDependencies } from './members/dependencies';
import { readRetryStrategy } from './members/retry-strategy';
import { readNodeOverrides, readTaskOverrides } from './members/task-overrides';
import { checkFargateSubmission } from './rules/fargate';
import { MAX_JOB_BYTES, NAME, QUANTITY, SCHEDULING_PRIORITY, SHARE_IDENTIFIER, TIMEOUT_SECONDS } from './rules/limits';
import { readTags } from './rules/tags';
import { shown } from '../../../../private/shown';

const ARRAY_SIZE = { min: 2, max: 10_000 };

/** Accepts a job. */
export const submitJob: Operation = {
  name: 'SubmitJob',
  maxBytes: MAX_JOB_BYTES,
  handle: (input, services) => {
    const submission = readSubmission(input, services);
    const record = createJobRecord(submission);
    checkFargateSubmission(submission, record);
    services.jobs.add(record);
    services.runner.dispatch({ type: 'SUBMITTED', job: toJobSpec(record, services.account.model, services.machine) });
    return { jobArn: record.jobArn, jobName: record.jobName, jobId: record.jobId };
  },
};

function readSubmission(input: Input, services: Services): JobSubmission {
  const jobQueue = readQueue(input, services);
  const jobDefinition = readJobDefinition(input, services);
  const arraySize = input.object('arrayProperties')?.integer('size', ARRAY_SIZE);
  if (arraySize !== undefined && jobDefinition.type === 'multinode') {
    throw new ClientException(`\`arrayProperties\` is not for the multi-node job definition "${jobDefinition.name}"; leave it out`);
  }
  return {
    jobName: input.requiredText('jobName', NAME),
    jobQueue,
    jobDefinition,
    arraySize,
    dependsOn: readDependencies(input, arraySize, services.runner.state),
    parameters: input.textMap('parameters') ?? {},
    taskOverrides: readTaskOverrides(input, describeJobDefinition(jobDefinition)),
    nodeOverrides: readNodeOverrides(input),
    retryStrategy: readRetryStrategy(input.object('retryStrategy')),
    timeoutSeconds: input.object('timeout')?.integer('attemptDurationSeconds', TIMEOUT_SECONDS),
    shareIdentifier: readShareIdentifier(input, jobQueue),
    schedulingPriority: input.integer('schedulingPriorityOverride', SCHEDULING_PRIORITY),
    propagateTags: input.flag('propagateTags'),
    tags: readTags(input),
    consumableResourceProperties: readConsumables(input.object('consumableResourcePropertiesOverride')),
  };
}

function readQueue(input: Input, { account }: Services) {
  const queue = requiredQueue(account, input.requiredText('jobQueue'));
  if (queue.state === 'DISABLED') {
    throw new ClientException(`the job queue "${queue.name}" is DISABLED and takes no new jobs`);
  }
  return queue;
}

/** "Don't specify this parameter if the job queue doesn't have a fair-share scheduling policy. If it has one, this parameter must be specified." */
function readShareIdentifier(input: Input, { name, properties }: JobQueueModel): string | undefined {
  const shareIdentifier = input.text('shareIdentifier', SHARE_IDENTIFIER);
  const isFair = properties.schedulingPolicyArn !== undefined;
  if (isFair && !shareIdentifier) { throw new ClientException(`\`shareIdentifier\` is required: the job queue "${name}" has a scheduling policy`); }
  if (!isFair && shareIdentifier) {
    throw new ClientException(`\`shareIdentifier\` must be left out: the job queue "${name}" has no scheduling policy, got ${shown(shareIdentifier)}`);
  }
  return shareIdentifier;
}

function readConsumables(override: Input | undefined): ConsumableResourceProperties | undefined {
  return override && {
    consumableResourceList: override.objects('consumableResourceList').map((entry) => ({
      consumableResource: entry.requiredText('consumableResource'),
      quantity: entry.integer('quantity', QUANTITY),
    })),
  };
}

function readJobDefinition(input: Input, { account }: Services) {
  const definition = requiredJobDefinition(account, input.requiredText('jobDefinition'));
  const tasks = tasksOf(definition);
  const wanted = definition.type === 'multinode' ? readList(objectMember(definition.properties, 'nodeProperties'), 'nodeRangeProperties').length : 1;
  if (tasks.length < wanted || tasks.some(({ containers }) => containers.length === 0)) {
    throw new ClientException(`the job definition "${definition.name}" must have containers of Amazon ECS only; the local Batch runs no pods of Amazon EKS`);
  }
  return definition;
}
