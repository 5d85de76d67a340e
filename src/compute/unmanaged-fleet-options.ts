import { Duration } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { InstanceOptions } from './instance-options';
import { UnmanagedOptions } from './unmanaged-options';

/**
 * Options of unmanaged compute with a fleet of instances.
 */
export interface UnmanagedFleetOptions extends UnmanagedOptions, InstanceOptions {
  /**
   * The instance types to choose from, each with its size, all of one architecture. The first choice first, except on spot capacity.
   *
   * @default - m7i.large, or m7g.large on ARM64
   */
  readonly instanceTypes?: ec2.InstanceType[];

  /**
   * The processor architecture. Instance types have to agree with it.
   *
   * @default - that of the instance types, or `X86_64` where there are none
   */
  readonly architecture?: ec2.InstanceArchitecture;

  /**
   * Whether to use spot capacity: cheaper instances that AWS takes back with two minutes' notice.
   *
   * @default false
   */
  readonly spot?: boolean;

  /**
   * The instances that run, and cost, also when there is no job. From 0 to `maxInstances`.
   *
   * @default 0
   */
  readonly minInstances?: number;

  /**
   * The most instances that run at the same time. At least 1.
   *
   * @default 10
   */
  readonly maxInstances?: number;

  /**
   * How many jobs fit on an instance: for each so many jobs that wait in RUNNABLE, an instance is started.
   *
   * What a job needs is not looked at. With a number that is too small, instances start that find no job, and leave again.
   *
   * @default 1
   */
  readonly jobsPerInstance?: number;

  /**
   * How long an instance may take from its start until it has joined the cluster, user data included. At least a minute. One that has not
   * joined by then is replaced.
   *
   * @default Duration.minutes(15)
   */
  readonly bootTimeout?: Duration;

  /**
   * How often the queues are looked at, in whole minutes: from 1 to 60. An instance without a job leaves after two such rounds.
   *
   * @default Duration.minutes(1)
   */
  readonly scalingInterval?: Duration;
}
