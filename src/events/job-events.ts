import { aws_batch } from 'aws-cdk-lib/interfaces';
import { BatchEvents } from './batch-events';
import { arnWithoutRevision } from '../private/arns';

/**
 * What becomes of jobs, as rules of Amazon EventBridge: with any target of `aws-events-targets`, or with a message that a person can read.
 *
 * AWS Batch sends an event whenever a job changes its state. It may send one twice. A job that is retried is not FAILED, but RUNNABLE again.
 *
 * @see https://docs.aws.amazon.com/batch/latest/userguide/batch_job_events.html
 *
 * @example
 * declare const job: ContainerJob;
 * declare const onCall: sns.Topic;
 * declare const cleanUp: lambda.Function;
 *
 * job.events.onFailed('Alert', { target: JobMessage.toTopic(onCall) });
 * job.events.onStateChange('CleanUp', {
 *   target: new targets.LambdaFunction(cleanUp),
 *   eventPattern: { detail: { status: ['SUCCEEDED', 'FAILED'] } },
 * });
 */
export class JobEvents extends BatchEvents {
  /**
   * The events of all jobs that are submitted with a definition, of whatever revision.
   *
   * @param jobDefinition The definition: one of this library, of `aws-cdk-lib`, or an imported one.
   */
  public static fromJobDefinition(jobDefinition: aws_batch.IJobDefinitionRef): JobEvents {
    return new JobEvents(jobDefinition);
  }

  private constructor(jobDefinition: aws_batch.IJobDefinitionRef) {
    // the event names the revision, and every change of the definition makes another one
    super(jobDefinition, { jobDefinition: [{ prefix: `${arnWithoutRevision(jobDefinition)}:` }] });
  }
}
