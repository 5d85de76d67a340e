import * as batch from 'aws-cdk-lib/aws-batch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { EksComputeAllocationStrategy } from './allocation-strategy';
import { ComputePlatform } from './compute';
import { ComputeBase } from './compute-base';
import { EksComputeOptions } from './eks-compute-options';
import { requireEksOptions } from './eks-rules';
import { InstanceChoice } from './instance-choice';
import { eksImages } from './instance-images';
import { createNodeTemplate } from './instance-launch-template';
import { joinNetwork } from './join-network';
import { requireLaunchedInstances } from './launched-instance-rules';
import { admitToRootVolume, completeLaunchedInstances, LaunchedInstances, launchedInstanceProps } from './launched-instances';
import { createNodeRole } from './node-role';
import { BatchNetwork } from '../network/network';

/**
 * Properties of an `EksCompute`.
 */
export interface EksComputeProps extends EksComputeOptions {
  /** The network that the instances run in: subnets of the VPC of the cluster. */
  readonly network: BatchNetwork;
}

/**
 * Compute capacity in an Amazon EKS cluster: AWS Batch launches instances of Amazon EC2 that join the cluster, and runs jobs on them as pods.
 *
 * The cluster is yours. Before the compute environment is made, it has to let AWS Batch in (a namespace, and rights for the user `aws-batch`,
 * to which the service-linked role of AWS Batch is mapped); before the first job, it has to know `instanceRole` as a role of nodes. What does
 * this in the same stack goes before it: `compute.node.addDependency(…)`.
 *
 * @see https://docs.aws.amazon.com/batch/latest/userguide/getting-started-eks.html
 *
 * @example
 * declare const cluster: eks.Cluster;
 *
 * const network = new BatchNetwork(this, 'Network', { vpc: cluster.vpc });
 * const pods = new EksCompute(this, 'Pods', { network, cluster, kubernetesNamespace: 'batch', spot: true, maxVcpus: 64 });
 * cluster.awsAuth.addRoleMapping(pods.instanceRole, {
 *   username: 'system:node:{{EC2PrivateDNSName}}',
 *   groups: ['system:bootstrappers', 'system:nodes'],
 * });
 * new BatchQueue(this, 'Queue', { compute: [pods] });
 */
export class EksCompute extends ComputeBase {
  /** The compute environment. */
  public readonly computeEnvironment: batch.ManagedEc2EksComputeEnvironment;
  /** The cluster that the instances join. */
  public readonly cluster: eks.ICluster;
  /** The namespace in which AWS Batch makes the pods. */
  public readonly kubernetesNamespace: string;
  /** The role of the instances, which the cluster has to know as a role of nodes. */
  public readonly instanceRole: iam.IRole;
  /** The launch template of the instances. `launchTemplate.userData` takes further commands. */
  public readonly launchTemplate: ec2.LaunchTemplate;
  /** What the pods may connect to, and who may connect to them. */
  public readonly connections: ec2.Connections;

  constructor(scope: Construct, id: string, props: EksComputeProps) {
    const choice = new InstanceChoice(props);
    const instances = launchedInstances(props);
    super(scope, id, { platform: ComputePlatform.EKS, architecture: choice.architecture, spot: instances.spot, network: props.network });
    requireEksOptions(this, props, props.network);
    requireLaunchedInstances(this, instances);
    choice.requireConsistent(this);
    choice.requireNodeImages(this);
    this.cluster = props.cluster;
    this.kubernetesNamespace = props.kubernetesNamespace;
    this.instanceRole = props.instanceRole ?? createNodeRole(this);
    this.launchTemplate = createNodeTemplate(this, props);
    admitToRootVolume(this, instances);

    this.computeEnvironment = new batch.ManagedEc2EksComputeEnvironment(this, 'Resource', {
      ...launchedInstanceProps(instances, choice, this.launchTemplate),
      eksCluster: props.cluster,
      kubernetesNamespace: props.kubernetesNamespace,
      securityGroups: props.securityGroups ?? [props.cluster.clusterSecurityGroup], // another one reaches neither the control plane nor DNS
      instanceRole: this.instanceRole,
      images: eksImages(choice, props.machineImage),
    });
    completeLaunchedInstances(this.computeEnvironment, instances, choice, this.launchTemplate);
    this.connections = this.computeEnvironment.connections;
    joinNetwork(this, props.network);
  }
}

function launchedInstances(props: EksComputeProps): LaunchedInstances & EksComputeProps {
  const { SPOT_PRICE_CAPACITY_OPTIMIZED, BEST_FIT_PROGRESSIVE } = EksComputeAllocationStrategy;
  const spot = props.spot ?? false;
  return { ...props, spot, allocationStrategy: props.allocationStrategy ?? (spot ? SPOT_PRICE_CAPACITY_OPTIMIZED : BEST_FIT_PROGRESSIVE) };
}
