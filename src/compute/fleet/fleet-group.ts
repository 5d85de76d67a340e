import { Duration } from 'aws-cdk-lib';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { DEFAULT_BOOT_TIMEOUT, DEFAULT_MAX_INSTANCES } from './fleet-rules';
import { BatchNetwork } from '../../network/network';

/** What the group is made of. */
export interface FleetGroupProps {
  readonly network: BatchNetwork;
  readonly launchTemplate: ec2.LaunchTemplate;
  readonly instanceTypes: ec2.InstanceType[];
  readonly spot?: boolean;
  readonly minInstances?: number;
  readonly maxInstances?: number;
  readonly bootTimeout?: Duration;
}

/** The Auto Scaling group. It only ever grows, and replaces what is broken, by itself: which instance goes is for the scaling function to say, which knows who has a job. */
export function createFleetGroup(scope: Construct, props: FleetGroupProps): autoscaling.AutoScalingGroup {
  return new autoscaling.AutoScalingGroup(scope, 'Instances', {
    vpc: props.network.vpc,
    vpcSubnets: props.network.vpcSubnets,
    minCapacity: props.minInstances ?? 0,
    maxCapacity: props.maxInstances ?? DEFAULT_MAX_INSTANCES, // no desired capacity: a deployment would reset it
    newInstancesProtectedFromScaleIn: true,
    // until then, the group takes no word of the scaling function that an instance has not joined its cluster
    healthChecks: autoscaling.HealthChecks.ec2({ gracePeriod: props.bootTimeout ?? DEFAULT_BOOT_TIMEOUT }),
    mixedInstancesPolicy: {
      launchTemplate: props.launchTemplate,
      launchTemplateOverrides: props.instanceTypes.map((instanceType) => ({ instanceType })),
      instancesDistribution: props.spot
        ? { onDemandPercentageAboveBaseCapacity: 0, spotAllocationStrategy: autoscaling.SpotAllocationStrategy.PRICE_CAPACITY_OPTIMIZED }
        : { onDemandPercentageAboveBaseCapacity: 100 },
    },
  });
}
