import * as batch from 'aws-cdk-lib/aws-batch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { ComputePlatform } from './compute';
import { ComputeBase } from './compute-base';
import { ContainerInsightsOptions, ManagedComputeOptions } from './compute-options';
import { DEFAULT_MAX_VCPUS, requireComputeOptions, requireFargateSubnets } from './compute-rules';
import { setContainerInsights } from './container-insights';
import { joinNetwork } from './join-network';
import { outlive } from './role-order';
import { BatchNetwork } from '../network/network';

/**
 * Options of Fargate compute.
 */
export interface FargateComputeOptions extends ManagedComputeOptions, ContainerInsightsOptions {
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

  /**
   * The role with which AWS Batch looks after the compute environment. AWS Batch refuses to go from one to the other later.
   *
   * @see https://docs.aws.amazon.com/batch/latest/userguide/service_IAM_role.html
   * @default - the service-linked role of AWS Batch
   */
  readonly serviceRole?: iam.IRole;
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
export class FargateCompute extends ComputeBase {
  /** The compute environment. */
  public readonly computeEnvironment: batch.FargateComputeEnvironment;
  /** What the jobs may connect to, and who may connect to them. */
  public readonly connections: ec2.Connections;

  constructor(scope: Construct, id: string, props: FargateComputeProps) {
    super(scope, id, {
      platform: ComputePlatform.FARGATE,
      architecture: props.architecture ?? ec2.InstanceArchitecture.X86_64,
      spot: props.spot ?? false,
      network: props.network,
    });
    requireComputeOptions(this, props);
    requireFargateSubnets(this, props.network);
    this.computeEnvironment = new batch.FargateComputeEnvironment(this, 'Resource', {
      computeEnvironmentName: props.computeEnvironmentName,
      enabled: props.enabled,
      vpc: props.network.vpc,
      vpcSubnets: props.network.vpcSubnets,
      securityGroups: props.securityGroups,
      maxvCpus: props.maxVcpus ?? DEFAULT_MAX_VCPUS,
      spot: props.spot ?? false,
      serviceRole: props.serviceRole,
    });
    if (props.serviceRole) { outlive(props.serviceRole, this.computeEnvironment); }
    this.connections = this.computeEnvironment.connections;
    const resource = this.computeEnvironment.node.defaultChild as batch.CfnComputeEnvironment;
    withoutUpdatePolicy(resource);
    setContainerInsights(resource, props.containerInsights);
    joinNetwork(this, props.network);
  }
}

/**
 * CloudFormation updates Fargate without interruption, whatever these say; with them, an update of nothing but `maxvCpus` has been refused.
 *
 * https://github.com/aws/aws-cdk/issues/27054
 */
function withoutUpdatePolicy(resource: batch.CfnComputeEnvironment) {
  resource.replaceComputeEnvironment = undefined;
  resource.updatePolicy = undefined;
}
