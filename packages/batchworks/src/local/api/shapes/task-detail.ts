import type { AttemptTaskContainerDetails, ContainerDetail, JobDetail, TaskContainerDetails } from '@aws-sdk/client-batch';
import type { ContainerRun, NodeRun } from '../../store/node-run';
import type { JobContainer, JobTask } from '../../tasks';

/** A container alone: the definition with the overrides. AWS Batch shows the secrets by name and source, and the lists even where they are empty. */
export function containerDetail(container: JobContainer): ContainerDetail {
  return {
    ...container,
    volumes: container.volumes ?? [],
    environment: container.environment ?? [],
    mountPoints: container.mountPoints ?? [],
    ulimits: container.ulimits ?? [],
    networkInterfaces: [],
    resourceRequirements: container.resourceRequirements ?? [],
    secrets: container.secrets ?? [],
  };
}

/** What a task runs and what became of it: its `container`, or its `ecsProperties` where the definition names containers. */
export function taskDetail({ containers, properties }: JobTask, run: NodeRun | undefined): Pick<JobDetail, 'container' | 'ecsProperties'> {
  if (!properties) { return { container: { ...containerDetail(containers[0]), ...outcomeOf(run?.container()) } }; }
  return {
    ecsProperties: {
      taskProperties: [{ ...properties, containers: containers.map((container) => taskContainerDetail(container, run?.container(container.name))) }],
    },
  };
}

/** The containers of an attempt that is over. Those that were never started are left out. */
export function attemptContainers({ containers }: JobTask, run: NodeRun): AttemptTaskContainerDetails[] {
  return containers.flatMap(({ name }) => {
    const container = run.container(name);
    return container ? [{ name, ...outcomeOf(container), networkInterfaces: [] }] : [];
  });
}

function taskContainerDetail({ volumes: _, ...container }: JobContainer, run: ContainerRun | undefined): TaskContainerDetails {
  return { ...container, essential: container.essential ?? true, networkInterfaces: [], ...outcomeOf(run) };
}

function outcomeOf(run: ContainerRun | undefined) {
  return { exitCode: run?.exit?.exitCode, reason: run?.exit?.reason, logStreamName: run?.logStreamName };
}
