import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { ContainerAgentOptions } from './container-agent';
import { RootVolumeOptions } from './root-volume-options';

/**
 * Options of instances of Amazon EC2 with an Amazon ECS agent, whoever launches them.
 */
export interface InstanceOptions extends RootVolumeOptions {
  /**
   * Settings of the Amazon ECS agent of the instances.
   *
   * @default - images are pulled once an instance, stopped containers stay for ten minutes, and spot instances are drained in time
   */
  readonly containerAgent?: ContainerAgentOptions;

  /**
   * Shell scripts that run when an instance starts, after the settings of the agent, in order. Each becomes a part of the MIME
   * multipart that AWS Batch asks for. They cannot name another cluster nor stop the agent.
   *
   * @default - none
   */
  readonly userData?: ec2.UserData[];

  /**
   * An image that the instances start from instead of the one that AWS provides. It needs an Amazon ECS agent.
   *
   * @default - Amazon Linux 2023 for Amazon ECS, with NVIDIA drivers for instances that have such GPUs
   */
  readonly machineImage?: ec2.IMachineImage;
}
