import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { Ec2Compute, Ec2ComputeOptions } from '../compute/ec2-compute';
import { EksCompute } from '../compute/eks-compute';
import { EksComputeOptions } from '../compute/eks-compute-options';
import { FargateCompute, FargateComputeOptions } from '../compute/fargate-compute';
import { ManagedInstancesCompute } from '../compute/managed-instances-compute';
import { ManagedInstancesComputeOptions } from '../compute/managed-instances-options';
import { SpotCompute, SpotComputeOptions } from '../compute/spot-compute';
import { UnmanagedCompute, UnmanagedComputeOptions } from '../compute/unmanaged-compute';
import { UnmanagedFleet } from '../compute/unmanaged-fleet';
import { UnmanagedFleetOptions } from '../compute/unmanaged-fleet-options';
import { ContainerJob } from '../job/container-job';
import { ContainerJobOptions } from '../job/container-job-props';
import { EksJob } from '../job/eks-job';
import { EksJobOptions } from '../job/eks-job-props';
import { MultiContainerJob } from '../job/multi-container-job';
import { MultiContainerJobOptions } from '../job/multi-container-job-props';
import { MultiNodeJob } from '../job/multi-node-job';
import { MultiNodeJobOptions } from '../job/multi-node-job-props';
import { BatchMonitoring } from '../monitoring/monitoring';
import { BatchMonitoringOptions } from '../monitoring/monitoring-options';
import { Egress } from '../network/egress';
import { BatchNetwork } from '../network/network';
import { fail } from '../private/errors';
import { BatchQueue } from '../queue/queue';
import { BatchQueueOptions } from '../queue/queue-props';
import { JobSchedule, JobScheduleOptions } from '../schedule/job-schedule';
import { JobTrigger, JobTriggerOptions } from '../schedule/job-trigger';
import { JobGraph } from '../workflow/job-graph';
import { JobGraphOptions } from '../workflow/job-graph-props';

/** Properties of `BatchPlatform`. */
export interface BatchPlatformProps {
  /**
   * The network that the jobs run in. Excludes `vpc` and `egress`, which are a short way to say the same.
   *
   * @default - a `BatchNetwork` of `vpc` and `egress` is made
   */
  readonly network?: BatchNetwork;

  /**
   * An existing VPC to run the jobs in.
   *
   * @default - a VPC is made
   */
  readonly vpc?: ec2.IVpc;

  /**
   * How the jobs reach AWS and the internet from the VPC that is made.
   *
   * @default - `Egress.nat()`
   */
  readonly egress?: Egress;

  /**
   * The log group of the jobs. Excludes `logRetention`.
   *
   * @default - a log group is made
   */
  readonly logGroup?: logs.ILogGroup;

  /**
   * How long the output of the jobs is kept in the log group that is made.
   *
   * @default logs.RetentionDays.ONE_MONTH
   */
  readonly logRetention?: logs.RetentionDays;
}

/**
 * AWS Batch from the VPC to the job: it makes the network and the log group, and wires what is added to it.
 *
 * The platform only connects. Every part (`BatchNetwork`, `FargateCompute`, `BatchQueue`, `ContainerJob`, …) also works without it.
 *
 * @example
 * const batch = new BatchPlatform(this, 'Render');
 *
 * const spot = batch.addSpotCompute('Spot', { maxVcpus: 256, maxPricePercent: 60 });
 * const onDemand = batch.addEc2Compute('OnDemand', { maxVcpus: 32 });
 * const bulk = batch.addQueue('Bulk', { priority: 1, compute: [spot] });
 * batch.addQueue('Urgent', { priority: 100, compute: [onDemand] });
 *
 * batch.addJob('Frame', {
 *   queue: bulk,
 *   image: ecs.ContainerImage.fromAsset('./frame'),
 *   vcpus: 2,
 *   memory: Size.gibibytes(4),
 *   command: ['node', 'frame.mjs', '--scene', 'Ref::scene'],
 *   parameters: { scene: 'default' },
 * });
 */
export class BatchPlatform extends Construct {
  /** The network that the jobs run in. */
  public readonly network: BatchNetwork;

  /** The log group of the jobs. */
  public readonly logGroup: logs.ILogGroup;

  constructor(scope: Construct, id: string, props: BatchPlatformProps = {}) {
    super(scope, id);
    refuseTwoWays(this, props, 'network', ['vpc', 'egress']);
    refuseTwoWays(this, props, 'logGroup', ['logRetention']);
    this.network = props.network ?? new BatchNetwork(this, 'Network', { vpc: props.vpc, egress: props.egress });
    this.logGroup = props.logGroup ?? new logs.LogGroup(this, 'Logs', { retention: props.logRetention ?? logs.RetentionDays.ONE_MONTH });
  }

  /** The VPC that the jobs run in. */
  public get vpc(): ec2.IVpc {
    return this.network.vpc;
  }

  /**
   * Adds capacity on Fargate.
   *
   * @param id The id of the construct.
   * @param options How much, of which kind.
   */
  public addFargateCompute(id: string, options: FargateComputeOptions = {}): FargateCompute {
    return new FargateCompute(this, id, { network: this.network, ...options });
  }

  /**
   * Adds capacity of EC2 instances on demand.
   *
   * @param id The id of the construct.
   * @param options How much, of which kind.
   */
  public addEc2Compute(id: string, options: Ec2ComputeOptions = {}): Ec2Compute {
    return new Ec2Compute(this, id, { network: this.network, ...options });
  }

  /**
   * Adds capacity of EC2 Spot instances.
   *
   * @param id The id of the construct.
   * @param options How much, of which kind, at which price.
   */
  public addSpotCompute(id: string, options: SpotComputeOptions = {}): SpotCompute {
    return new SpotCompute(this, id, { network: this.network, ...options });
  }

  /**
   * Adds capacity in an Amazon EKS cluster, in the VPC of the platform.
   *
   * @param id The id of the construct.
   * @param options In which cluster, how much, of which kind.
   */
  public addEksCompute(id: string, options: EksComputeOptions): EksCompute {
    return new EksCompute(this, id, { network: this.network, ...options });
  }

  /**
   * Adds capacity of Amazon ECS Managed Instances.
   *
   * @param id The id of the construct.
   * @param options How much, of which kind.
   */
  public addManagedInstancesCompute(id: string, options: ManagedInstancesComputeOptions = {}): ManagedInstancesCompute {
    return new ManagedInstancesCompute(this, id, { network: this.network, ...options });
  }

  /**
   * Adds a compute environment whose instances you look after yourself.
   *
   * @param id The id of the construct.
   * @param options What the instances are like.
   */
  public addUnmanagedCompute(id: string, options: UnmanagedComputeOptions = {}): UnmanagedCompute {
    return new UnmanagedCompute(this, id, { network: this.network, ...options });
  }

  /**
   * Adds a compute environment with a fleet of instances that grows and shrinks with its queues.
   *
   * @param id The id of the construct.
   * @param options What the instances are like, and how many there may be.
   */
  public addUnmanagedFleet(id: string, options: UnmanagedFleetOptions = {}): UnmanagedFleet {
    return new UnmanagedFleet(this, id, { network: this.network, ...options });
  }

  /**
   * Adds a queue.
   *
   * @param id The id of the construct.
   * @param options Its priority, and the compute that its jobs are sent to.
   */
  public addQueue(id: string, options: BatchQueueOptions): BatchQueue {
    // a retention asks for a log group of the queue's own
    return new BatchQueue(this, id, { logGroup: options.logRetention ? undefined : this.logGroup, ...options });
  }

  /**
   * Adds a job of one container.
   *
   * @param id The id of the construct.
   * @param options What it runs, and what it needs for it.
   */
  public addJob(id: string, options: ContainerJobOptions): ContainerJob {
    return new ContainerJob(this, id, options);
  }

  /**
   * Adds a job of several containers that run side by side.
   *
   * @param id The id of the construct.
   * @param options The containers, and what they need.
   */
  public addMultiContainerJob(id: string, options: MultiContainerJobOptions): MultiContainerJob {
    return new MultiContainerJob(this, id, options);
  }

  /**
   * Adds a job that runs on several instances at once.
   *
   * @param id The id of the construct.
   * @param options The nodes, and what they need.
   */
  public addMultiNodeJob(id: string, options: MultiNodeJobOptions): MultiNodeJob {
    return new MultiNodeJob(this, id, options);
  }

  /**
   * Adds a job that runs as a pod of an Amazon EKS cluster.
   *
   * @param id The id of the construct.
   * @param options What it runs, and what it needs for it.
   */
  public addEksJob(id: string, options: EksJobOptions): EksJob {
    return new EksJob(this, id, options);
  }

  /**
   * Adds a graph of jobs that depend on each other.
   *
   * @param id The id of the construct.
   * @param options How long a run may take, and where it is logged.
   */
  public addJobGraph(id: string, options: JobGraphOptions = {}): JobGraph {
    return new JobGraph(this, id, options);
  }

  /**
   * Submits a job again and again.
   *
   * @param id The id of the construct.
   * @param options Which job, and when.
   */
  public addSchedule(id: string, options: JobScheduleOptions): JobSchedule {
    return new JobSchedule(this, id, options);
  }

  /**
   * Submits a job for every new object in S3, every event, or every message.
   *
   * @param id The id of the construct.
   * @param options Which job, and what starts it.
   */
  public addTrigger(id: string, options: JobTriggerOptions): JobTrigger {
    return new JobTrigger(this, id, options);
  }

  /**
   * Adds metrics of queues, which AWS Batch does not publish, and what raises alarms on them.
   *
   * @param id The id of the construct.
   * @param options Which queues, and whom the alarms tell.
   */
  public addMonitoring(id: string, options: BatchMonitoringOptions): BatchMonitoring {
    return new BatchMonitoring(this, id, options);
  }
}

function refuseTwoWays(scope: Construct, props: BatchPlatformProps, whole: keyof BatchPlatformProps, parts: (keyof BatchPlatformProps)[]) {
  const given = parts.filter((part) => props[part] !== undefined);
  if (props[whole] !== undefined && given.length > 0) {
    fail(scope, `\`${whole}\` must not be given together with ${given.map((part) => `\`${part}\``).join(' and ')}; say it in one of the two ways`);
  }
}
