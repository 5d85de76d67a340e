import {
  AutoScalingClient, DescribeAutoScalingGroupsCommand, SetDesiredCapacityCommand, TerminateInstanceInAutoScalingGroupCommand,
} from '@aws-sdk/client-auto-scaling';
import { DescribeContainerInstancesCommand, ECSClient, paginateListContainerInstances, UpdateContainerInstancesStateCommand } from '@aws-sdk/client-ecs';
import { FleetDecision, FleetInstance, FleetState } from './decision';

/** Amazon ECS changes the state of that many container instances in one call. */
const MAX_DRAINED_AT_ONCE = 10;

/** The instances of a compute environment: what Amazon ECS and the Auto Scaling group say of them, and what they are told. */
export class Fleet {
  constructor(
    private readonly ecs: ECSClient,
    private readonly autoScaling: AutoScalingClient,
    private readonly cluster: string,
    private readonly groupName: string,
  ) {}

  public async describe(): Promise<Omit<FleetState, 'waitingJobs' | 'jobsPerInstance'>> {
    const { AutoScalingGroups: [group] = [] } = await this.autoScaling.send(
      new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: [this.groupName] }),
    );
    if (!group) { throw new Error(`the Auto Scaling group ${this.groupName} does not exist`); }
    const inService = new Set(group.Instances?.filter(({ LifecycleState }) => LifecycleState === 'InService').map(({ InstanceId }) => InstanceId));
    const registered = await this.containerInstances();
    return {
      minInstances: group.MinSize!,
      maxInstances: group.MaxSize!,
      desiredInstances: group.DesiredCapacity!,
      instances: registered.filter(({ instanceId }) => inService.has(instanceId)),
    };
  }

  public async apply({ desiredInstances, terminate, drain }: FleetDecision) {
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
  }

  private async containerInstances(): Promise<FleetInstance[]> {
    const found: FleetInstance[] = [];
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
