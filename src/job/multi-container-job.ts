import { ResourceEnvironment } from 'aws-cdk-lib';
import * as batch from 'aws-cdk-lib/aws-batch';
import { Construct } from 'constructs';
import { containerProblems } from './checks/container-checks';
import { multiContainerProblems } from './checks/multi-container-checks';
import { sizeProblems } from './checks/size-checks';
import { requireArraySize, taskProblems, taskVolumeProblem } from './checks/task-checks';
import { renderConsumableResources } from './consumable-resource';
import { bindContainers, ContainerParts } from './container/container-parts';
import { renderTask } from './container/task';
import { renderTaskContainer } from './container/task-container';
import { JobBase } from './job-base';
import { l1JobDefinitionProps } from './job-definition-props';
import { JobContainer, MultiContainerJobProps } from './multi-container-job-props';

/**
 * A job of several containers that run side by side on one host: a helper that prepares the data, a side car that watches, a router for
 * the logs.
 *
 * It ends when an essential container does. The containers share the two roles, the network, and each volume that several of them mount.
 *
 * @see https://docs.aws.amazon.com/batch/latest/userguide/multi-container-jobs.html
 *
 * @example
 * declare const queue: BatchQueue;
 * declare const files: efs.FileSystem;
 *
 * const shared = JobVolume.efs(files, { mountPath: '/data' });
 * new MultiContainerJob(this, 'Etl', {
 *   queue,
 *   containers: [
 *     { name: 'fetch', source: JobSource.script('./fetch.sh'), essential: false, volumes: [shared] },
 *     {
 *       name: 'transform',
 *       source: JobSource.script('./transform.py'),
 *       volumes: [shared],
 *       dependsOn: { fetch: JobContainerCondition.SUCCESS },
 *     },
 *   ],
 * });
 */
export class MultiContainerJob extends JobBase {
  /** The job definition: an L1, because the L2 of the CDK knows one container only. */
  public readonly jobDefinition: batch.CfnJobDefinition;

  /** The environment that the job definition is deployed to. */
  public readonly env: ResourceEnvironment;

  /** How many children the job has where nobody says otherwise; nothing where it is no array job. */
  public readonly arraySize?: number;

  /**
   * The names of the containers, by which a submission overrides them.
   *
   * @internal
   */
  public readonly _containerNames: string[];

  constructor(scope: Construct, id: string, props: MultiContainerJobProps) {
    super(scope, id, props, props.containers);
    const { containers, queue } = props;
    requireArraySize(this, props.arraySize);
    this._refuse([
      ...multiContainerProblems(props),
      ...sizeProblems(queue, containers),
      ...containers.flatMap((container) => containerProblems(queue, container).map((problem) => problem && `the container "${container.name}": ${problem}`)),
      ...taskProblems(queue, props, containers),
    ]);
    this.arraySize = props.arraySize;
    this._containerNames = containers.map(({ name }) => name);

    const rendered = this.containers(containers);
    this._refuse(this._volumes.map((volume) => taskVolumeProblem(queue, props, volume)));
    this.jobDefinition = new batch.CfnJobDefinition(this, 'Resource', {
      ...l1JobDefinitionProps(props),
      type: 'container',
      platformCapabilities: [queue.platform],
      ecsProperties: renderTask(props, this._task, rendered),
      consumableResourceProperties: renderConsumableResources(props.consumableResources),
    });
    this.env = this.jobDefinition.env;
    this._describe(this.jobDefinition, props.arraySize);
  }

  private containers(containers: JobContainer[]): batch.CfnJobDefinition.TaskContainerPropertiesProperty[] {
    const scope = new Construct(this, 'Containers');
    const unbound = containers.map((options) => ({ scope: new Construct(scope, options.name), options }));
    const bound = bindContainers(this._host, unbound);
    return unbound.map((container, index) => renderContainer(container.scope, container.options, bound[index]));
  }
}

function renderContainer(
  scope: Construct, container: JobContainer, parts: ContainerParts,
): batch.CfnJobDefinition.TaskContainerPropertiesProperty {
  return {
    ...renderTaskContainer(scope, parts),
    name: container.name,
    essential: container.essential ?? true,
    dependsOn: Object.entries(container.dependsOn ?? {}).map(([containerName, condition]) => ({ containerName, condition })),
    firelensConfiguration: container.logRouter?._render(),
    startTimeout: container.startTimeout?.toSeconds(),
    stopTimeout: container.stopTimeout?.toSeconds(),
  };
}
