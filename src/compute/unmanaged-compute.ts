import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { UnmanagedBase } from './unmanaged-base';
import { UnmanagedFleet, UnmanagedFleetProps } from './unmanaged-fleet';
import { UnmanagedOptions } from './unmanaged-options';
import { BatchNetwork } from '../network/network';

/**
 * Options of unmanaged compute on instances of your own.
 */
export interface UnmanagedComputeOptions extends UnmanagedOptions {
  /**
   * The processor architecture of the instances.
   *
   * @default ec2.InstanceArchitecture.X86_64
   */
  readonly architecture?: ec2.InstanceArchitecture;
}

/**
 * Properties of an `UnmanagedCompute`.
 */
export interface UnmanagedComputeProps extends UnmanagedComputeOptions {
  /** The network that the instances run in. */
  readonly network: BatchNetwork;
}

/**
 * Compute capacity of your own: AWS Batch makes an Amazon ECS cluster, and places jobs on the instances that you register there.
 *
 * With `UnmanagedCompute.fleet()` the instances come with it. Otherwise launch them with the `instanceProfile` and the `userData` of
 * this construct, into the security groups of `connections`, so that they reach what the jobs are allowed to reach.
 *
 * @see https://docs.aws.amazon.com/batch/latest/userguide/unmanaged_compute_environments.html
 *
 * @example
 * declare const network: BatchNetwork;
 *
 * const licensed = UnmanagedCompute.bringYourOwn(this, 'Licensed', { network });
 * new ec2.Instance(this, 'Host', {
 *   vpc: network.vpc,
 *   instanceType: new ec2.InstanceType('m7i.xlarge'),
 *   machineImage: ecs.EcsOptimizedImage.amazonLinux2023(),
 *   instanceProfile: licensed.instanceProfile,
 *   userData: licensed.userData,
 *   securityGroup: licensed.connections.securityGroups[0],
 *   requireImdsv2: true,
 * });
 * new BatchQueue(this, 'Queue', { compute: [licensed] });
 */
export class UnmanagedCompute extends UnmanagedBase {
  /**
   * A compute environment for instances that you run yourself. The same as `new UnmanagedCompute()`.
   *
   * @param scope The construct to put it in.
   * @param id The id of the construct.
   * @param props What the instances are like.
   */
  public static bringYourOwn(scope: Construct, id: string, props: UnmanagedComputeProps): UnmanagedCompute {
    return new UnmanagedCompute(scope, id, props);
  }

  /**
   * A compute environment with a fleet of instances that grows and shrinks with its queues. The same as `new UnmanagedFleet()`.
   *
   * @param scope The construct to put it in.
   * @param id The id of the construct.
   * @param props What the instances are like, and how many there may be.
   */
  public static fleet(scope: Construct, id: string, props: UnmanagedFleetProps): UnmanagedFleet {
    return new UnmanagedFleet(scope, id, props);
  }

  private profile?: iam.InstanceProfile;

  constructor(scope: Construct, id: string, props: UnmanagedComputeProps) {
    super(scope, id, { ...props, architecture: props.architecture ?? ec2.InstanceArchitecture.X86_64, spot: false });
  }

  /** The instance profile with which an instance may join the cluster. Made when it is first asked for. */
  public get instanceProfile(): iam.IInstanceProfile {
    return this.profile ??= new iam.InstanceProfile(this, 'InstanceProfile', { role: this.instanceRole });
  }

  /** User data with which an instance that has an Amazon ECS agent joins the cluster. Each caller gets its own, to add commands to. */
  public get userData(): ec2.UserData {
    const userData = ec2.UserData.forLinux();
    userData.addCommands(`echo ECS_CLUSTER=${this.clusterName} >> /etc/ecs/ecs.config`);
    return userData;
  }
}
