import { ResourceEnvironment } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as logs from 'aws-cdk-lib/aws-logs';
import { aws_batch } from 'aws-cdk-lib/interfaces';
import { Construct } from 'constructs';
import { QueueGrants } from './queue-grants';
import { IBatchQueue } from './queue-interface';
import { requireRunnable } from './queue-rules';
import { ComputePlatform, ICompute } from '../compute/compute';
import { QueueEvents } from '../events/queue-events';
import { fail } from '../private/errors';

/** What is known of a queue, made here or elsewhere. */
export interface QueueBaseProps {
  readonly compute: ICompute[];
  readonly logGroup?: logs.ILogGroup;
  readonly logRetention?: logs.RetentionDays;
}

/**
 * What follows from the compute of a queue, and its log group: the same for a queue made here and for one from elsewhere.
 *
 * @internal
 */
export abstract class QueueBase extends Construct implements IBatchQueue {
  /** What constructs of the `aws-cdk-lib` know the queue by. */
  public abstract readonly jobQueueRef: aws_batch.JobQueueReference;
  /** The account and region of the queue. */
  public abstract readonly env: ResourceEnvironment;
  /** Permissions on the queue. */
  public abstract readonly grants: QueueGrants;
  /** Whether the compute is shared by weights, so that every job is submitted with a share identifier. */
  public abstract readonly isFairShare?: boolean;
  /** The compute that jobs run on, the first choice first. */
  public readonly compute: ICompute[];
  /** What runs the containers of this queue's jobs. */
  public readonly platform: ComputePlatform;
  /** The processor architecture that the images of this queue's jobs are built for. */
  public readonly architecture?: ec2.InstanceArchitecture;

  private readonly logRetention: logs.RetentionDays;
  private jobLogGroup?: logs.ILogGroup;

  constructor(scope: Construct, id: string, props: QueueBaseProps) {
    super(scope, id);
    requireRunnable(this, props.compute);
    if (props.logGroup && props.logRetention !== undefined) {
      fail(this, '`logRetention` is for a log group that is made here, but `logGroup` is an existing one; leave one of them out');
    }
    this.compute = [...props.compute];
    this.platform = props.compute[0].platform;
    this.architecture = props.compute.find(({ architecture }) => architecture !== undefined)?.architecture;
    this.jobLogGroup = props.logGroup;
    this.logRetention = props.logRetention ?? logs.RetentionDays.ONE_MONTH;
  }

  /** What happens to the jobs of this queue, and to the queue. */
  public get events(): QueueEvents {
    return QueueEvents.fromQueue(this);
  }

  /** What the jobs of this queue may connect to, on any of its compute. */
  public get connections(): ec2.Connections {
    return new ec2.Connections({ securityGroups: this.compute.flatMap(({ connections }) => connections.securityGroups) });
  }

  /** Where the jobs of this queue write their logs; made when it is first asked for. */
  public get logGroup(): logs.ILogGroup {
    this.jobLogGroup ??= new logs.LogGroup(this, 'Logs', { retention: this.logRetention });
    return this.jobLogGroup;
  }
}
