import { ResourceEnvironment } from 'aws-cdk-lib';
import * as batch from 'aws-cdk-lib/aws-batch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { aws_batch } from 'aws-cdk-lib/interfaces';
import { Construct } from 'constructs';
import { Ec2ComputeAllocationStrategy, SpotComputeAllocationStrategy } from './allocation-strategy';
import { ComputePlatform, ICompute } from './compute';
import { DEFAULT_MAX_VCPUS, requireInstanceComputeOptions } from './compute-rules';
import { setContainerInsights } from './container-insights';
import { InstanceChoice } from './instance-choice';
import { InstanceComputeOptions } from './instance-compute-options';
import { createLaunchTemplate } from './instance-launch-template';
import { joinNetwork } from './join-network';
import { admitLauncher, Launcher } from './root-volume';
import { spotFleetRole } from './spot-fleet-role';
import { BatchNetwork } from '../network/network';
import { requireInteger } from '../private/requirements';

/** What one kind of instances needs beside the options that both kinds have. */
export interface InstanceComputeProps extends InstanceComputeOptions {
  readonly network: BatchNetwork;
  readonly spot: boolean;
  readonly allocationStrategy: Ec2ComputeAllocationStrategy | SpotComputeAllocationStrategy;
  readonly maxPricePercent?: number;
}

/**
 * Compute on instances of Amazon EC2 that AWS Batch launches: what `Ec2Compute` and `SpotCompute` have in common.
 *
 * @internal
 */
export abstract class InstanceCompute extends Construct implements ICompute {
  /** The compute environment. */
  public readonly computeEnvironment: batch.ManagedEc2EcsComputeEnvironment;
  /** The role of the instances. */
  public readonly instanceRole: iam.IRole;
  /** The launch template of the instances. `launchTemplate.userData` takes further commands. */
  public readonly launchTemplate: ec2.LaunchTemplate;
  /** What constructs of the `aws-cdk-lib` know the compute environment by. */
  public readonly computeEnvironmentRef: aws_batch.ComputeEnvironmentReference;
  /** The account and region of the compute environment. */
  public readonly env: ResourceEnvironment;
  /** What the jobs may connect to, and who may connect to them. */
  public readonly connections: ec2.Connections;
  /** What runs the containers. */
  public readonly platform: ComputePlatform = ComputePlatform.EC2;
  /** The processor architecture that images have to be built for. */
  public readonly architecture?: ec2.InstanceArchitecture;
  /** Whether the capacity can be taken back by AWS while a job runs. */
  public readonly spot?: boolean;
  /** The network that the jobs run in. */
  public readonly network?: BatchNetwork;

  constructor(scope: Construct, id: string, props: InstanceComputeProps) {
    super(scope, id);
    requireInstanceComputeOptions(this, props);
    requireInteger(this, 'maxPricePercent', props.maxPricePercent, {
      min: 1, max: 100, advice: 'leave it out to pay the market price, up to the on-demand price (CE-22)',
    });
    const choice = new InstanceChoice(this, props);
    this.architecture = choice.architecture;
    this.spot = props.spot;
    this.network = props.network;
    this.launchTemplate = createLaunchTemplate(this, props, props.spot);
    this.computeEnvironment = this.createComputeEnvironment(props, choice);
    this.completeResource(props);
    this.instanceRole = this.computeEnvironment.instanceRole!; // the L2 makes one where none is given
    this.computeEnvironmentRef = this.computeEnvironment.computeEnvironmentRef;
    this.env = this.computeEnvironment.env;
    this.connections = this.computeEnvironment.connections;
    joinNetwork(this, props.network);
  }

  private createComputeEnvironment(props: InstanceComputeProps, choice: InstanceChoice): batch.ManagedEc2EcsComputeEnvironment {
    const defaults = choice.defaultInstanceClasses;
    const spotFleet = usesSpotFleet(props);
    if (props.rootVolumeEncryptionKey) {
      admitLauncher(this, props.rootVolumeEncryptionKey, spotFleet ? Launcher.SPOT_FLEET : Launcher.AUTO_SCALING);
    }
    const computeEnvironment = new batch.ManagedEc2EcsComputeEnvironment(this, 'Resource', {
      computeEnvironmentName: props.computeEnvironmentName,
      enabled: props.enabled,
      vpc: props.network.vpc,
      vpcSubnets: props.network.vpcSubnets,
      securityGroups: props.securityGroups,
      minvCpus: props.minVcpus,
      maxvCpus: props.maxVcpus ?? DEFAULT_MAX_VCPUS,
      spot: props.spot,
      spotBidPercentage: props.maxPricePercent,
      spotFleetRole: spotFleet ? spotFleetRole(this) : undefined,
      defaultInstanceClasses: defaults,
      useOptimalInstanceClasses: defaults ? undefined : false, // the L2 takes one of the two only, and adds `optimal` unless it hears `false`
      images: choice.images,
      launchTemplate: this.launchTemplate,
      placementGroup: props.placementGroup,
      instanceRole: props.instanceRole,
      updateTimeout: props.updateTimeout,
      replaceComputeEnvironment: props.allocationStrategy === 'BEST_FIT', // AWS Batch refuses to update these in place (CE-11)
    });
    // not by the L2's property, whose check throws for types such as `p6-b200.48xlarge`
    choice.instanceTypes.forEach((instanceType) => computeEnvironment.addInstanceType(instanceType));
    // of the instances, not of the compute environment, which AWS CloudFormation replaces when its tags change (UP-04)
    Object.entries(props.instanceTags ?? {}).forEach(([key, value]) => computeEnvironment.tags.setTag(key, value));
    return computeEnvironment;
  }

  /** What the L2 has no property for. */
  private completeResource(props: InstanceComputeProps) {
    const resource = this.computeEnvironment.node.defaultChild as batch.CfnComputeEnvironment;
    // Without a version, AWS Batch would go on with the first one, and no change would ever reach the instances.
    resource.addPropertyOverride('ComputeResources.LaunchTemplate.Version', this.launchTemplate.latestVersionNumber);
    resource.addPropertyOverride('ComputeResources.AllocationStrategy', props.allocationStrategy); // the L2 does not know all of them
    if (props.scaleDownDelay) {
      resource.addPropertyOverride('ComputeResources.ScalingPolicy.MinScaleDownDelayMinutes', props.scaleDownDelay.toMinutes());
    }
    setContainerInsights(resource, props.containerInsights);
  }
}

/** With any other strategy AWS Batch asks Auto Scaling groups for spot capacity. */
function usesSpotFleet(props: InstanceComputeProps): boolean {
  return props.spot && props.allocationStrategy === SpotComputeAllocationStrategy.BEST_FIT;
}
