import { Duration, ResourceEnvironment } from 'aws-cdk-lib';
import * as batch from 'aws-cdk-lib/aws-batch';
import { aws_batch } from 'aws-cdk-lib/interfaces';
import { Construct } from 'constructs';
import { ExistingQueue } from './existing-queue';
import { BatchQueueAttributes } from './queue-attributes';
import { QueueBase } from './queue-base';
import { QueueGrants } from './queue-grants';
import { IBatchQueue } from './queue-interface';
import { BatchQueueProps } from './queue-props';
import { StuckJobPolicy } from './stuck-job-policy';
import { environmentOf, requireArn } from '../private/arns';
import { requireSamePlace } from '../private/place';
import { requireBatchName, requireInteger } from '../private/requirements';

/** What can never start gives way to what can; who waits for capacity goes on waiting. */
const NO_LOST_CAUSES = StuckJobPolicy.cancelAfterEach({ maxVcpusTooSmall: Duration.hours(1), noFittingInstance: Duration.hours(1) });

export * from './queue-interface';

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
export class BatchQueue extends QueueBase {
  /**
   * A job queue from elsewhere, by its ARN.
   *
   * @param scope The construct to put it in.
   * @param id The id of the construct.
   * @param jobQueueArn The ARN of the queue.
   * @param attributes The compute behind it, and what else is known.
   */
  public static fromJobQueueArn(scope: Construct, id: string, jobQueueArn: string, attributes: BatchQueueAttributes): IBatchQueue {
    requireArn(scope, 'jobQueueArn', jobQueueArn, 'job-queue');
    return new ExistingQueue(scope, id, { jobQueueRef: { jobQueueArn }, env: environmentOf(jobQueueArn) }, attributes);
  }

  /**
   * A job queue of `aws-cdk-lib`: an L1, an L2, or an imported one.
   *
   * @param scope The construct to put it in.
   * @param id The id of the construct.
   * @param jobQueue The queue.
   * @param attributes The compute behind it, and what else is known.
   */
  public static fromJobQueue(scope: Construct, id: string, jobQueue: aws_batch.IJobQueueRef, attributes: BatchQueueAttributes): IBatchQueue {
    return new ExistingQueue(scope, id, jobQueue, attributes);
  }

  /** The job queue. */
  public readonly jobQueue: batch.JobQueue;
  /** How the compute is shared, where it is shared by weights. */
  public readonly schedulingPolicy?: aws_batch.ISchedulingPolicyRef;
  /** Permissions on the queue. */
  public readonly grants: QueueGrants;
  /** Whether the compute is shared by weights, so that every job is submitted with a share identifier. */
  public readonly isFairShare?: boolean;

  constructor(scope: Construct, id: string, props: BatchQueueProps) {
    super(scope, id, props);
    props.compute.forEach((compute) => requireSamePlace(this, 'compute', compute));
    requireInteger(this, 'priority', props.priority, { min: 0, max: 1000, advice: 'the queue with the higher number is served first (CE-32)' });
    requireBatchName(this, 'jobQueueName', props.jobQueueName);
    this.isFairShare = props.fairShare !== undefined;
    this.schedulingPolicy = props.fairShare?._bind(this);
    this.jobQueue = this.createJobQueue(props);
    this.grants = QueueGrants.fromQueue(this.jobQueue);
  }

  /** What constructs of the `aws-cdk-lib` know the queue by. */
  public get jobQueueRef(): aws_batch.JobQueueReference {
    return this.jobQueue.jobQueueRef;
  }

  /** The account and region of the queue. */
  public get env(): ResourceEnvironment {
    return this.jobQueue.env;
  }

  private createJobQueue(props: BatchQueueProps): batch.JobQueue {
    const jobQueue = new batch.JobQueue(this, 'Resource', {
      computeEnvironments: props.compute.map((computeEnvironment, index) => ({ computeEnvironment, order: index + 1 })),
      priority: props.priority,
      jobQueueName: props.jobQueueName,
      enabled: props.enabled,
      schedulingPolicy: this.schedulingPolicy,
      jobStateTimeLimitActions: (props.stuckJobPolicy ?? NO_LOST_CAUSES)._actions(),
    });
    // the local Batch names a queue as its author did, whatever CloudFormation calls it
    (jobQueue.node.defaultChild as batch.CfnJobQueue).addMetadata('cdk-batchworks:path', this.node.path);
    return jobQueue;
  }
}
