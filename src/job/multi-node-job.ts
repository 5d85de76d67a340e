import { ResourceEnvironment } from 'aws-cdk-lib';
import * as batch from 'aws-cdk-lib/aws-batch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { containerProblems, noLogRouterProblem } from './checks/container-checks';
import { multiNodeProblems } from './checks/multi-node-checks';
import { sizeProblems } from './checks/size-checks';
import { renderConsumableResources } from './consumable-resource';
import { bindContainers, ContainerParts } from './container/container-parts';
import { completeContainer, l2ContainerProps, l2Ec2Props } from './container/l2-container';
import { JobBase } from './job-base';
import { jobDefinitionProps } from './job-definition-props';
import { JobNodeGroup, MultiNodeJobProps } from './multi-node-job-props';
import { InstanceCompute } from '../compute/instance-compute';
import { IBatchQueue } from '../queue/queue';

/**
 * A job that runs on several EC2 instances at once, which talk to each other: MPI, distributed training.
 *
 * It starts when all nodes are there, and runs on demand only, in private subnets. It cannot be an array job. The instances of the queue's compute may
 * connect to each other, at any port; those of compute from elsewhere need security groups that let them.
 *
 * @see https://docs.aws.amazon.com/batch/latest/userguide/multi-node-parallel-jobs.html
 *
 * @example
 * declare const queue: BatchQueue;
 *
 * const solver = JobSource.directory('./solver', { entry: 'solve.py' });
 * new MultiNodeJob(this, 'Solver', {
 *   queue,
 *   instanceType: ec2.InstanceType.of(ec2.InstanceClass.C7I, ec2.InstanceSize.XLARGE8),
 *   nodeGroups: [
 *     { nodes: 1, source: solver, command: ['--lead'], vcpus: 16, memory: Size.gibibytes(32) },
 *     { nodes: 7, source: solver, vcpus: 32, memory: Size.gibibytes(56) },
 *   ],
 * });
 */
export class MultiNodeJob extends JobBase {
  /** The job definition. */
  public readonly jobDefinition: batch.MultiNodeJobDefinition;

  /** The environment that the job definition is deployed to. */
  public readonly env: ResourceEnvironment;

  constructor(scope: Construct, id: string, props: MultiNodeJobProps) {
    super(scope, id, props, props.nodeGroups);
    this._refuse([
      ...multiNodeProblems(props),
      ...props.nodeGroups.flatMap((group) => [
        ...sizeProblems(props.queue, [group]), ...containerProblems(props.queue, group), noLogRouterProblem(group),
      ]),
    ]);

    this.jobDefinition = new batch.MultiNodeJobDefinition(this, 'Resource', {
      ...jobDefinitionProps(props), instanceType: props.instanceType, mainNode: props.mainNode,
    });
    this.env = this.jobDefinition.env;
    this.addNodeGroups(props);
    letNodesConnect(props.queue);
    this._describe(this.resource);
  }

  private get resource(): batch.CfnJobDefinition {
    return this.jobDefinition.node.defaultChild as batch.CfnJobDefinition;
  }

  /** The ranges follow each other, so that they cover all nodes, and none twice. */
  private addNodeGroups(props: MultiNodeJobProps) {
    const unbound = props.nodeGroups.map((options, index) => ({ scope: new Construct(this, `Nodes${index}`), options }));
    let startNode = 0;
    bindContainers(this._host, unbound).forEach((parts, index) => {
      const { scope, options } = unbound[index];
      const container = new batch.EcsEc2ContainerDefinition(scope, 'Container', { ...l2ContainerProps(parts), ...l2Ec2Props(parts) });
      this.jobDefinition.addContainer({ container, startNode, endNode: startNode + options.nodes - 1 });
      this.completeRange(`NodeProperties.NodeRangeProperties.${index}`, options, parts, props);
      startNode += options.nodes;
    });
  }

  /** What the L2 has no property for. */
  private completeRange(path: string, group: JobNodeGroup, parts: ContainerParts, props: MultiNodeJobProps) {
    completeContainer(this.resource, `${path}.Container`, parts, this._jobRoleArn, props);
    const consumed = renderConsumableResources(group.consumableResources)?.consumableResourceList;
    this.resource.addPropertyOverride(`${path}.ConsumableResourceProperties.ConsumableResourceList`, consumed?.map(
      ({ consumableResource, quantity }) => ({ ConsumableResource: consumableResource, Quantity: quantity }),
    ));
  }
}

/** The nodes agree on their ports while they run, and a security group admits nobody by itself. */
function letNodesConnect({ compute }: IBatchQueue) {
  compute.filter((one) => one instanceof InstanceCompute)
    .forEach(({ connections }) => connections.allowFrom(connections, ec2.Port.allTraffic(), 'nodes of multi-node jobs'));
}
