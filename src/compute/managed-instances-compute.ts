import { ResourceEnvironment } from 'aws-cdk-lib';
import * as batch from 'aws-cdk-lib/aws-batch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { aws_batch } from 'aws-cdk-lib/interfaces';
import { Construct } from 'constructs';
import { ComputePlatform, ICompute } from './compute';
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
export class ManagedInstancesCompute extends Construct implements ICompute {
  /** The compute environment. An L1: the L2s of `aws-cdk-lib` do not know this kind. */
  public readonly computeEnvironment: batch.CfnComputeEnvironment;
  /** The role of the instances. */
  public readonly instanceRole: iam.IRole;
  /** The role with which Amazon ECS launches and ends the instances. */
  public readonly infrastructureRole: iam.IRole;
  /** What constructs of the `aws-cdk-lib` know the compute environment by. */
  public readonly computeEnvironmentRef: aws_batch.ComputeEnvironmentReference;
  /** The account and region of the compute environment. */
  public readonly env: ResourceEnvironment;
  /** What the jobs may connect to, and who may connect to them. */
  public readonly connections: ec2.Connections;
  /** What runs the containers. */
  public readonly platform: ComputePlatform = ComputePlatform.MANAGED_INSTANCES;
  /** The processor architecture that images have to be built for. */
  public readonly architecture?: ec2.InstanceArchitecture;
  /** Whether the capacity can be taken back by AWS while a job runs. */
  public readonly spot?: boolean;
  /** The network that the jobs run in. */
  public readonly network?: BatchNetwork;

  constructor(scope: Construct, id: string, props: ManagedInstancesComputeProps) {
    super(scope, id);
    requireManagedInstancesOptions(this, props);
    const choice = new InstanceChoice(this, props, { images: false });
    this.architecture = choice.architecture;
    this.spot = props.spot ?? false;
    this.network = props.network;
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
    this.computeEnvironmentRef = this.computeEnvironment.computeEnvironmentRef;
    this.env = this.computeEnvironment.env;
    joinNetwork(this, props.network);
  }
}
