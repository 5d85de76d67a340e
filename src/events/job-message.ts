import * as events from 'aws-cdk-lib/aws-events';
import * as sns from 'aws-cdk-lib/aws-sns';
import { IConstruct } from 'constructs';
import { MessageTarget, messageInput } from './message-target';
import { MessageKind } from './message-text';

/**
 * What happened to a job, in words: its name and id, its state and why, the exit code, what its container says, the queue, and links to the job and to
 * its log in the AWS console. Of several containers, exit codes and log streams are lists.
 *
 * An array job has no exit code and no log of its own, a job that never ran neither: the link to the job leads on, to its children as well.
 *
 * Amazon EventBridge puts each line between quotation marks.
 *
 * @example
 * declare const queue: BatchQueue;
 *
 * const onCall = new sns.Topic(this, 'OnCall', { enforceSSL: true });
 * queue.events.onFailed('Alert', { target: JobMessage.toTopic(onCall) });
 */
export class JobMessage {
  /**
   * A target that sends the message to a topic of Amazon SNS.
   *
   * `onFailed()`, `onSucceeded()` and `onStateChange()` make two rules for it, as an input transformer cannot leave out a line: one for jobs
   * with a log, and its link, and one for jobs without. A rule that you make yourself sends the name of the log stream instead of the link.
   *
   * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
   * @param topic The topic. The target lets Amazon EventBridge publish to it.
   */
  public static toTopic(topic: sns.ITopic): events.IRuleTarget {
    return new MessageTarget(topic);
  }

  /**
   * The message as the input of any other target, with the name of the log stream instead of a link to it: not every job has one.
   *
   * @param scope Any construct of the stack, which tells the partition of AWS that the links lead to.
   */
  public static toInput(scope: IConstruct): events.RuleTargetInput {
    return messageInput(scope, MessageKind.JOB);
  }

  private constructor() {}
}
