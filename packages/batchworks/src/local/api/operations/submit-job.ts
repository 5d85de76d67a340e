import type { JobDependency } from '@aws-sdk/client-batch';
import { toJobSpec } from '../../machine';
import { jobOf } from '../../scheduler';
import { ClientException } from '../../service-error';
import type { Services } from '../../services';
import { createJobRecord } from '../../submission';
import type { JobSubmission } from '../../submission';
import type { Input } from '../input';
import type { Operation } from '../operation';
import { readContainerOverrides } from './container-overrides';
import { requiredJobDefinition, requiredQueue } from './required';
import { readRetryStrategy } from './retry-strategy';

const JOB_NAME = {
  pattern: /^[A-Za-z0-9][A-Za-z0-9_-]{0,127}$/,
  rule: 'at most 128 letters, digits, hyphens and underscores, the first one a letter or digit',
};
const ARRAY_SIZE = { min: 2, max: 10_000 };
const TIMEOUT_SECONDS = { min: 60, max: Infinity };
const SCHEDULING_PRIORITY = { min: 0, max: 9999 };
const MAX_DEPENDENCIES = 20;

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
  rejectOtherKinds(input);
  return {
    jobName: input.requiredText('jobName', JOB_NAME),
    jobQueue: readQueue(input, services),
    jobDefinition: readJobDefinition(input, services),
    arraySize: input.object('arrayProperties')?.integer('size', ARRAY_SIZE),
    dependsOn: readDependencies(input, services),
    parameters: input.textMap('parameters') ?? {},
    containerOverrides: readContainerOverrides(input.object('containerOverrides')),
    retryStrategy: readRetryStrategy(input.object('retryStrategy')),
    timeoutSeconds: input.object('timeout')?.integer('attemptDurationSeconds', TIMEOUT_SECONDS),
    shareIdentifier: input.text('shareIdentifier'),
    schedulingPriority: input.integer('schedulingPriorityOverride', SCHEDULING_PRIORITY),
    propagateTags: input.flag('propagateTags'),
    tags: input.textMap('tags'),
  };
}

function rejectOtherKinds(input: Input) {
  for (const name of ['nodeOverrides', 'eksPropertiesOverride', 'ecsPropertiesOverride']) {
    if (input.object(name)) { throw new ClientException(`\`${name}\` is not known to the local Batch, which runs jobs of one container`); }
  }
}

function readQueue(input: Input, { deployment }: Services) {
  const queue = requiredQueue(deployment, input.requiredText('jobQueue'));
  if (queue.state === 'DISABLED') {
    throw new ClientException(`the job queue "${queue.name}" is DISABLED and takes no new jobs`);
  }
  return queue;
}

function readJobDefinition(input: Input, { deployment }: Services) {
  const definition = requiredJobDefinition(deployment, input.requiredText('jobDefinition'));
  if (!definition.containerProperties) {
    throw new ClientException(`the job definition "${definition.name}" has no \`containerProperties\`; the local Batch runs jobs of one container`);
  }
  return definition;
}

function readDependencies(input: Input, { runner }: Services): JobDependency[] {
  const dependencies = input.objects('dependsOn');
  if (dependencies.length > MAX_DEPENDENCIES) {
    throw new ClientException(`\`dependsOn\` must have at most ${MAX_DEPENDENCIES} jobs, got ${dependencies.length}`);
  }
  return dependencies.map((dependency) => {
    const type = dependency.text('type');
    if (type) {
      throw new ClientException(`${dependency.label('type')} ${type} is not known to the local Batch; depend on \`jobId\` alone`);
    }
    const jobId = dependency.requiredText('jobId');
    if (!jobOf(runner.state, jobId)) { throw new ClientException(`${dependency.label('jobId')} is no job: "${jobId}" does not exist`); }
    return { jobId };
  });
}
