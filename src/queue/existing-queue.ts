import { ResourceEnvironment } from 'aws-cdk-lib';
import { aws_batch } from 'aws-cdk-lib/interfaces';
import { Construct } from 'constructs';
import { BatchQueueAttributes } from './queue-attributes';
import { QueueBase } from './queue-base';
import { QueueGrants } from './queue-grants';

/** A job queue from elsewhere. */
export class ExistingQueue extends QueueBase {
  public readonly jobQueueRef: aws_batch.JobQueueReference;
  public readonly env: ResourceEnvironment;
  public readonly grants: QueueGrants;
  public readonly isFairShare?: boolean;

  constructor(scope: Construct, id: string, queue: Pick<aws_batch.IJobQueueRef, 'jobQueueRef' | 'env'>, attributes: BatchQueueAttributes) {
    super(scope, id, attributes);
    this.jobQueueRef = queue.jobQueueRef;
    this.env = queue.env;
    this.isFairShare = attributes.isFairShare;
    this.grants = QueueGrants.fromQueue(this);
  }
}
