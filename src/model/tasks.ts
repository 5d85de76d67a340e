/** What a job definition runs, whatever the member of it that says so: `containerProperties`, `ecsProperties` or `nodeProperties`. */
import { readList, readNumber, readObject, readText } from './read-value';
import { isObject, type JsonObject, objectMember } from './record';
import { type ContainerRequirements, requirementsOf } from './requirements';
import type { JobDefinitionModel, Known } from './types';
import { Unknown } from './unknown';

/** A container of a task. */
export interface Container {
  /** The name; a task of one container has none. */
  readonly name?: Known<string>;
  readonly image?: Known<string>;
  /** What it asks for; see `requirementsOf`. */
  readonly requirements: ContainerRequirements;
  /** `containerProperties`, or the element of `containers`, in the API's shape. */
  readonly properties: JsonObject;
}

/** Containers that run together on one instance or one Fargate task. */
export interface Task {
  readonly job: JobDefinitionModel;
  /** `targetNodes` of a multi-node job (`0:3`). */
  readonly nodes?: Known<string>;
  readonly containers: readonly Container[];
  readonly executionRoleArn?: Known<string>;
  readonly jobRoleArn?: Known<string>;
  /** The declared volumes, in the API's shape, or `Unknown` ones. */
  readonly volumes: readonly unknown[];
  readonly runtimePlatform?: JsonObject;
  readonly networkConfiguration?: JsonObject;
  readonly platformVersion?: Known<string>;
  readonly ephemeralStorageGiB?: Known<number>;
  /** `containerProperties` or the task's properties, in the API's shape: for what only one of the two has. */
  readonly properties: JsonObject;
}

/** The tasks of a job: one, or one for each node range. A job for EKS has pods, which are none. */
export function tasksOf(job: JobDefinitionModel): readonly Task[] {
  return job.type === 'multinode' ? nodeTasks(job) : taskOf(job, job.properties);
}

function nodeTasks(job: JobDefinitionModel): Task[] {
  return readList(objectMember(job.properties, 'nodeProperties'), 'nodeRangeProperties').filter(isObject).flatMap((range) => {
    const nodes = readText(range, 'targetNodes');
    const container = readObject(range, 'container');
    return container ? [containerTask(job, container, nodes)] : taskOf(job, range, nodes);
  });
}

function taskOf(job: JobDefinitionModel, properties: JsonObject, nodes?: Known<string>): Task[] {
  const container = readObject(properties, 'containerProperties');
  if (container) {
    return [containerTask(job, container, nodes)];
  }
  return readList(objectMember(properties, 'ecsProperties'), 'taskProperties').filter(isObject).map((task) => ecsTask(job, task, nodes));
}

function containerTask(job: JobDefinitionModel, properties: JsonObject, nodes?: Known<string>): Task {
  return {
    ...commonParts(job, properties, nodes),
    containers: [containerOf(properties)],
    jobRoleArn: readText(properties, 'jobRoleArn'),
    platformVersion: readText(objectMember(properties, 'fargatePlatformConfiguration'), 'platformVersion'),
  };
}

function ecsTask(job: JobDefinitionModel, properties: JsonObject, nodes?: Known<string>): Task {
  return {
    ...commonParts(job, properties, nodes),
    containers: readList(properties, 'containers').filter(isObject).map(containerOf),
    jobRoleArn: readText(properties, 'taskRoleArn'),
    platformVersion: readText(properties, 'platformVersion'),
  };
}

function commonParts(job: JobDefinitionModel, properties: JsonObject, nodes?: Known<string>) {
  return {
    job,
    nodes,
    executionRoleArn: readText(properties, 'executionRoleArn'),
    volumes: readList(properties, 'volumes'),
    runtimePlatform: readObject(properties, 'runtimePlatform'),
    networkConfiguration: readObject(properties, 'networkConfiguration'),
    ephemeralStorageGiB: readNumber(objectMember(properties, 'ephemeralStorage'), 'sizeInGiB'),
    properties,
  };
}

function containerOf(properties: JsonObject): Container {
  return {
    name: readText(properties, 'name'),
    image: readText(properties, 'image'),
    requirements: requirementsOf(properties),
    properties,
  };
}

/** What the containers of a task ask for together; unknown as soon as it is for one of them. */
export function taskRequirements({ containers }: Task): ContainerRequirements {
  return {
    vcpus: sum(containers.map(({ requirements }) => requirements.vcpus)),
    memoryMiB: sum(containers.map(({ requirements }) => requirements.memoryMiB)),
    gpus: sum(containers.map(({ requirements }) => requirements.gpus)),
  };
}

function sum(values: readonly Known<number>[]): Known<number> {
  return values.find((value) => value instanceof Unknown) ?? (values as readonly number[]).reduce((total, value) => total + value, 0);
}
