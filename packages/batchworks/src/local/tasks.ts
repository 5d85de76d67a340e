/** What a job runs: the containers of its definition, with what the submission changed. */
import type {
  ContainerProperties, EcsProperties, EcsTaskProperties, KeyValuePair, ResourceRequirement, TaskContainerProperties,
} from '@aws-sdk/client-batch';
import { substituteParameters } from './parameters';

/** A container of a task, whichever way the definition has it. One that is alone in `containerProperties` has no name. */
export type JobContainer = ContainerProperties & Pick<TaskContainerProperties, 'name' | 'essential' | 'dependsOn' | 'stopTimeout'>;

/** Containers that start and end together: on AWS a task of Amazon ECS, on one instance. */
export interface JobTask {
  readonly containers: readonly JobContainer[];
  /** What the definition says of the task beside its containers, where it has several. */
  readonly properties?: Omit<EcsTaskProperties, 'containers'>;
}

/** What a submission changes of a container. */
export interface ContainerOverrides {
  readonly command?: readonly string[];
  readonly environment: readonly KeyValuePair[];
  readonly resourceRequirements: readonly ResourceRequirement[];
  readonly vcpus?: number;
  readonly memory?: number;
  readonly instanceType?: string;
}

/** What a submission changes of a task: of its only container, or of containers by their names. */
export interface TaskOverrides {
  readonly container?: ContainerOverrides;
  readonly containers?: ReadonlyMap<string, ContainerOverrides>;
}

/** What says what a task runs: a job definition, or a range of nodes. */
interface TaskSource {
  readonly containerProperties?: ContainerProperties;
  readonly ecsProperties?: EcsProperties;
}

/** The task of a definition, or of a range of nodes. */
export function createTask(source: TaskSource, overrides: TaskOverrides, parameters: Readonly<Record<string, string>>): JobTask {
  const { containerProperties, ecsProperties } = source;
  if (containerProperties) { return { containers: [overridden(containerProperties, overrides.container, parameters)] }; }
  const { containers, ...properties } = ecsProperties!.taskProperties![0];
  return {
    properties,
    // The volumes are the task's: each container mounts those that it names.
    containers: containers!
      .map((container) => ({ ...container, volumes: properties.volumes }))
      .map((container) => overridden(container, overrides.containers?.get(container.name!), parameters)),
  };
}

const NO_OVERRIDES: ContainerOverrides = { environment: [], resourceRequirements: [] };

function overridden(container: JobContainer, overrides: ContainerOverrides = NO_OVERRIDES, parameters: Readonly<Record<string, string>>) {
  return {
    ...container,
    command: substituteParameters(overrides.command ?? container.command ?? [], parameters),
    environment: mergedBy('name', container.environment, overrides.environment),
    resourceRequirements: mergedBy('type', container.resourceRequirements, overrides.resourceRequirements),
    // The old form overrides the old form only: AWS Batch ignores it where the definition has `resourceRequirements`.
    vcpus: container.vcpus === undefined ? undefined : overrides.vcpus ?? container.vcpus,
    memory: container.memory === undefined ? undefined : overrides.memory ?? container.memory,
    instanceType: overrides.instanceType ?? container.instanceType,
  } satisfies JobContainer;
}

/** Both lists, where an entry of the second one replaces that of the same name in the first. */
function mergedBy<K extends string, T extends { readonly [key in K]?: string }>(key: K, first: readonly T[] = [], second: readonly T[] = []): T[] {
  return [...new Map([...first, ...second].map((entry) => [entry[key], entry])).values()];
}
