import { Stack, Token } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as sns from 'aws-cdk-lib/aws-sns';
import { IConstruct } from 'constructs';

/**
 * What happened to a job, in words: its name and id, its state and why, the exit code and what its container says, the queue, and links to the job and
 * to its log in the AWS console. What the event does not have stays empty: an array job has no exit code, a job of several containers none for all.
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
   * @param topic The topic. The target lets Amazon EventBridge publish to it.
   */
  public static toTopic(topic: sns.ITopic): events.IRuleTarget {
    return { bind: (rule, id) => new targets.SnsTopic(topic, { message: JobMessage.toInput(topic) }).bind(rule, id) };
  }

  /**
   * The message as the input of any other target.
   *
   * @param scope Any construct of the stack, which tells the partition of AWS that the links lead to.
   */
  public static toInput(scope: IConstruct): events.RuleTargetInput {
    return events.RuleTargetInput.fromMultilineText(lines(consoleDomain(scope)).join('\n'));
  }

  private constructor() {}
}

/** The fields are those of https://docs.aws.amazon.com/batch/latest/APIReference/API_JobDetail.html. */
function lines(domain: string): string[] {
  const { region, detailType } = events.EventField;
  const [jobName, jobId, status, statusReason, jobQueue] = ['jobName', 'jobId', 'status', 'statusReason', 'jobQueue'].map(field);
  const [exitCode, reason, stream] = ['exitCode', 'reason', 'logStreamName'].map((name) => field(`container.${name}`));
  const group = field('container.logConfiguration.options.awslogs-group');
  const console = (service: string) => `https://${region}.${domain}/${service}/home?region=${region}`;
  return [
    `${detailType}: ${jobName} (${jobId}) is ${status}. ${statusReason}`,
    `Exit code: ${exitCode}. ${reason}`,
    `Queue: ${jobQueue}`,
    `Job: ${console('batch')}#jobs/detail/${jobId}`,
    // this form of a link takes names with slashes as they are; the newer one wants them encoded, which an input transformer cannot
    `Log: ${console('cloudwatch')}#logEventViewer:group=${group};stream=${stream}`,
  ];
}

function field(name: string): string {
  return events.EventField.fromPath(`$.detail.${name}`);
}

/** Other partitions have consoles of their own; a stack without a region is taken to be in the first one. */
function consoleDomain(scope: IConstruct): string {
  const { region } = Stack.of(scope);
  if (Token.isUnresolved(region)) { return 'console.aws.amazon.com'; }
  if (region.startsWith('cn-')) { return 'console.amazonaws.cn'; }
  return region.startsWith('us-gov-') ? 'console.amazonaws-us-gov.com' : 'console.aws.amazon.com';
}
