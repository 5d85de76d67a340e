import { Duration } from 'aws-cdk-lib';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { createFleetGroup } from './fleet/fleet-group';
import { requireFleetOptions } from './fleet/fleet-rules';
import { FleetScaler } from './fleet/fleet-scaler';
import { fleetArchitecture, fleetImage, fleetTypes } from './fleet/fleet-types';
import { InstanceChoice } from './instance-choice';
import { createLaunchTemplate } from './instance-launch-template';
import { admitLauncher, Launcher } from './root-volume';
import { UnmanagedBase } from './unmanaged-base';
import { UnmanagedFleetOptions } from './unmanaged-fleet-options';
import { BatchNetwork } from '../network/network';

/**
 * Properties of an `UnmanagedFleet`.
 */
export interface UnmanagedFleetProps extends UnmanagedFleetOptions {
  /** The network that the instances run in. */
  readonly network: BatchNetwork;
}

/**
 * An unmanaged compute environment with its instances: an Auto Scaling group that joins the Amazon ECS cluster of the compute
 * environment, and that a function scales with the jobs in its queues, between a minimum (zero by default) and a maximum.
 *
 * For what the managed kinds do not offer: dedicated hosts, instances that stay between jobs, an image of your own that needs more than
 * a launch template. Everything about the instances can be changed on `autoScalingGroup` and `launchTemplate`.
 *
 * A job is never cut off: an instance is drained when it has no job, and terminated after that. A change of the launch template reaches the
 * instances that run in the same way: they take no further job, and a new one takes the place of each when its last job is done; meanwhile
 * the fleet grows beside them, up to `maxInstances`. An instance that does not join the cluster within `bootTimeout` is replaced.
 *
 * @see https://docs.aws.amazon.com/batch/latest/userguide/unmanaged_compute_environments.html
 *
 * @example
 * declare const network: BatchNetwork;
 *
 * const fleet = UnmanagedCompute.fleet(this, 'Fleet', {
 *   network,
 *   instanceTypes: [new ec2.InstanceType('c7i.4xlarge'), new ec2.InstanceType('m7i.4xlarge')],
 *   maxInstances: 20,
 *   jobsPerInstance: 4,
 * });
 * new BatchQueue(this, 'Queue', { compute: [fleet] });
 */
export class UnmanagedFleet extends UnmanagedBase {
  /** The instances. */
  public readonly autoScalingGroup: autoscaling.AutoScalingGroup;
  /** The launch template of the instances. `launchTemplate.userData` takes further commands. */
  public readonly launchTemplate: ec2.LaunchTemplate;
  /** The function that scales the fleet; its log says why. */
  public readonly scalingFunction: lambda.IFunction;

  constructor(scope: Construct, id: string, props: UnmanagedFleetProps) {
    const spot = props.spot ?? false;
    const architecture = fleetArchitecture(props);
    super(scope, id, { ...props, spot, architecture });
    requireFleetOptions(this, props);
    const choice = new InstanceChoice({ ...props, architecture, instanceTypes: fleetTypes(architecture, props) });
    choice.requireConsistent(this);
    choice.requireImages(this);
    if (props.rootVolumeEncryptionKey) { admitLauncher(this, props.rootVolumeEncryptionKey, Launcher.AUTO_SCALING); }

    this.launchTemplate = this.createLaunchTemplate(props, choice, spot);
    this.autoScalingGroup = createFleetGroup(this, { ...props, launchTemplate: this.launchTemplate, instanceTypes: choice.instanceTypes });
    this.scalingFunction = new FleetScaler(this, 'Scaler', {
      computeEnvironment: this.computeEnvironment,
      cluster: this._cluster,
      autoScalingGroup: this.autoScalingGroup,
      jobsPerInstance: props.jobsPerInstance ?? 1,
      interval: props.scalingInterval ?? Duration.minutes(1),
    }).handler;
  }

  private createLaunchTemplate(props: UnmanagedFleetProps, choice: InstanceChoice, spot: boolean): ec2.LaunchTemplate {
    const [securityGroup, ...further] = this.connections.securityGroups;
    const launchTemplate = createLaunchTemplate(this, props, spot, {
      clusterName: this.clusterName,
      template: {
        machineImage: props.machineImage ?? fleetImage(choice),
        instanceType: choice.instanceTypes[0],
        role: this.instanceRole,
        securityGroup,
      },
    });
    further.forEach((group) => launchTemplate.addSecurityGroup(group));
    return launchTemplate;
  }
}
