import * as batch from 'aws-cdk-lib/aws-batch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { ComputePlatform } from './compute';
import { ComputeBase } from './compute-base';
import { requireManagedInstancesOptions } from './compute-rules';
import { setContainerInsights } from './container-insights';
import { InstanceChoice } from './instance-choice';
import { joinNetwork } from './join-network';
import { ManagedInstancesComputeOptions } from './managed-instances-options';
import { renderManagedInstances } from './managed-instances-resource';
import { createInfrastructureRole, createManagedInstanceRole } from './managed-instances-roles';
import { BatchNetwork } from '../network/network';

/**
 * Properties of a `ManagedInstancesCompute`.
 */
export interface ManagedInstancesComputeProps extends ManagedInstancesComputeOptions {
  /** The network that the instances run in. */
  readonly network: BatchNetwork;
}

/**
 * Compute capacity of Amazon ECS Managed Instances: instances of Amazon EC2 that Amazon ECS chooses, launches, patches and ends.
 *
 * No image, launch template or agent to look after, as on Fargate; sizes that are free to choose, and GPUs, as on EC2.
 *
 * @see https://docs.aws.amazon.com/batch/latest/userguide/ecs_managed_instances.html
 *
 * @example
 * declare const network: BatchNetwork;
 *
 * const managed = new ManagedInstancesCompute(this, 'Managed', { network, instanceClasses: [ec2.InstanceClass.C7G], maxVcpus: 64 });
 * new BatchQueue(this, 'Queue', { compute: [managed] });
 */
export class ManagedInstancesCompute extends ComputeBase {
  /** The compute environment. An L1: the L2s of `aws-cdk-lib` do not know this kind. */
  public readonly computeEnvironment: batch.CfnComputeEnvironment;
  /** The role of the instances. */
  public readonly instanceRole: iam.IRole;
  /** The role with which Amazon ECS launches and ends the instances. */
  public readonly infrastructureRole: iam.IRole;
  /** What the jobs may connect to, and who may connect to them. */
  public readonly connections: ec2.Connections;

  constructor(scope: Construct, id: string, props: ManagedInstancesComputeProps) {
    const choice = new InstanceChoice(props);
    super(scope, id, {
      platform: ComputePlatform.MANAGED_INSTANCES,
      architecture: choice.architecture,
      spot: props.spot ?? false,
      network: props.network,
    });
    requireManagedInstancesOptions(this, props);
    choice.requireConsistent(this);
    this.connections = new ec2.Connections({
      securityGroups: props.securityGroups ?? [new ec2.SecurityGroup(this, 'SecurityGroup', { vpc: props.network.vpc })],
    });
    this.instanceRole = props.instanceRole ?? createManagedInstanceRole(this);
    this.infrastructureRole = props.infrastructureRole ?? createInfrastructureRole(this, this.instanceRole);

    this.computeEnvironment = renderManagedInstances(this, {
      options: props,
      choice,
      infrastructureRole: this.infrastructureRole,
      instanceProfile: new iam.InstanceProfile(this, 'InstanceProfile', { role: this.instanceRole }),
      subnetIds: props.network.vpc.selectSubnets(props.network.vpcSubnets).subnetIds,
      securityGroupIds: this.connections.securityGroups.map(({ securityGroupId }) => securityGroupId),
    });
    setContainerInsights(this.computeEnvironment, props.containerInsights);
    joinNetwork(this, props.network);
  }
}
