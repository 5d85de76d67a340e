import * as iam from 'aws-cdk-lib/aws-iam';
import { aws_batch } from 'aws-cdk-lib/interfaces';
import { IConstruct } from 'constructs';
import { renderContainerOverrides } from './container-overrides';
import { JobSubmissionOverrides } from './job-submission-overrides';
import { Payload } from './payload';
import { submissionProblems } from './submission-checks';
import { RetryPolicy } from '../job/retry-policy';
import { IBatchQueue } from '../queue/queue';
import { QueueGrants } from '../queue/queue-grants';

/** A job definition, of which more is known where it is one of this library. */
export type AnyJob = aws_batch.IJobDefinitionRef & {
  readonly queue?: IBatchQueue;
  readonly arraySize?: number;
  readonly parameters?: { [name: string]: string };
  readonly requiredParameters?: string[];
};

/** A queue, of which more is known where it is one of this library. */
export type AnyQueue = aws_batch.IJobQueueRef & Partial<Pick<IBatchQueue, 'platform' | 'architecture' | 'isFairShare'>>;

/** A job that something will submit later: checked now, when somebody looks, and rendered for whatever submits it. */
export class Submission {
  public readonly job: AnyJob;
  public readonly queue: AnyQueue;
  public readonly arraySize?: number;

  /**
   * @param scope What submits it, from where it is.
   * @param options What is submitted.
   * @param refuse What to do when AWS Batch would refuse it.
   * @param parametersToCome The parameters whose values are only known when it is submitted.
   */
  constructor(
    public readonly scope: IConstruct,
    public readonly options: JobSubmissionOverrides,
    refuse: (problem: string) => never,
    parametersToCome: string[] = [],
  ) {
    this.job = options.job;
    this.queue = options.queue ?? this.job.queue
      ?? refuse(`\`queue\` is required for ${this.job.node.path}, a job definition from elsewhere; say where it runs`);
    this.arraySize = options.arraySize ?? this.job.arraySize;
    const problem = submissionProblems(this, parametersToCome).find((text) => text !== undefined);
    if (problem !== undefined) { refuse(problem); }
  }

  /** Lets a role submit it, and what will be its next revisions. */
  public grantTo(role: iam.IGrantable): iam.Grant {
    return QueueGrants.fromQueue(this.queue).submit(role, this.job);
  }

  /** The request of `SubmitJob`, but its name and what it depends on: what differs from the definition, and nothing else. */
  public request(): Payload {
    const { parameters, timeout, retryPolicy, shareIdentifier, schedulingPriority } = this.options;
    return {
      JobQueue: this.queue.jobQueueRef.jobQueueArn,
      JobDefinition: this.job.jobDefinitionRef.jobDefinitionArn,
      ...this.arraySize !== undefined && { ArrayProperties: { Size: this.arraySize } },
      ...parameters && { Parameters: parameters },
      ...renderContainerOverrides(this.options),
      ...timeout && { Timeout: { AttemptDurationSeconds: timeout.toSeconds() } },
      ...retryPolicy && { RetryStrategy: renderRetries(retryPolicy) },
      ...shareIdentifier !== undefined && { ShareIdentifier: shareIdentifier },
      ...schedulingPriority !== undefined && { SchedulingPriorityOverride: schedulingPriority },
    };
  }
}

function renderRetries({ attempts, _conditions }: RetryPolicy): Payload {
  return {
    Attempts: attempts,
    ..._conditions.length > 0 && {
      EvaluateOnExit: _conditions.map(({ action, on }) => ({
        Action: action,
        ...Object.fromEntries(Object.entries(on).map(([key, value]) => [`${key[0].toUpperCase()}${key.slice(1)}`, value])),
      })),
    },
  };
}
