import { Duration, Stack } from 'aws-cdk-lib';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { IConstruct } from 'constructs';

const ID = 'BatchStartsThatFailed';

/** The queue for what could not be started, which all schedules and triggers of a stack share: each message says what it was of. */
export function sharedDeadLetterQueue(scope: IConstruct): sqs.IQueue {
  const stack = Stack.of(scope);
  return (stack.node.tryFindChild(ID) as sqs.Queue | undefined) ?? new sqs.Queue(stack, ID, {
    encryption: sqs.QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14), // the most there is: somebody may be on holiday
  });
}
