import { Tokenization } from 'aws-cdk-lib';
import { JobSubmissionOverrides } from './job-submission-overrides';
import { Payload } from './payload';
import { ComputePlatform } from '../compute/compute';
import { ContainerJob } from '../job/container-job';
import { EksJob } from '../job/eks-job';
import { MultiContainerJob } from '../job/multi-container-job';
import { MultiNodeJob } from '../job/multi-node-job';

/** How a `ContainerJob` calls its container where it has to have a name. */
const ONLY_CONTAINER = 'default';

/** All nodes of a multi-node job. */
const ALL_NODES = '0:';

/** Whether anything of a container is overridden. */
export function overridesContainer({ command, environment, vcpus, memory, gpus }: JobSubmissionOverrides): boolean {
  return [command, environment, vcpus, memory, gpus].some((value) => value !== undefined);
}

/** What is different in the container of a job, in the form that AWS Batch takes for its definition; nothing where nothing is. */
export function renderContainerOverrides(options: JobSubmissionOverrides): Payload {
  const { job, container = ONLY_CONTAINER } = options;
  if (!overridesContainer(options)) { return {}; }
  if (job instanceof EksJob) { return { EksPropertiesOverride: { PodProperties: { Containers: [podOverrides(options)] } } }; }
  const overrides = containerOverrides(options);
  if (isTask(options)) { return { EcsPropertiesOverride: { TaskProperties: [{ Containers: [{ Name: container, ...overrides }] }] } }; }
  return job instanceof MultiNodeJob
    ? { NodeOverrides: { NodePropertyOverrides: [{ TargetNodes: ALL_NODES, ContainerOverrides: overrides }] } }
    : { ContainerOverrides: overrides };
}

/** Where the definition has its containers as a task, AWS Batch takes overrides in that form only. */
function isTask({ job }: JobSubmissionOverrides): boolean {
  return job instanceof MultiContainerJob || (job instanceof ContainerJob && job.queue.platform === ComputePlatform.MANAGED_INSTANCES);
}

function containerOverrides({ command, environment, vcpus, memory, gpus }: JobSubmissionOverrides): Payload {
  const resources = Object.entries(texts({ VCPU: vcpus, MEMORY: memory?.toMebibytes(), GPU: gpus }));
  return {
    ...command && { Command: command },
    ...environment && { Environment: variables(environment) },
    ...resources.length > 0 && { ResourceRequirements: resources.map(([Type, Value]) => ({ Type, Value })) },
  };
}

/** Of a pod, what a container asks for is what it is limited to, as in its definition. */
function podOverrides({ command, environment, vcpus, memory, gpus }: JobSubmissionOverrides): Payload {
  const { mebibytes, ...counts } = texts({ 'cpu': vcpus, 'mebibytes': memory?.toMebibytes(), 'nvidia.com/gpu': gpus });
  const resources = { ...counts, ...mebibytes !== undefined && { memory: `${mebibytes}Mi` } };
  return {
    ...command && { Command: command },
    ...environment && { Env: variables(environment) },
    ...Object.keys(resources).length > 0 && { Resources: { Limits: resources, Requests: resources } },
  };
}

function variables(environment: { [name: string]: string }) {
  return Object.entries(environment).map(([Name, Value]) => ({ Name, Value }));
}

/** The numbers that there are, as texts; those that are not known yet, too. */
function texts(numbers: { [name: string]: number | undefined }): { [name: string]: string } {
  const given = Object.entries(numbers).filter((entry): entry is [string, number] => entry[1] !== undefined);
  return Object.fromEntries(given.map(([name, value]) => [name, Tokenization.stringifyNumber(value)]));
}
