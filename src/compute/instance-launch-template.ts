import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { agentVariables } from './agent-variables';
import { EksComputeOptions } from './eks-compute-options';
import { InstanceOptions } from './instance-options';
import { instanceUserData } from './instance-user-data';
import { rootVolume } from './root-volume';
import { RootVolumeOptions } from './root-volume-options';

/** What AWS Batch says itself where it launches the instances. */
export interface Launch {
  readonly clusterName: string;
  readonly template: ec2.LaunchTemplateProps;
}

/** Makes the launch template: an encrypted disk, IMDSv2, and an Amazon ECS agent that is set up for short containers. */
export function createLaunchTemplate(scope: Construct, options: InstanceOptions, spot: boolean, launch?: Launch): ec2.LaunchTemplate {
  const agent = agentVariables(scope, options.containerAgent ?? {}, spot);
  const cluster: Record<string, string> = launch ? { ECS_CLUSTER: launch.clusterName } : {};
  return new ec2.LaunchTemplate(scope, 'LaunchTemplate', {
    ...launch?.template,
    ...commonParts(scope, options),
    userData: instanceUserData(scope, { ...cluster, ...agent }, options.userData),
  });
}

/** The same for a node of Amazon EKS, which AWS Batch sets up and makes join its cluster. */
export function createNodeTemplate(scope: Construct, options: EksComputeOptions): ec2.LaunchTemplate {
  return new ec2.LaunchTemplate(scope, 'LaunchTemplate', {
    ...commonParts(scope, options),
    userData: instanceUserData(scope, {}, options.userData),
  });
}

function commonParts(scope: Construct, options: RootVolumeOptions): ec2.LaunchTemplateProps {
  return { blockDevices: [rootVolume(scope, options)], requireImdsv2: true };
}
