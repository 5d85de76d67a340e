import { ResourceEnvironment } from 'aws-cdk-lib';
import * as batch from 'aws-cdk-lib/aws-batch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import { Construct } from 'constructs';
import { ComputePlatform } from '../compute/compute';
import { containerProblems, noLogRouterProblem } from './checks/container-checks';
import { sizeProblems } from './checks/size-checks';
import { requireArraySize, taskProblems, taskVolumeProblem } from './checks/task-checks';
import { renderConsumableResources } from './consumable-resource';
import { bindContainers, ContainerParts } from './container/container-parts';
import { completeContainer, l2ContainerProps, l2Ec2Props } from './container/l2-container';
import { needsPublicIp, renderTask } from './container/task';
import { renderTaskContainer } from './container/task-container';
import { ContainerJobProps } from './container-job-props';
import { JobBase } from './job-base';
import { jobDefinitionProps } from './job-definition-props';
import { JobOperatingSystem } from './single-task-options';

/** The platforms whose containers the L2 knows. */
const L2_PLATFORMS = [ComputePlatform.FARGATE, ComputePlatform.EC2];

/**
 * A job of one container: image, size, command, secrets, storage, roles and log, as an AWS Batch job definition.
 *
 * Grant it what its code may do, as you would a Lambda function: `bucket.grantRead(job)`.
 *
 * @see https://docs.aws.amazon.com/batch/latest/userguide/job_definitions.html
 *
 * @example
 * declare const queue: BatchQueue;
 * declare const bucket: s3.Bucket;
 *
 * const thumbnails = new ContainerJob(this, 'Thumbnails', {
 *   queue,
 *   image: ecs.ContainerImage.fromAsset('./thumbnails'),
 *   vcpus: 2,
 *   memory: Size.gibibytes(4),
 *   command: ['node', 'thumbnails.mjs', '--folder', 'Ref::folder'],
 *   parameters: { folder: 'inbox/' },
 *   timeout: Duration.hours(1),
 * });
 * bucket.grantReadWrite(thumbnails);
 */
export class ContainerJob extends JobBase {
  /** The job definition. */
  public readonly jobDefinition: batch.EcsJobDefinition;

  /** How many children the job has where nobody says otherwise; nothing where it is no array job. */
  public readonly arraySize?: number;

  constructor(scope: Construct, id: string, props: ContainerJobProps) {
    super(scope, id, props, [props]);
    requireArraySize(this, props.arraySize);
    this._refuse([
      ...sizeProblems(props.queue, [props]),
      ...containerProblems(props.queue, props),
      ...taskProblems(props.queue, props, [props]),
      noLogRouterProblem(props),
    ]);
    this.arraySize = props.arraySize;

    const [parts] = bindContainers(this._host, [{ scope: this, options: props }]);
    this._refuse(this._volumes.map((volume) => taskVolumeProblem(props.queue, props, volume)));
    this.jobDefinition = new batch.EcsJobDefinition(this, 'Resource', { ...jobDefinitionProps(props), container: this.container(parts, props) });

    const resource = this.jobDefinition.node.defaultChild as batch.CfnJobDefinition;
    // the CDK captures a stack for every property that is assigned: most jobs do without
    if (props.consumableResources) { resource.consumableResourceProperties = renderConsumableResources(props.consumableResources); }
    if (L2_PLATFORMS.includes(props.queue.platform)) {
      completeContainer(resource, 'ContainerProperties', parts, this._jobRoleArn, props);
    } else {
      this.renderAsTask(resource, parts, props);
    }
    this._describe(resource, props.arraySize);
  }

  /** The environment that the job definition is deployed to. */
  public get env(): ResourceEnvironment {
    return this.jobDefinition.env;
  }

  /** On other platforms, AWS Batch takes no container but as part of a task. Its name is the one that a container has elsewhere. */
  private renderAsTask(resource: batch.CfnJobDefinition, parts: ContainerParts, props: ContainerJobProps) {
    resource.containerProperties = undefined;
    resource.platformCapabilities = [props.queue.platform];
    resource.ecsProperties = renderTask(props, this._task, [{ ...renderTaskContainer(this, parts), name: 'default', essential: true }]);
  }

  private container(parts: ContainerParts, props: ContainerJobProps): batch.IEcsContainerDefinition {
    const { queue } = this;
    if (queue.platform !== ComputePlatform.FARGATE) {
      return new batch.EcsEc2ContainerDefinition(this, 'Container', { ...l2ContainerProps(parts), ...l2Ec2Props(parts) });
    }
    const arm = queue.architecture === ec2.InstanceArchitecture.ARM_64;
    return new batch.EcsFargateContainerDefinition(this, 'Container', {
      ...l2ContainerProps(parts),
      assignPublicIp: needsPublicIp(queue),
      ephemeralStorageSize: props.ephemeralStorage,
      fargatePlatformVersion: props.fargatePlatformVersion,
      ...((arm || props.operatingSystem) && {
        fargateCpuArchitecture: arm ? ecs.CpuArchitecture.ARM64 : ecs.CpuArchitecture.X86_64,
        fargateOperatingSystemFamily: ecs.OperatingSystemFamily.of(props.operatingSystem ?? JobOperatingSystem.LINUX),
      }),
    });
  }
}
