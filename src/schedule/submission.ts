import { Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { aws_batch } from 'aws-cdk-lib/interfaces';
import { IConstruct } from 'constructs';
import { containerOverrides, retryStrategy } from './overrides';
import { requireSubmittable } from './submission-checks';
import { JobSubmissionOptions } from './submission-options';
import { fail } from '../private/errors';
import { IBatchQueue } from '../queue/queue';
import { QueueGrants } from '../queue/queue-grants';

/** What jobs of this library know of themselves, and a job definition from elsewhere does not. */
export interface KnownJob {
  readonly queue?: IBatchQueue;
  readonly arraySize?: number;
  readonly parameters?: { [name: string]: string };
  readonly requiredParameters?: string[];
}

/** A queue, of which more is known where it is one of this library. */
export type AnyQueue = aws_batch.IJobQueueRef & Partial<Pick<IBatchQueue, 'platform' | 'isFairShare'>>;

/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_BatchParameters.html; the parameters come with the event. */
const PLAIN = ['JobName', 'JobQueue', 'JobDefinition', 'ArrayProperties', 'Parameters'];

/** A job that something will submit later: checked now, and rendered for whatever submits it. */
export class Submission {
  public readonly job: aws_batch.IJobDefinitionRef & KnownJob;
  public readonly queue: AnyQueue;
  public readonly jobName: string;
  public readonly arraySize?: number;

  /**
   * @param scope What submits.
   * @param options What is submitted.
   * @param parametersToCome The parameters whose values are only known when it is submitted.
   */
  constructor(scope: IConstruct, public readonly options: JobSubmissionOptions, parametersToCome: string[] = []) {
    this.job = options.job;
    this.queue = options.queue ?? this.job.queue
      ?? fail(scope, `\`queue\` is required for ${this.job.node.path}, a job definition from elsewhere; say where it runs`);
    this.arraySize = options.arraySize ?? this.job.arraySize;
    this.jobName = options.jobName ?? nameOf(this.job, scope);
    requireSubmittable(scope, this, parametersToCome);
  }

  /** Whether a rule or a pipe of Amazon EventBridge can submit it by itself: they know nothing of the rest. */
  public get isPlain(): boolean {
    return Object.keys(this.request()).every((key) => PLAIN.includes(key));
  }

  /** Lets a role submit it, and what will be its next revisions. */
  public grantTo(role: iam.IGrantable): iam.Grant {
    return QueueGrants.fromQueue(this.queue).submit(role, this.job);
  }

  /** The request of `SubmitJob` as EventBridge Scheduler and Step Functions have it: keys begin with a capital letter. */
  public request(): { [key: string]: any } {
    const { parameters, timeout, retryPolicy, shareIdentifier, schedulingPriority } = this.options;
    return {
      JobName: this.jobName,
      JobQueue: this.queue.jobQueueRef.jobQueueArn,
      JobDefinition: this.job.jobDefinitionRef.jobDefinitionArn,
      ...this.arraySize !== undefined && { ArrayProperties: { Size: this.arraySize } },
      ...parameters && { Parameters: parameters },
      ...containerOverrides(this),
      ...timeout && { Timeout: { AttemptDurationSeconds: timeout.toSeconds() } },
      ...retryPolicy && { RetryStrategy: retryStrategy(retryPolicy) },
      ...shareIdentifier !== undefined && { ShareIdentifier: shareIdentifier },
      ...schedulingPriority !== undefined && { SchedulingPriorityOverride: schedulingPriority },
    };
  }
}

/** https://docs.aws.amazon.com/batch/latest/APIReference/API_SubmitJob.html */
const MAX_NAME = 128;

function nameOf(job: IConstruct, scope: IConstruct): string {
  const name = `${job.node.id}-${scope.node.id}`;
  return Token.isUnresolved(name) ? name : name.replace(/[^A-Za-z0-9_-]/g, '').replace(/^[_-]+/, '').slice(0, MAX_NAME);
}
