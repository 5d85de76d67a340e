import {
  AutoScalingClient, AutoScalingGroup, DescribeAutoScalingGroupsCommand, Instance, SetDesiredCapacityCommand, SetInstanceHealthCommand,
  TerminateInstanceInAutoScalingGroupCommand,
} from '@aws-sdk/client-auto-scaling';
import { DescribeContainerInstancesCommand, ECSClient, paginateListContainerInstances, UpdateContainerInstancesStateCommand } from '@aws-sdk/client-ecs';
import { FleetDecision, FleetInstance, FleetState, partition } from './decision';

/** Amazon ECS changes the state of that many container instances in one call. */
const MAX_DRAINED_AT_ONCE = 10;

/** What Amazon ECS says of an instance. */
type RegisteredInstance = Omit<FleetInstance, 'outdated'>;

/** The instances of a compute environment: what Amazon ECS and the Auto Scaling group say of them, and what they are told. */
export class Fleet {
  constructor(
    private readonly ecs: ECSClient,
    private readonly autoScaling: AutoScalingClient,
    private readonly cluster: string,
    private readonly groupName: string,
  ) {}

  public async describe(): Promise<Omit<FleetState, 'waitingJobs' | 'jobsPerInstance'>> {
    const group = await this.group();
    const inService = group.Instances?.filter(({ LifecycleState }) => LifecycleState === 'InService') ?? [];
    const registered = new Map((await this.containerInstances()).map((instance) => [instance.instanceId, instance]));
    const [known, unknown] = partition(inService, ({ InstanceId }) => registered.has(InstanceId!));
    return {
      minInstances: group.MinSize!,
      maxInstances: group.MaxSize!,
      desiredInstances: group.DesiredCapacity!,
      instances: known.map((instance) => ({ ...registered.get(instance.InstanceId!)!, outdated: isOutdated(instance, group) })),
      unregistered: unknown.map(({ InstanceId }) => InstanceId!),
    };
  }

  public async apply({ desiredInstances, terminate, drain, unhealthy }: FleetDecision) {
    if (desiredInstances !== undefined) {
      await this.autoScaling.send(new SetDesiredCapacityCommand({ AutoScalingGroupName: this.groupName, DesiredCapacity: desiredInstances }));
    }
    for (const { instanceId, replace } of terminate) {
      const input = { InstanceId: instanceId, ShouldDecrementDesiredCapacity: !replace };
      await this.autoScaling.send(new TerminateInstanceInAutoScalingGroupCommand(input));
    }
    for (let index = 0; index < drain.length; index += MAX_DRAINED_AT_ONCE) {
      const containerInstances = drain.slice(index, index + MAX_DRAINED_AT_ONCE);
      await this.ecs.send(new UpdateContainerInstancesStateCommand({ cluster: this.cluster, containerInstances, status: 'DRAINING' }));
    }
    for (const instanceId of unhealthy) {
      const input = { InstanceId: instanceId, HealthStatus: 'Unhealthy', ShouldRespectGracePeriod: true };
      await this.autoScaling.send(new SetInstanceHealthCommand(input));
    }
  }

  private async group(): Promise<AutoScalingGroup> {
    const { AutoScalingGroups: [group] = [] } = await this.autoScaling.send(
      new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: [this.groupName] }),
    );
    if (!group) { throw new Error(`the Auto Scaling group ${this.groupName} does not exist`); }
    return group;
  }

  private async containerInstances(): Promise<RegisteredInstance[]> {
    const found: RegisteredInstance[] = [];
    for await (const { containerInstanceArns = [] } of paginateListContainerInstances({ client: this.ecs }, { cluster: this.cluster })) {
      if (containerInstanceArns.length === 0) { continue; }
      const { containerInstances = [] } = await this.ecs.send(
        new DescribeContainerInstancesCommand({ cluster: this.cluster, containerInstances: containerInstanceArns }),
      );
      found.push(...containerInstances.map((instance) => ({
        instanceId: instance.ec2InstanceId!,
        containerInstanceArn: instance.containerInstanceArn!,
        draining: instance.status === 'DRAINING',
        jobs: (instance.runningTasksCount ?? 0) + (instance.pendingTasksCount ?? 0),
      })));
    }
    return found;
  }
}

/**
 * Whether the group starts its instances from another version of the same launch template by now. Versions without a number (`$Latest`), and
 * launch templates of single instance types, somebody else has brought in: they are not compared.
 */
function isOutdated({ LaunchTemplate: own }: Instance, { MixedInstancesPolicy }: AutoScalingGroup): boolean {
  const current = MixedInstancesPolicy?.LaunchTemplate?.LaunchTemplateSpecification;
  return own?.LaunchTemplateId !== undefined
    && own.LaunchTemplateId === current?.LaunchTemplateId
    && [own, current].every(({ Version }) => /^\d+$/.test(Version ?? ''))
    && own.Version !== current.Version;
}
