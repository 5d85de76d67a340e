import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as logs from 'aws-cdk-lib/aws-logs';
import { aws_batch } from 'aws-cdk-lib/interfaces';
import { IConstruct } from 'constructs';
import { QueueGrants } from './queue-grants';
import { ComputePlatform, ICompute } from '../compute/compute';
import { QueueEvents } from '../events/queue-events';

/**
 * A job queue and what is behind it: all that a job has to know of the place where it runs.
 */
export interface IBatchQueue extends IConstruct, ec2.IConnectable, aws_batch.IJobQueueRef {
  /** The compute that jobs of this queue run on, the first choice first. */
  readonly compute: ICompute[];

  /** What runs the containers of this queue's jobs. */
  readonly platform: ComputePlatform;

  /**
   * The processor architecture that the images of this queue's jobs are built for.
   *
   * @default - not known, where all compute is from elsewhere
   */
  readonly architecture?: ec2.InstanceArchitecture;

  /**
   * Whether the compute is shared by weights, so that every job is submitted with a share identifier.
   *
   * @default - not known, of a queue from elsewhere
   */
  readonly isFairShare?: boolean;

  /** Permissions on the queue. */
  readonly grants: QueueGrants;

  /** What happens to the jobs of this queue, and to the queue. */
  readonly events: QueueEvents;

  /** Where the jobs of this queue write their logs. */
  readonly logGroup: logs.ILogGroup;
}
