import { ComputePlatform, ICompute } from '../../compute/compute';
import { UnmanagedCompute } from '../../compute/unmanaged-compute';
import { isKnown } from '../../private/tokens';
import { IBatchQueue } from '../../queue/queue';
import { sizeOf } from '../container/container-size';
import { MultiNodeJobOptions } from '../multi-node-job-props';
import { capacityProblem, sum } from './size-checks';

/** https://docs.aws.amazon.com/batch/latest/userguide/multi-node-parallel-jobs.html */
const MAX_GROUPS = 5;
const MAX_NODES = 1000;

/** What keeps a job from running on several nodes, in words. Values that are not known yet (tokens) pass. */
export function multiNodeProblems(job: MultiNodeJobOptions): (string | undefined)[] {
  const { nodeGroups, queue } = job;
  return [
    platformProblem(queue),
    ...queue.compute.flatMap((compute) => [computeProblem(compute), networkProblem(compute)]),
    nodeGroups.length < 1 || nodeGroups.length > MAX_GROUPS
      ? `\`nodeGroups\` must have 1 to ${MAX_GROUPS} entries, got ${nodeGroups.length}; join groups that run the same (JD-16)`
      : undefined,
    nodesProblem(job),
    mainNodeProblem(job),
    capacityProblem(queue, totalVcpus(job)),
  ];
}

function platformProblem({ platform }: IBatchQueue): string | undefined {
  return platform === ComputePlatform.EC2
    ? undefined
    : `a job on several nodes must run on EC2, got a queue on ${platform}; give it a queue with compute of EC2 instances on demand (JD-16)`;
}

function computeProblem(compute: ICompute): string | undefined {
  if (compute.spot) {
    return `a job on several nodes must not run on Spot capacity, got ${compute.node.path} in its queue; give it a queue with compute on demand only (JD-16)`;
  }
  return compute instanceof UnmanagedCompute
    ? `a job on several nodes must run on compute that AWS Batch manages, got ${compute.node.path} in its queue; use Ec2Compute (JD-16)`
    : undefined;
}

/** The nodes have network interfaces of their own, which get no public address. */
function networkProblem({ network, node }: ICompute): string | undefined {
  return network?.assignPublicIp
    ? `a job on several nodes must run in private subnets, got public ones of ${node.path}, out of which its nodes have no way; use Egress.nat() or Egress.endpoints() (NW-17)`
    : undefined;
}

function nodesProblem({ nodeGroups }: MultiNodeJobOptions): string | undefined {
  const odd = nodeGroups.find(({ nodes }) => isKnown(nodes) && !(Number.isInteger(nodes) && nodes >= 1));
  if (odd) { return `\`nodes\` must be an integer from 1, got ${odd.nodes}; leave the group out for none (JD-16)`; }
  const total = sum(nodeGroups.map(({ nodes }) => nodes));
  return total !== undefined && total > MAX_NODES
    ? `the groups must have at most ${MAX_NODES} nodes in all, got ${total}; make each node larger, or use an array job (JD-16)`
    : undefined;
}

function mainNodeProblem({ mainNode, nodeGroups }: MultiNodeJobOptions): string | undefined {
  const total = sum(nodeGroups.map(({ nodes }) => nodes));
  return isKnown(mainNode) && total !== undefined && !(Number.isInteger(mainNode) && mainNode >= 0 && mainNode < total)
    ? `\`mainNode\` must be an integer from 0 to ${total - 1}, the last of ${total} nodes, got ${mainNode}; nodes are numbered from 0 (JD-16)`
    : undefined;
}

function totalVcpus({ nodeGroups }: MultiNodeJobOptions): number | undefined {
  return sum(nodeGroups.map((group) => {
    const { vcpus } = sizeOf(group);
    return isKnown(vcpus) && isKnown(group.nodes) ? vcpus * group.nodes : undefined;
  }));
}
