import * as batch from 'aws-cdk-lib/aws-batch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { ComputePlatform } from './compute';
import { ComputeBase } from './compute-base';
import { requireComputeOptions } from './compute-rules';
import { setContainerInsights } from './container-insights';
import { ClusterLookup } from './fleet/cluster-lookup';
import { joinNetwork } from './join-network';
import { outlive } from './role-order';
import { IUnmanagedCompute } from './unmanaged-interface';
import { UnmanagedOptions } from './unmanaged-options';
import { BatchNetwork } from '../network/network';
import { requireInteger } from '../private/requirements';

/** What both kinds of unmanaged compute are made of. */
export interface UnmanagedBaseProps extends UnmanagedOptions {
  readonly network: BatchNetwork;
  readonly architecture: ec2.InstanceArchitecture;
  readonly spot: boolean;
}

/**
 * An unmanaged compute environment and what instances need to join it: what `UnmanagedCompute` and `UnmanagedFleet` have in common.
 *
 * @internal
 */
export abstract class UnmanagedBase extends ComputeBase implements IUnmanagedCompute {
  /** The compute environment. */
  public readonly computeEnvironment: batch.UnmanagedComputeEnvironment;
  /** The role with which AWS Batch looks after the compute environment. */
  public readonly serviceRole: iam.IRole;
  /** What the jobs may connect to, and who may connect to them. */
  public readonly connections: ec2.Connections;

  private role?: iam.IRole;
  private lookup?: ClusterLookup;

  constructor(scope: Construct, id: string, props: UnmanagedBaseProps) {
    super(scope, id, { ...props, platform: ComputePlatform.EC2 });
    requireComputeOptions(this, props);
    requireInteger(this, 'unmanagedVcpus', props.unmanagedVcpus, { min: 0, advice: 'give the vCPUs that the instances have together' });
    this.role = props.instanceRole;
    this.serviceRole = props.serviceRole ?? this.createServiceRole();

    this.computeEnvironment = new batch.UnmanagedComputeEnvironment(this, 'Resource', {
      computeEnvironmentName: props.computeEnvironmentName,
      enabled: props.enabled,
      serviceRole: this.serviceRole,
      unmanagedvCpus: props.unmanagedVcpus,
    });
    if (props.serviceRole) { outlive(props.serviceRole, this.computeEnvironment); }
    setContainerInsights(this.computeEnvironment.node.defaultChild as batch.CfnComputeEnvironment, props.containerInsights);
    this.connections = new ec2.Connections({
      securityGroups: props.securityGroups ?? [new ec2.SecurityGroup(this, 'SecurityGroup', { vpc: props.network.vpc })],
    });
    joinNetwork(this, props.network);
  }

  /** The name of the Amazon ECS cluster that AWS Batch makes. Whoever asks first brings in the custom resource that finds it out. */
  public get clusterName(): string {
    return this._cluster.clusterName;
  }

  /** The role of the instances, which lets them join the cluster. Made when it is first asked for, unless one was given. */
  public get instanceRole(): iam.IRole {
    return this.role ??= new iam.Role(this, 'InstanceRole', {
      assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com'),
      managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName('service-role/AmazonEC2ContainerServiceforEC2Role')],
    });
  }

  /**
   * The cluster with its ARN.
   *
   * @internal
   */
  protected get _cluster(): ClusterLookup {
    return this.lookup ??= new ClusterLookup(this, 'Cluster', this.computeEnvironment);
  }

  /** The service-linked role serves managed compute environments only (CE-14). */
  private createServiceRole(): iam.Role {
    return new iam.Role(this, 'ServiceRole', {
      assumedBy: new iam.ServicePrincipal('batch.amazonaws.com'),
      managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName('service-role/AWSBatchServiceRole')],
    });
  }
}
