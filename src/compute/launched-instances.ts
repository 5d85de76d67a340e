import * as batch from 'aws-cdk-lib/aws-batch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { IConstruct } from 'constructs';
import { DEFAULT_MAX_VCPUS } from './compute-rules';
import { InstanceChoice } from './instance-choice';
import { replacesOnUpdate, UpdateFacts } from './launched-instance-rules';
import { admitLauncher, Launcher } from './root-volume';
import { BatchNetwork } from '../network/network';

/** What is said of the instances, whichever containers run on them. */
export interface LaunchedInstances extends UpdateFacts {
  readonly network: BatchNetwork;
  readonly spot: boolean;
  readonly maxPricePercent?: number;
}

/** What the L2 for Amazon ECS and the one for Amazon EKS take alike. */
export function launchedInstanceProps(instances: LaunchedInstances, choice: InstanceChoice, launchTemplate: ec2.LaunchTemplate) {
  const defaults = choice.defaultInstanceClasses;
  return {
    computeEnvironmentName: instances.computeEnvironmentName,
    enabled: instances.enabled,
    serviceRole: instances.serviceRole,
    vpc: instances.network.vpc,
    vpcSubnets: instances.network.vpcSubnets,
    minvCpus: instances.minVcpus,
    maxvCpus: instances.maxVcpus ?? DEFAULT_MAX_VCPUS,
    spot: instances.spot,
    spotBidPercentage: instances.maxPricePercent,
    defaultInstanceClasses: defaults,
    useOptimalInstanceClasses: defaults ? undefined : false, // the L2 takes one of the two only, and adds `optimal` unless it hears `false`
    launchTemplate,
    placementGroup: instances.placementGroup,
    updateTimeout: instances.updateTimeout,
    terminateOnUpdate: instances.terminateOnUpdate,
    updateToLatestImageVersion: instances.updateToLatestImageVersion,
    replaceComputeEnvironment: replacesOnUpdate(instances),
  };
}

/** What the L2s have no property for, or a check in the way. */
export function completeLaunchedInstances(
  computeEnvironment: batch.ManagedEc2EcsComputeEnvironment | batch.ManagedEc2EksComputeEnvironment,
  instances: LaunchedInstances, choice: InstanceChoice, launchTemplate: ec2.LaunchTemplate,
) {
  // not by the L2's property, whose check throws for types such as `p6-b200.48xlarge`
  choice.instanceTypes.forEach((instanceType) => computeEnvironment.addInstanceType(instanceType));
  // of the instances, not of the compute environment, which AWS CloudFormation replaces when its tags change (UP-04)
  Object.entries(instances.instanceTags ?? {}).forEach(([key, value]) => computeEnvironment.tags.setTag(key, value));
  const resource = computeEnvironment.node.defaultChild as batch.CfnComputeEnvironment;
  // Without a version, AWS Batch would go on with the first one, and no change would ever reach the instances.
  resource.addPropertyOverride('ComputeResources.LaunchTemplate.Version', launchTemplate.latestVersionNumber);
  resource.addPropertyOverride('ComputeResources.AllocationStrategy', instances.allocationStrategy); // the L2 does not know all of them
  if (instances.scaleDownDelay) {
    resource.addPropertyOverride('ComputeResources.ScalingPolicy.MinScaleDownDelayMinutes', instances.scaleDownDelay.toMinutes());
  }
}

/** Lets whoever launches the instances use the key of their disks, where they have one. */
export function admitToRootVolume(scope: IConstruct, { rootVolumeEncryptionKey }: LaunchedInstances, launcher = Launcher.AUTO_SCALING) {
  if (rootVolumeEncryptionKey) { admitLauncher(scope, rootVolumeEncryptionKey, launcher); }
}
