import { ResourceEnvironment } from 'aws-cdk-lib';
import * as batch from 'aws-cdk-lib/aws-batch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as logs from 'aws-cdk-lib/aws-logs';
import { aws_batch } from 'aws-cdk-lib/interfaces';
import { Construct, IConstruct } from 'constructs';
import { QueueGrants } from './queue-grants';
import { requireRunnable } from './queue-rules';
import { ComputePlatform, ICompute } from '../compute/compute';
import { fail } from '../private/errors';
import { requireBatchName, requireInteger } from '../private/requirements';

/**
 * A job queue and what is behind it: all that a job has to know of the place where it runs.
 */
export interface IBatchQueue extends IConstruct, ec2.IConnectable, aws_batch.IJobQueueRef {
  /** The compute that jobs of this queue run on, the first choice first. */
  readonly compute: ICompute[];

  /** What runs the containers of this queue's jobs. */
  readonly platform: ComputePlatform;

  /** The processor architecture that the images of this queue's jobs are built for. */
  readonly architecture: ec2.InstanceArchitecture;

  /** Permissions on the queue. */
  readonly grants: QueueGrants;

  /** Where the jobs of this queue write their logs. */
  readonly logGroup: logs.ILogGroup;
}

/**
 * Options of a job queue.
 */
export interface BatchQueueOptions {
  /**
   * The compute that jobs run on, in the order in which AWS Batch tries it: one to three, all of one platform and one architecture.
   *
   * @see https://docs.aws.amazon.com/batch/latest/userguide/job_queues.html
   */
  readonly compute: ICompute[];

  /**
   * Which queue is served first where several share compute: the one with the higher number. From 0 to 1000.
   *
   * @default 1
   */
  readonly priority?: number;

  /**
   * The name of the job queue: up to 128 letters, digits, hyphens and underscores.
   *
   * @default - AWS CloudFormation makes a name
   */
  readonly jobQueueName?: string;

  /**
   * Whether the queue takes jobs. The jobs in a queue that is disabled still run.
   *
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * Where the jobs of this queue write their logs.
   *
   * @default - a log group is made when the first job needs it
   */
  readonly logGroup?: logs.ILogGroup;

  /**
   * How long the log group that is made keeps the logs. Not with `logGroup`, which has a retention of its own.
   *
   * @default logs.RetentionDays.ONE_MONTH
   */
  readonly logRetention?: logs.RetentionDays;
}

/**
 * Properties of a `BatchQueue`.
 */
export interface BatchQueueProps extends BatchQueueOptions {}

/**
 * A job queue of AWS Batch, with its compute in order of preference.
 *
 * @example
 * declare const spot: SpotCompute;
 * declare const onDemand: Ec2Compute;
 *
 * // spot capacity first, on-demand capacity when there is none
 * new BatchQueue(this, 'Bulk', { priority: 1, compute: [spot, onDemand] });
 */
export class BatchQueue extends Construct implements IBatchQueue {
  /** The job queue. */
  public readonly jobQueue: batch.JobQueue;
  public readonly jobQueueRef: aws_batch.JobQueueReference;
  public readonly env: ResourceEnvironment;
  public readonly compute: ICompute[];
  public readonly platform: ComputePlatform;
  public readonly architecture: ec2.InstanceArchitecture;
  public readonly connections: ec2.Connections;
  public readonly grants: QueueGrants;

  private readonly logRetention: logs.RetentionDays;
  private jobLogGroup?: logs.ILogGroup;

  constructor(scope: Construct, id: string, props: BatchQueueProps) {
    super(scope, id);
    this.refuseMisuse(props);
    requireRunnable(this, props.compute);

    this.compute = [...props.compute];
    this.platform = props.compute[0].platform;
    this.architecture = props.compute[0].architecture;
    this.connections = new ec2.Connections({ securityGroups: props.compute.flatMap(({ connections }) => connections.securityGroups) });
    this.jobLogGroup = props.logGroup;
    this.logRetention = props.logRetention ?? logs.RetentionDays.ONE_MONTH;

    this.jobQueue = this.createJobQueue(props);
    this.jobQueueRef = this.jobQueue.jobQueueRef;
    this.env = this.jobQueue.env;
    this.grants = QueueGrants.fromQueue(this.jobQueue);
  }

  public get logGroup(): logs.ILogGroup {
    this.jobLogGroup ??= new logs.LogGroup(this, 'Logs', { retention: this.logRetention });
    return this.jobLogGroup;
  }

  private refuseMisuse(props: BatchQueueProps) {
    requireInteger(this, 'priority', props.priority, { min: 0, max: 1000, advice: 'the queue with the higher number is served first' });
    requireBatchName(this, 'jobQueueName', props.jobQueueName);
    if (props.logGroup && props.logRetention !== undefined) {
      fail(this, '`logRetention` is for a log group that is made here, but `logGroup` is an existing one; leave one of them out');
    }
  }

  private createJobQueue(props: BatchQueueProps): batch.JobQueue {
    const jobQueue = new batch.JobQueue(this, 'Resource', {
      computeEnvironments: props.compute.map((computeEnvironment, index) => ({ computeEnvironment, order: index + 1 })),
      priority: props.priority,
      jobQueueName: props.jobQueueName,
      enabled: props.enabled,
    });
    // the local Batch names a queue as its author did, whatever CloudFormation calls it
    (jobQueue.node.defaultChild as batch.CfnJobQueue).addMetadata('cdk-batchworks:path', this.node.path);
    return jobQueue;
  }
}
