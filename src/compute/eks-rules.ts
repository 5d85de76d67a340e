import * as eks from 'aws-cdk-lib/aws-eks';
import { IConstruct } from 'constructs';
import { EksComputeAllocationStrategy } from './allocation-strategy';
import { EksComputeOptions } from './eks-compute-options';
import { BatchNetwork } from '../network/network';
import { fail } from '../private/errors';
import { isKnown } from '../private/tokens';

/** AWS Batch API, `EksConfiguration`. */
const NAMESPACE = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const NAMESPACE_MAX = 63;

const { BEST_FIT_PROGRESSIVE, BEST_FIT_PROGRESSIVE_ORDERED } = EksComputeAllocationStrategy;
const ON_DEMAND = [BEST_FIT_PROGRESSIVE, BEST_FIT_PROGRESSIVE_ORDERED];
const SPOT = Object.values(EksComputeAllocationStrategy).filter((strategy) => strategy !== BEST_FIT_PROGRESSIVE_ORDERED);

/** Requires what AWS Batch asks of compute environments in an Amazon EKS cluster, beside what it asks of all instances. */
export function requireEksOptions(scope: IConstruct, options: EksComputeOptions, network: BatchNetwork) {
  requireNamespace(scope, options.kubernetesNamespace);
  requireStrategy(scope, options);
  requireVpcOfCluster(scope, options, network);
}

function requireNamespace(scope: IConstruct, namespace: string) {
  if (!isKnown(namespace)) { return; }
  if (namespace.length > NAMESPACE_MAX || !NAMESPACE.test(namespace)) {
    fail(scope, `\`kubernetesNamespace\` must have up to ${NAMESPACE_MAX} lower-case letters, digits and hyphens, got "${namespace}"; name a namespace of the cluster`);
  }
  if (namespace === 'default' || namespace.startsWith('kube-')) {
    fail(scope, `\`kubernetesNamespace\` must be neither "default" nor begin with "kube-", got "${namespace}"; make a namespace for AWS Batch`);
  }
}

function requireStrategy(scope: IConstruct, { spot, allocationStrategy, maxPricePercent }: EksComputeOptions) {
  const allowed = spot ? SPOT : ON_DEMAND;
  if (allocationStrategy && !allowed.includes(allocationStrategy)) {
    fail(scope, `\`allocationStrategy\` must be ${allowed.join(', ')} ${spot ? 'with' : 'without'} \`spot\`, got ${allocationStrategy}; choose one of them (CE-10)`);
  }
  if (!spot && maxPricePercent !== undefined) {
    fail(scope, `\`maxPricePercent\` must be absent without \`spot\`, got ${maxPricePercent}; leave it out or set \`spot\` (CE-22)`);
  }
}

/** An imported cluster need not know its VPC. */
function requireVpcOfCluster(scope: IConstruct, { cluster }: EksComputeOptions, network: BatchNetwork) {
  if (!(cluster instanceof eks.Cluster)) { return; }
  const [clusterVpc, networkVpc] = [cluster.vpc, network.vpc];
  const comparable = isKnown(clusterVpc.vpcId) === isKnown(networkVpc.vpcId);
  if (comparable && clusterVpc.vpcId !== networkVpc.vpcId) {
    fail(scope, `\`network\` must be in the VPC of \`cluster\`, ${clusterVpc.node.path}, got ${networkVpc.node.path}; give the network the \`vpc\` of the cluster (NW-13)`);
  }
}
