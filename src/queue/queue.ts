import { ResourceEnvironment } from 'aws-cdk-lib';
import * as batch from 'aws-cdk-lib/aws-batch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as logs from 'aws-cdk-lib/aws-logs';
import { aws_batch } from 'aws-cdk-lib/interfaces';
import { Construct, IConstruct } from 'constructs';
import { QueueGrants } from './queue-grants';
import { BatchQueueProps } from './queue-props';
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
  /** What constructs of the `aws-cdk-lib` know the queue by. */
  public readonly jobQueueRef: aws_batch.JobQueueReference;
  /** The account and region of the queue. */
  public readonly env: ResourceEnvironment;
  /** The compute that jobs run on, the first choice first. */
  public readonly compute: ICompute[];
  /** What runs the containers of this queue's jobs. */
  public readonly platform: ComputePlatform;
  /** The processor architecture that the images of this queue's jobs are built for. */
  public readonly architecture: ec2.InstanceArchitecture;
  /** What the jobs of this queue may connect to, on any of its compute. */
  public readonly connections: ec2.Connections;
  /** Permissions on the queue. */
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

  /** Where the jobs of this queue write their logs; made when it is first asked for. */
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
