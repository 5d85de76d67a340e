import { ResourceEnvironment } from 'aws-cdk-lib';
import * as batch from 'aws-cdk-lib/aws-batch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { aws_batch } from 'aws-cdk-lib/interfaces';
import { Construct } from 'constructs';
import { ComputePlatform, ICompute } from './compute';
import { ComputeOptions } from './compute-options';
import { requireComputeOptions } from './compute-rules';
import { joinNetwork } from './join-network';
import { BatchNetwork } from '../network/network';
import { requireInteger } from '../private/requirements';

/**
 * Options of unmanaged compute.
 */
export interface UnmanagedComputeOptions extends ComputeOptions {
  /**
   * The processor architecture of the instances.
   *
   * @default ec2.InstanceArchitecture.X86_64
   */
  readonly architecture?: ec2.InstanceArchitecture;

  /**
   * The vCPUs that the instances have together. AWS Batch uses the number for nothing but fair-share scheduling.
   *
   * @default - fair-share queues reserve no capacity here
   */
  readonly unmanagedVcpus?: number;

  /**
   * The role with which AWS Batch looks after the compute environment. Unlike the managed kinds, this one needs a role of its own:
   * the service-linked role serves managed compute environments only.
   *
   * @default - a role with the managed policy `AWSBatchServiceRole` is made
   */
  readonly serviceRole?: iam.IRole;
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
 * Launch the instances into the security groups of `connections`, so that they reach what the jobs are allowed to reach.
 *
 * @example
 * declare const network: BatchNetwork;
 *
 * const licensed = new UnmanagedCompute(this, 'Licensed', { network });
 * new BatchQueue(this, 'Queue', { compute: [licensed] });
 */
export class UnmanagedCompute extends Construct implements ICompute {
  /** The compute environment. */
  public readonly computeEnvironment: batch.UnmanagedComputeEnvironment;
  /** The role with which AWS Batch looks after the compute environment. */
  public readonly serviceRole: iam.IRole;
  /** What constructs of the `aws-cdk-lib` know the compute environment by. */
  public readonly computeEnvironmentRef: aws_batch.ComputeEnvironmentReference;
  /** The account and region of the compute environment. */
  public readonly env: ResourceEnvironment;
  /** What the jobs may connect to, and who may connect to them. */
  public readonly connections: ec2.Connections;
  /** What runs the containers. */
  public readonly platform: ComputePlatform = ComputePlatform.EC2;
  /** The processor architecture that images have to be built for. */
  public readonly architecture: ec2.InstanceArchitecture;
  /** Whether the capacity can be taken back by AWS while a job runs. */
  public readonly spot: boolean = false;
  /** The network that the jobs run in. */
  public readonly network?: BatchNetwork;

  constructor(scope: Construct, id: string, props: UnmanagedComputeProps) {
    super(scope, id);
    requireComputeOptions(this, props);
    requireInteger(this, 'unmanagedVcpus', props.unmanagedVcpus, { min: 0, advice: 'give the vCPUs that the instances have together' });
    this.architecture = props.architecture ?? ec2.InstanceArchitecture.X86_64;
    this.network = props.network;
    this.serviceRole = props.serviceRole ?? this.createServiceRole();

    this.computeEnvironment = new batch.UnmanagedComputeEnvironment(this, 'Resource', {
      computeEnvironmentName: props.computeEnvironmentName,
      enabled: props.enabled,
      serviceRole: this.serviceRole,
      unmanagedvCpus: props.unmanagedVcpus,
    });
    this.computeEnvironmentRef = this.computeEnvironment.computeEnvironmentRef;
    this.env = this.computeEnvironment.env;
    this.connections = new ec2.Connections({
      securityGroups: props.securityGroups ?? [new ec2.SecurityGroup(this, 'SecurityGroup', { vpc: props.network.vpc })],
    });
    joinNetwork(this, props.network);
  }

  private createServiceRole(): iam.Role {
    return new iam.Role(this, 'ServiceRole', {
      assumedBy: new iam.ServicePrincipal('batch.amazonaws.com'),
      managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName('service-role/AWSBatchServiceRole')],
    });
  }
}
