import { tasksOf } from '#shared/model/tasks';
import type { JobQueueModel } from '#shared/model/types';
import { toJobSpec } from '../../machine';
import { ClientException } from '../../service-error';
import type { Services } from '../../services';
import { createJobRecord, describeJobDefinition } from '../../submission';
import type { JobSubmission } from '../../submission';
import type { Input } from '../input';
import type { Operation } from '../operation';
import { readDependencies } from './dependencies';
import { requiredJobDefinition, requiredQueue } from './required';
import { readRetryStrategy } from './retry-strategy';
import { readNodeOverrides, readTaskOverrides } from './task-overrides';

const JOB_NAME = {
  pattern: /^[A-Za-z0-9][A-Za-z0-9_-]{0,127}$/,
  rule: 'at most 128 letters, digits, hyphens and underscores, the first one a letter or digit',
};
const ARRAY_SIZE = { min: 2, max: 10_000 };
const TIMEOUT_SECONDS = { min: 60, max: Infinity };
const SHARE_IDENTIFIER = { pattern: /^[A-Za-z0-9]{0,255}$/, rule: 'at most 255 letters and digits' };
const SCHEDULING_PRIORITY = { min: 0, max: 9999 };

/** Accepts a job. */
export const submitJob: Operation = {
  name: 'SubmitJob',
  handle: (input, services) => {
    const record = createJobRecord(readSubmission(input, services));
    services.jobs.add(record);
    services.runner.dispatch({ type: 'SUBMITTED', job: toJobSpec(record, services.deployment.model, services.machine) });
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
    jobName: input.requiredText('jobName', JOB_NAME),
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
    tags: input.textMap('tags'),
  };
}

function readQueue(input: Input, { deployment }: Services) {
  const queue = requiredQueue(deployment, input.requiredText('jobQueue'));
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
    throw new ClientException(`\`shareIdentifier\` must be left out: the job queue "${name}" has no scheduling policy, got "${shareIdentifier}"`);
  }
  return shareIdentifier;
}

function readJobDefinition(input: Input, { deployment }: Services) {
  const definition = requiredJobDefinition(deployment, input.requiredText('jobDefinition'));
  const tasks = tasksOf(definition);
  if (tasks.length === 0 || tasks.some(({ containers }) => containers.length === 0)) {
    throw new ClientException(`the job definition "${definition.name}" has no containers of Amazon ECS; the local Batch runs no pods of Amazon EKS`);
  }
  return definition;
}
