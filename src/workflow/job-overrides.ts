import { Tokenization } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { aws_batch } from 'aws-cdk-lib/interfaces';
import { JobGraphJobOptions } from './job-graph-props';
import { ComputePlatform } from '../compute/compute';
import { ContainerJob } from '../job/container-job';
import { EksJob } from '../job/eks-job';
import { MultiContainerJob } from '../job/multi-container-job';
import { MultiNodeJob } from '../job/multi-node-job';
import { RetryPolicy } from '../job/retry-policy';

type Payload = { readonly [key: string]: unknown };

/** The request of `SubmitJob` for a job of a graph, but its name and what it depends on: what differs from the definition, and nothing else. */
export function renderRequest(options: JobGraphJobOptions, queueArn: string, arraySize: number | undefined): Payload {
  const { job, parameters, timeout, retryPolicy, shareIdentifier, schedulingPriority } = options;
  return sfn.FieldUtils.renderObject({
    JobQueue: queueArn,
    JobDefinition: job.jobDefinitionRef.jobDefinitionArn,
    ...(arraySize !== undefined && { ArrayProperties: { Size: arraySize } }),
    ...(parameters && { Parameters: parameters }),
    ...overridesOf(options),
    ...(timeout && { Timeout: { AttemptDurationSeconds: timeout.toSeconds() } }),
    ...(retryPolicy && { RetryStrategy: renderRetry(retryPolicy) }),
    ...(shareIdentifier !== undefined && { ShareIdentifier: shareIdentifier }),
    ...(schedulingPriority !== undefined && { SchedulingPriorityOverride: schedulingPriority }),
  })!;
}

/** Whether anything of the container is overridden. */
export function overridesContainer({ command, environment, vcpus, memory, gpus }: JobGraphJobOptions): boolean {
  return [command, environment, vcpus, memory, gpus].some((value) => value !== undefined);
}

/** Where the definition has its containers as a task, AWS Batch takes overrides in that form only. */
export function isTask(job: aws_batch.IJobDefinitionRef): boolean {
  return job instanceof MultiContainerJob || (job instanceof ContainerJob && job.queue.platform === ComputePlatform.MANAGED_INSTANCES);
}

function overridesOf(options: JobGraphJobOptions): Payload {
  if (!overridesContainer(options)) { return {}; }
  if (options.job instanceof EksJob) { return { EksPropertiesOverride: { PodProperties: { Containers: [podOverrides(options)] } } }; }
  const overrides = containerOverrides(options);
  if (isTask(options.job)) {
    const name = options.container ?? 'default'; // so ContainerJob calls its only one
    return { EcsPropertiesOverride: { TaskProperties: [{ Containers: [{ Name: name, ...overrides }] }] } };
  }
  return options.job instanceof MultiNodeJob
    ? { NodeOverrides: { NodePropertyOverrides: [{ TargetNodes: '0:', ContainerOverrides: overrides }] } }
    : { ContainerOverrides: overrides };
}

function containerOverrides({ command, environment, vcpus, memory, gpus }: JobGraphJobOptions): Payload {
  const resources = Object.entries({ VCPU: vcpus, MEMORY: memory?.toMebibytes(), GPU: gpus }).filter(([, value]) => value !== undefined);
  return {
    ...(command && { Command: renderCommand(command) }),
    ...(environment && { Environment: Object.entries(environment).map(([Name, Value]) => ({ Name, Value })) }),
    ...(resources.length > 0 && { ResourceRequirements: resources.map(([Type, value]) => ({ Type, Value: Tokenization.stringifyNumber(value!) })) }),
  };
}

/** Of a pod, what a container asks for is what it is limited to, as in its definition. */
function podOverrides({ command, environment, vcpus, memory, gpus }: JobGraphJobOptions): Payload {
  const sizes = { 'cpu': vcpus, 'memory': memory && `${memory.toMebibytes()}Mi`, 'nvidia.com/gpu': gpus };
  const resources = Object.fromEntries(Object.entries(sizes).filter(([, value]) => value !== undefined).map(
    ([key, value]) => [key, typeof value === 'number' ? Tokenization.stringifyNumber(value) : value],
  ));
  return {
    ...(command && { Command: renderCommand(command) }),
    ...(environment && { Env: Object.entries(environment).map(([Name, Value]) => ({ Name, Value })) }),
    ...(Object.keys(resources).length > 0 && { Resources: { Limits: resources, Requests: resources } }),
  };
}

/** In a list, Step Functions replaces nothing: a list with a value of the input is made by a function. */
function renderCommand(command: string[]): string[] | string {
  return command.some((argument) => sfn.JsonPath.isEncodedJsonPath(argument)) ? sfn.JsonPath.array(...command) : command;
}

function renderRetry({ attempts, _conditions }: RetryPolicy): Payload {
  return {
    Attempts: attempts,
    ...(_conditions.length > 0 && {
      EvaluateOnExit: _conditions.map(({ action, on }) => ({
        Action: action,
        ...Object.fromEntries(Object.entries(on).map(([key, value]) => [`${key[0].toUpperCase()}${key.slice(1)}`, value])),
      })),
    }),
  };
}
