import * as events from 'aws-cdk-lib/aws-events';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { fail } from '../private/errors';

/** Options of `JobTriggerSource.s3Objects()`. */
export interface S3ObjectsOptions {
  /**
   * What the keys of the objects begin with.
   *
   * @default - any
   */
  readonly prefix?: string;

  /**
   * What the keys of the objects end with.
   *
   * @default - any
   */
  readonly suffix?: string;
}

/** Options of `JobTriggerSource.events()`. */
export interface TriggerEventsOptions {
  /**
   * The bus that the events come on.
   *
   * @default - the default bus of the account
   */
  readonly eventBus?: events.IEventBus;
}

/**
 * What starts a job.
 *
 * @example
 * declare const inbox: sqs.Queue;
 * declare const thumbnails: ContainerJob;
 *
 * new JobTrigger(this, 'OnMessage', {
 *   job: thumbnails,
 *   source: JobTriggerSource.messages(inbox),
 *   parametersFromEvent: { folder: '$.body.folder' },
 * });
 */
export class JobTriggerSource {
  /**
   * New objects of a bucket, each of them. Bucket and key are at `$.detail.bucket.name` and `$.detail.object.key`.
   *
   * The bucket sends its events to Amazon EventBridge from now on. To do so for a bucket of a CloudFormation template, the CDK adds a custom resource.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html
   * @param bucket The bucket, in the region of the job. One that was imported must send its events already.
   * @param options Which objects.
   */
  public static s3Objects(bucket: s3.IBucket, options: S3ObjectsOptions = {}): JobTriggerSource {
    const key = keyMatcher(options);
    return new JobTriggerSource({
      pattern: {
        source: ['aws.s3'],
        detailType: ['Object Created'],
        detail: { bucket: { name: [bucket.bucketName] }, ...key && { object: { key: [key] } } },
      },
      prepare: () => { if (bucket instanceof s3.Bucket) { bucket.enableEventBridgeNotification(); } },
    });
  }

  /**
   * Events of Amazon EventBridge. Their fields are at `$.source`, `$.detail.…`.
   *
   * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html
   * @param pattern Which events.
   * @param options On which bus.
   */
  public static events(pattern: events.EventPattern, options: TriggerEventsOptions = {}): JobTriggerSource {
    if (Object.keys(pattern).length === 0) {
      fail(undefined, '`pattern` must say which events start the job, got an empty one, which would be all; give for example `source` and `detailType`');
    }
    return new JobTriggerSource({ pattern, eventBus: options.eventBus });
  }

  /**
   * Messages of a queue of Amazon SQS, each of them, through a pipe of Amazon EventBridge. The fields of a message in JSON are at `$.body.…`.
   *
   * A message is deleted when the job has been submitted. One that cannot be submitted comes back, until the queue moves it to its dead-letter queue: give
   * the queue one.
   *
   * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-sqs.html
   * @param queue The queue.
   */
  public static messages(queue: sqs.IQueue): JobTriggerSource {
    return new JobTriggerSource({ queue });
  }

  private constructor(
    /** @internal */ public readonly _from: TriggerFrom,
  ) {}
}

/**
 * Either a pattern or a queue.
 *
 * @internal
 */
export interface TriggerFrom {
  readonly pattern?: events.EventPattern;
  readonly eventBus?: events.IEventBus;
  readonly queue?: sqs.IQueue;
  prepare?(): void;
}

/** Of several matchers one is enough for EventBridge, so that both together are one wildcard. */
function keyMatcher({ prefix = '', suffix = '' }: S3ObjectsOptions): object | undefined {
  if (prefix && suffix) { return { wildcard: `${escape(prefix)}*${escape(suffix)}` }; }
  if (prefix) { return { prefix }; }
  return suffix ? { suffix } : undefined;
}

const escape = (text: string) => text.replace(/[\\*]/g, '\\$&');
