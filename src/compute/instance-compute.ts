import * as batch from 'aws-cdk-lib/aws-batch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { Ec2ComputeAllocationStrategy, SpotComputeAllocationStrategy } from './allocation-strategy';
import { ComputePlatform } from './compute';
import { ComputeBase } from './compute-base';
import { setContainerInsights } from './container-insights';
import { InstanceChoice } from './instance-choice';
import { InstanceComputeOptions } from './instance-compute-options';
import { ecsImages } from './instance-images';
import { createLaunchTemplate } from './instance-launch-template';
import { joinNetwork } from './join-network';
import { requireLaunchedInstances } from './launched-instance-rules';
import { admitToRootVolume, completeLaunchedInstances, launchedInstanceProps } from './launched-instances';
import { outlive } from './role-order';
import { Launcher } from './root-volume';
import { requireSpotFleetRole, spotFleetRole, usesSpotFleet } from './spot-fleet-role';
import { BatchNetwork } from '../network/network';

/** What one kind of instances needs beside the options that both kinds have. */
export interface InstanceComputeProps extends InstanceComputeOptions {
  readonly network: BatchNetwork;
  readonly spot: boolean;
  readonly allocationStrategy: Ec2ComputeAllocationStrategy | SpotComputeAllocationStrategy;
  readonly maxPricePercent?: number;
  readonly spotFleetRole?: iam.IRole;
}

/**
 * Compute on instances of Amazon EC2 that AWS Batch launches: what `Ec2Compute` and `SpotCompute` have in common.
 *
 * @internal
 */
export abstract class InstanceCompute extends ComputeBase {
  /** The compute environment. */
  public readonly computeEnvironment: batch.ManagedEc2EcsComputeEnvironment;
  /** The role of the instances. */
  public readonly instanceRole: iam.IRole;
  /** The launch template of the instances. `launchTemplate.userData` takes further commands. */
  public readonly launchTemplate: ec2.LaunchTemplate;
  /** What the jobs may connect to, and who may connect to them. */
  public readonly connections: ec2.Connections;

  constructor(scope: Construct, id: string, props: InstanceComputeProps) {
    const choice = new InstanceChoice(props);
    super(scope, id, { ...props, platform: ComputePlatform.EC2, architecture: choice.architecture });
    requireLaunchedInstances(this, props);
    requireSpotFleetRole(this, props);
    choice.requireConsistent(this);
    choice.requireImages(this);
    this.launchTemplate = createLaunchTemplate(this, props, props.spot);
    this.computeEnvironment = this.createComputeEnvironment(props, choice);
    this.instanceRole = this.computeEnvironment.instanceRole!; // the L2 makes one where none is given
    this.connections = this.computeEnvironment.connections;
    joinNetwork(this, props.network);
  }

  private createComputeEnvironment(props: InstanceComputeProps, choice: InstanceChoice): batch.ManagedEc2EcsComputeEnvironment {
    const spotFleet = usesSpotFleet(props);
    admitToRootVolume(this, props, spotFleet ? Launcher.SPOT_FLEET : Launcher.AUTO_SCALING);
    const computeEnvironment = new batch.ManagedEc2EcsComputeEnvironment(this, 'Resource', {
      ...launchedInstanceProps(props, choice, this.launchTemplate),
      securityGroups: props.securityGroups,
      instanceRole: props.instanceRole,
      images: ecsImages(choice, props.machineImage),
      spotFleetRole: spotFleet ? props.spotFleetRole ?? spotFleetRole(this) : undefined,
    });
    completeLaunchedInstances(computeEnvironment, props, choice, this.launchTemplate);
    setContainerInsights(computeEnvironment.node.defaultChild as batch.CfnComputeEnvironment, props.containerInsights);
    if (props.serviceRole) { outlive(props.serviceRole, computeEnvironment); }
    return computeEnvironment;
  }
}
