import { ResourceEnvironment } from 'aws-cdk-lib';
import * as batch from 'aws-cdk-lib/aws-batch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { aws_batch } from 'aws-cdk-lib/interfaces';
import { Construct } from 'constructs';
import { ComputePlatform, ICompute } from './compute';
import { ManagedComputeOptions } from './compute-options';
import { DEFAULT_MAX_VCPUS, requireComputeOptions, requireFargateSubnets } from './compute-rules';
import { setContainerInsights } from './container-insights';
import { joinNetwork } from './join-network';
import { BatchNetwork } from '../network/network';

/**
 * Options of Fargate compute.
 */
export interface FargateComputeOptions extends ManagedComputeOptions {
  /**
   * Whether to use Fargate Spot: cheaper capacity that AWS takes back with two minutes' notice. Not for Windows containers.
   *
   * @default false
   */
  readonly spot?: boolean;

  /**
   * The processor architecture of the jobs.
   *
   * @default ec2.InstanceArchitecture.X86_64
   */
  readonly architecture?: ec2.InstanceArchitecture;
}

/**
 * Properties of a `FargateCompute`.
 */
export interface FargateComputeProps extends FargateComputeOptions {
  /** The network that the jobs run in. */
  readonly network: BatchNetwork;
}

/**
 * Compute capacity of AWS Fargate.
 *
 * @example
 * declare const network: BatchNetwork;
 *
 * const fargate = new FargateCompute(this, 'Fargate', { network, spot: true, maxVcpus: 64 });
 * new BatchQueue(this, 'Queue', { compute: [fargate] });
 */
export class FargateCompute extends Construct implements ICompute {
  /** The compute environment. */
  public readonly computeEnvironment: batch.FargateComputeEnvironment;
  /** What constructs of the `aws-cdk-lib` know the compute environment by. */
  public readonly computeEnvironmentRef: aws_batch.ComputeEnvironmentReference;
  /** The account and region of the compute environment. */
  public readonly env: ResourceEnvironment;
  /** What the jobs may connect to, and who may connect to them. */
  public readonly connections: ec2.Connections;
  /** What runs the containers. */
  public readonly platform: ComputePlatform = ComputePlatform.FARGATE;
  /** The processor architecture that images have to be built for. */
  public readonly architecture?: ec2.InstanceArchitecture;
  /** Whether the capacity can be taken back by AWS while a job runs. */
  public readonly spot?: boolean;
  /** The network that the jobs run in. */
  public readonly network?: BatchNetwork;

  constructor(scope: Construct, id: string, props: FargateComputeProps) {
    super(scope, id);
    requireComputeOptions(this, props);
    requireFargateSubnets(this, props.network);
    this.architecture = props.architecture ?? ec2.InstanceArchitecture.X86_64;
    this.spot = props.spot ?? false;
    this.network = props.network;

    this.computeEnvironment = new batch.FargateComputeEnvironment(this, 'Resource', {
      computeEnvironmentName: props.computeEnvironmentName,
      enabled: props.enabled,
      vpc: props.network.vpc,
      vpcSubnets: props.network.vpcSubnets,
      securityGroups: props.securityGroups,
      maxvCpus: props.maxVcpus ?? DEFAULT_MAX_VCPUS,
      spot: this.spot,
      replaceComputeEnvironment: false,
    });
    this.computeEnvironmentRef = this.computeEnvironment.computeEnvironmentRef;
    this.env = this.computeEnvironment.env;
    this.connections = this.computeEnvironment.connections;
    setContainerInsights(this.computeEnvironment.node.defaultChild as batch.CfnComputeEnvironment, props.containerInsights);
    joinNetwork(this, props.network);
  }
}
